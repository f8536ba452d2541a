"""Values that only the next operation sees: slices that are looped over, results between in arithmetic.

>>> # r4 = getslice r0 r1 r2 ; r8 = iter r4 ; b1: for_next r8 r9 b2 b3

Each making of the slice must be followed by one making of an iterator at most: a
slice that a variable keeps can be looped over again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from grumpy_hook.ir.nodes import Function, Instr
from grumpy_hook.passes.lattice import ANY, INT, NUMBER, Obj, Type

ARITHMETIC = frozenset({"add", "sub", "mul", "floordiv", "mod", "and", "or", "xor", "lshift", "rshift"})  # of which o.BinaryOn knows
FROM_LAST_WORDS = frozenset({"add", "sub", "mul", "and", "or", "xor", "lshift"})  # the last 64 bits of the operands tell those of the result
Position = tuple[int, int]  # block label, index in the block


def looped_over(fn: Function, strided: Collection[int]) -> set[int]:
    """Registers of such slices; `strided` are the slice objects that the next getitem alone uses."""
    made: dict[int, list[Position]] = defaultdict(list)
    loops: dict[int, list[Position]] = defaultdict(list)
    others: set[int] = set()
    for block in fn.blocks:
        for at, instr in enumerate(block.instrs):
            for dest in instr.dests:
                made[dest].append((block.label, at))
                if not cuts(instr, strided):
                    others.add(dest)
            if instr.op == "iter":
                loops[instr.args[0]].append((block.label, at))
            elif instr.op not in ("keep", "hold"):
                others.update(instr.args)
        others.update(block.term.args)
    before = _only_predecessors(fn)
    return {reg for reg, starts in loops.items() if reg not in others and len(made[reg]) == 1 and _once(made[reg][0], starts, before)}


def between(fn: Function, types: Mapping[int, Type]) -> set[int]:
    """Results of arithmetic, perhaps ints past 64 bits, that only one operation of arithmetic later in the block sees.

    >>> # r4 = binary r0 r1 'mul' ; r5 = binary r4 r2 'add'
    """
    made: dict[int, int] = defaultdict(int)
    used: dict[int, int] = defaultdict(int)
    candidates: set[int] = set()
    for block in fn.blocks:
        here: set[int] = set()
        for instr in block.instrs:
            for dest in instr.dests:
                made[dest] += 1
            if instr.op in ("keep", "hold"):
                continue
            for arg in instr.args:
                used[arg] += 1
            called = instr.op in ("binary", "inplace") and isinstance(types.get(instr.args[0], ANY), Obj)  # a method may keep its argument
            if instr.op in ("binary", "inplace") and instr.imms[0] in ARITHMETIC and not called:
                candidates |= here.intersection(instr.args)
                if instr.op == "binary" and types.get(instr.dest, ANY) in (ANY, NUMBER, INT):
                    here.add(instr.dest)
        for arg in block.term.args:
            used[arg] += 1
    return {reg for reg in candidates if made[reg] == used[reg] == 1}


def last_words(fn: Function, passed: Collection[int]) -> set[int]:
    """Those of the results `passed` on of which only the last 64 bits are looked at.

    >>> # r4 = binary r0 r1 'mul' ; r5 = binary r4 r2 'add' ; r3 = const 0xFFFFFFFF ; r6 = binary r5 r3 'and'
    """
    constants = {instr.dest: instr.imms[0] for block in fn.blocks for instr in block.instrs if instr.op == "const"}
    for block in fn.blocks:
        for instr in block.instrs:
            if instr.op != "const":
                for dest in instr.dests:
                    constants.pop(dest, None)
    found: set[int] = set()
    for block in fn.blocks:
        for instr in reversed(block.instrs):
            if instr.op not in ("binary", "inplace"):
                continue
            op, left, right = instr.imms[0], instr.args[0], instr.args[1]
            if instr.dest in found and op in FROM_LAST_WORDS:
                found.update(reg for reg in (instr.args if op != "lshift" else [left]) if reg in passed)
            for reg, other in ((left, right), (right, left)):
                limit = constants.get(other)
                if reg not in passed or type(limit) is not int:
                    continue
                if (op == "and" and 0 <= limit < 1 << 64) or (op == "mod" and reg == left and 0 < limit <= 1 << 64 and limit & (limit - 1) == 0):
                    found.add(reg)
    made = (instr for block in fn.blocks for instr in block.instrs if instr.op in ("binary", "inplace"))
    return found & {instr.dest for instr in made if instr.imms[0] in FROM_LAST_WORDS}


def cuts(instr: Instr, strided: Collection[int]) -> bool:
    """The operation takes a slice."""
    return instr.op == "getslice" or (instr.op == "getitem" and instr.args[1] in strided)


def _only_predecessors(fn: Function) -> dict[int, int]:
    """By block: the only one it is entered from."""
    entered: dict[int, set[int]] = defaultdict(set)
    for block in fn.blocks:
        for target in (*block.term.targets, *([] if block.handler is None else [block.handler])):
            entered[target].add(block.label)
    return {label: min(origins) for label, origins in entered.items() if len(origins) == 1}


def _once(made: Position, starts: list[Position], before: dict[int, int]) -> bool:
    """From the making, one of the starts is reached at most, and none in another way."""
    blocks = [label for label, _ in starts]
    for label, at in starts:
        if blocks.count(label) > 1 or (label == made[0] and at < made[1]):
            return False
        passed = {label}
        while label != made[0]:
            up = before.get(label)
            if up is None or up in passed or up in blocks:
                return False
            passed.add(up)
            label = up
    return True
