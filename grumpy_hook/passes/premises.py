"""What must hold of its object, or of a global, for a destructor to do anything.

>>> # def __del__(self):
>>> #     if self.file is not None and not self.closed and settings.warn: ...
>>> # ("self", ("file",), "NotNone"), ("self", ("closed",), "False"), ("settings", ("warn",), "True")

A destructor mostly looks first whether there is something left to do. Where there is not, nobody
sees when it runs, so that nothing need be done for its running early.
"""

from __future__ import annotations

from typing import NamedTuple

from grumpy_hook.ir.nodes import Block, Function, Instr, Kind
from grumpy_hook.passes import lasting, owning


class Premise(NamedTuple):
    """`root`: a global, "" for self; `path`: attributes from there."""

    root: str
    path: tuple[str, ...]
    test: str


Found = tuple[Premise, Premise]  # one that a truth value stands for, and its opposite
LIFETIMES = owning.MADE | lasting.MADE
TESTS = {"is": ("None", "NotNone"), "truth": ("True", "False")}


def premises(fn: Function) -> tuple[Premise, ...]:
    """In the order in which they are tested; the function does nothing where one of them does not hold."""
    if fn.name != "__del__" or fn.kind is not Kind.PLAIN or fn.hosted is not None or len(fn.params.names) != 1:
        return ()
    blocks = {block.label: block for block in fn.blocks}
    block = fn.blocks[0]
    found: list[Premise] = []
    passed: set[int] = set()
    while block.label not in passed:
        passed.add(block.label)
        tests = _tested(block)
        if tests == {} and block.term.kind == "jump":
            block = blocks[block.term.targets[0]]
            continue
        test = tests.get(block.term.args[0]) if tests and block.term.kind == "branch" else None
        if test is None:
            break
        then, other = (blocks[label] for label in block.term.targets)
        if _ends(other, blocks):
            found.append(test[0])
            block = then
        elif _ends(then, blocks):
            found.append(test[1])
            block = other
        else:
            break
    return tuple(found)


def _tested(block: Block) -> dict[int, Found] | None:
    """The truth values that a block finds by looking at attributes. None where it does more."""
    paths: dict[int, tuple[str, ...]] = {0: ("",)}  # the root first
    nones: set[int] = set()
    found: dict[int, Found] = {}
    for i in block.instrs:
        if i.op in LIFETIMES:
            continue
        if 0 in i.dests:
            return None
        match i:
            case Instr("const", (dest,), imms=(None,)):
                nones.add(dest)
            case Instr("load_global", (dest,), imms=(str(name),)):
                paths[dest] = (name,)
            case Instr("getattr", (dest,), (of,), (str(name),)) if of in paths:
                paths[dest] = (*paths[of], name)
            case Instr("is", (dest,), (val, other), (bool(negated),)) if val in paths and other in nones:
                found[dest] = _both(paths[val], *(("NotNone", "None") if negated else ("None", "NotNone")))
            case Instr("truth", (dest,), (val,)) if val in paths:
                found[dest] = _both(paths[val], "True", "False")
            case Instr("not", (dest,), (val,)) if val in found:
                found[dest] = found[val][::-1]
            case _:
                return None
    return found


def _both(path: tuple[str, ...], test: str, opposite: str) -> Found:
    return Premise(path[0], path[1:], test), Premise(path[0], path[1:], opposite)


def _ends(block: Block, blocks: dict[int, Block]) -> bool:
    """From here on nothing happens any more."""
    while all(i.op == "const" or i.op in LIFETIMES for i in block.instrs):
        if block.term.kind == "return":
            return True
        if block.term.kind != "jump" or blocks[block.term.targets[0]].label <= block.label:
            return False
        block = blocks[block.term.targets[0]]
    return False
