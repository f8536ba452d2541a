"""``f_Nt``: the quick version of a function for a place that only asks whether its result is true.

It returns 1 where it is, 0 where it is not, and 2 where the quick version would give up. So ``a or not b`` is one
test of each, and the caller's test is one of a number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from grumpy_hook.emit.quick import SILENT, QuickEmitter
from grumpy_hook.ir.nodes import Block, Function, Instr, RegKind
from grumpy_hook.passes.lattice import ANY, NUMBERS
from grumpy_hook.passes.types import Signature

if TYPE_CHECKING:
    from grumpy_hook.emit.package import Package

MOST_STEPS = 8  # blocks on the way to a return that only move registers


@dataclass
class TruthEmitter(QuickEmitter):
    """Emits ``f_Nt``. `went`: the blocks that the one being written goes to."""

    gives_up: ClassVar[str] = "return 2"
    went: set[int] = field(default_factory=set)

    def results(self) -> str:
        return "int"

    def reached(self, block: Block) -> set[int]:
        return self.went

    def _end(self, block: Block, seen: set[int], following: Block | None) -> bool:
        term, self.went = block.term, set()
        if term.kind not in ("jump", "branch", "return") or seen & set(term.targets):
            return False
        moved: dict[int, int] = {}
        for instr in block.instrs:
            _follow(moved, instr)
        if term.kind == "return":
            self.put(self._told(moved.get(term.args[0], term.args[0]), {}))
        elif term.kind == "jump":
            self.put(self._arrive(term.targets[0], moved, {}))
        else:
            asked = [i for i in self.defs.get(term.args[0], []) if i.op == "truth"]
            root = moved.get(asked[0].args[0], asked[0].args[0]) if len(asked) == 1 and asked[0] in block.instrs else None
            steady = root is not None and len(self.defs.get(root, [])) + (root < self.nparams) == 1
            yes, no = ({root: True}, {root: False}) if steady and root is not None else ({}, {})
            self.put(f"if {self.go_bool(term.args[0])} {{ {self._arrive(term.targets[0], moved, yes)} }}")
            self.put(self._arrive(term.targets[1], moved, no))
        return True

    def _arrive(self, label: int, moved: dict[int, int], known: dict[int, bool]) -> str:
        """Go statements that go on at a block, or return where it comes to nothing else. `moved`: where registers have
        their values from; `known`: what was found of them."""
        here, at = dict(moved), label
        for _ in range(MOST_STEPS):
            block = self.fn.block(at)
            if block.handler is not None or any(i.op not in SILENT and i.op != "move" for i in block.instrs):
                break
            for instr in block.instrs:
                _follow(here, instr)
            if block.term.kind == "return":
                return self._told(here.get(block.term.args[0], block.term.args[0]), known)
            if block.term.kind != "jump":
                break
            at = block.term.targets[0]
        self.went.add(label)
        return self.goto_block(label)

    def _told(self, reg: int, known: dict[int, bool]) -> str:
        """Go statements that return whether the register's value is true."""
        self.returns += 1
        if reg in known:
            return f"return {int(known[reg])}"
        if reg in self.constants:
            return f"return {int(bool(self.constants[reg]))}"
        made, number, before = self.defs.get(reg, []), self.scalar(reg), ""
        if len(made) == 1 and made[0].op == "bool_value":
            test = self.go_bool(made[0].args[0])
        elif number is not None:
            test = f"{number[1]} != 0"
        else:
            value, flag, more = self.value(reg), self.temp("flag", "bool"), self.temp("more", "bool")
            other = f"if {flag}, {more} = o.PlainTruth({value}); !{more} {{ {self.leave_here()} }}; if {flag} {{ return 1 }}; return 0"
            before, test = f"if {value}.IsOther() {{ {other} }}; ", f"{value}.IsTrue()"
        return f"{before}if {test} {{ return 1 }}; return 0"


def _follow(moved: dict[int, int], instr: Instr) -> None:
    """Keep up where registers have their values from."""
    source = moved.get(instr.args[0], instr.args[0]) if instr.op == "move" else None
    for dest in instr.dests:
        for reg in [dest, *(reg for reg, root in moved.items() if root == dest)]:
            moved.pop(reg, None)
    if source is not None and source not in instr.dests:
        moved[instr.dest] = source


def _asking(fn: Function) -> Function:
    """The function with comparisons that it only returns made as truth values."""
    kinds, blocks = list(fn.reg_kinds), []
    returned = {block.term.args[0] for block in fn.blocks if block.term.kind == "return"}
    used = [reg for block in fn.blocks for reg in [*(a for i in block.instrs for a in i.args), *block.term.args]]
    for block in fn.blocks:
        instrs = []
        for i in block.instrs:
            if i.op == "compare" and i.dest in returned and used.count(i.dest) == 1:
                kinds.append(RegKind.BOOL)
                instrs.append(replace(i, op="compare_bool", dests=(len(kinds) - 1,)))
                instrs.append(replace(i, op="bool_value", args=(len(kinds) - 1,), imms=()))
            else:
                instrs.append(i)
        blocks.append(replace(block, instrs=instrs))
    return replace(fn, blocks=blocks, reg_kinds=kinds)


def find(package: Package, index: int) -> str | None:
    """The Go function, where the function has a quick version that stores nothing."""
    quick = package.quick(index)
    if quick is None or quick.stores or quick.signature.result in NUMBERS:
        return None
    fn = package.module.functions[index]
    signature = package.types.signatures.get(index) or Signature((ANY,) * len(fn.params.names))
    return TruthEmitter(package, _asking(fn), f"f_{index}t", signature=signature).write()
