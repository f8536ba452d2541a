"""Go text of the built-in functions in passes.intrinsics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.intrinsics import callee_name, result_type
from grumpy_hook.passes.lattice import FLOAT, INT

if TYPE_CHECKING:
    from grumpy_hook.emit.special import SpecialEmitter


def call(e: SpecialEmitter, i: Instr) -> bool:
    """A call of a built-in with an unboxed result. Falls back to a general call when the name was rebound."""
    name = callee_name(e.defs, i, e.package.module.globals_assigned)
    args = i.args[1:]
    if name is None or e.kind(i.dest) not in (INT, FLOAT) or any(reg in e.constants for reg in args):
        return False
    operands = [e.scalar(reg) for reg in args]
    kind = result_type(name, tuple(operand[0] if operand else "any" for operand in operands))
    if kind is None or kind != e.kind(i.dest):
        return False
    dest, item = e.dest(i.dest), e.temp("next", "o.Value")
    boxed = "".join(", " + e.value(reg) for reg in args)
    func = e.value(i.args[0])
    general = f"if {item}, err = o.Call{len(args)}(c, {func}{boxed}); err != nil {{ {e.failure} }}; {e.unbox(item, i.dest)}"
    e.locals["err"] = "*o.Exc"
    e.put(f"if {func}.P == rt.Builtin{name.title()}.P {{ {_text(e, i, name, operands, dest)} }} else {{ {general} }}")
    return True


def _text(e: SpecialEmitter, i: Instr, name: str, operands: list[tuple[str, str] | None], dest: str) -> str:
    first = operands[0][1] if operands[0] else e.value(i.args[1])
    kind = operands[0][0] if operands[0] else "any"
    match name:
        case "len":
            count = e.temp("count", "int")
            return f"if {count}, err = rt.Len(c, {e.value(i.args[1])}); err != nil {{ {e.failure} }}; {dest} = int64({count})"
        case "ord":
            code, ok = e.temp("code", "int64"), e.temp("more", "bool")
            return f"if {code}, {ok} = o.OrdFast({e.value(i.args[1])}); !{ok} {{ {e.leave_here()} }}; {dest} = {code}"
        case "abs" if kind == FLOAT:
            return f"{dest} = math.Abs({first})"
        case "abs":
            return f"if {first} == -1<<63 {{ {e.leave_here()} }}; if {dest} = {first}; {first} < 0 {{ {dest} = -{first} }}"
        case "min" | "max":
            second = operands[1][1] if operands[1] else ""
            sign = "<" if name == "min" else ">"
            return f"if {second} {sign} {first} {{ {dest} = {second} }} else {{ {dest} = {first} }}"
        case "int" if kind == FLOAT:
            return f"if !({first} > -9.2e18 && {first} < 9.2e18) {{ {e.leave_here()} }}; {dest} = int64({first})"
        case "float" if kind == INT:
            return f"{dest} = float64({first})"
    return f"{dest} = {first}"  # int(int), float(float)
