"""``q, r = divmod(a, b)`` of small ints: the two numbers go from the call to the unpacking in Go variables, without a tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.intrinsics import callee_name
from grumpy_hook.passes.types import LIFETIMES

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


def find(e: FunctionEmitter) -> set[int]:
    """Results of ``divmod(a, b)`` that only the unpacking right after it reads."""
    found = set()
    for block in e.fn.blocks:
        made = -1
        for instr in block.instrs:
            if made >= 0 and instr.op == "unpack" and instr.args[0] == made and len(instr.dests) == 2:
                found.add(made)
            if instr.op not in LIFETIMES:
                made = instr.dest if _divides(e, instr) else -1
    return found


def _divides(e: FunctionEmitter, i: Instr) -> bool:
    if i.op != "call" or len(i.args) != 3 or callee_name(e.defs, i, e.package.module.globals_assigned) != "divmod":
        return False
    return len(e.readers(i.dest)) == 1 and len(e.defs[i.dest]) == 1 and i.dest not in e.in_frame


def parts(e: FunctionEmitter, reg: int) -> tuple[str, str]:
    """The Go variables of quotient and remainder, which hold where the register has no tuple."""
    return e.temp(f"quotient{reg}", "int64"), e.temp(f"rest{reg}", "int64")


def take(e: FunctionEmitter, i: Instr, general: str) -> str:
    """The call."""
    (quotient, rest), known, dest = parts(e, i.dest), e.temp("more", "bool"), e.dest(i.dest)
    func, a, b = e.value(i.args[0]), e.value(i.args[1]), e.value(i.args[2])
    return (
        f"if {known} = false; {func}.P == rt.BuiltinDivmod.P {{ {quotient}, {rest}, {known} = o.DivModInt({a}, {b}) }}; "
        f"if {known} {{ {dest} = o.Value{{}} }} else {{ {general} }}"
    )
