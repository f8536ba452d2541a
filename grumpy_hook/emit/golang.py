"""Calls of Go functions on numbers: the Go function itself, where the global still holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.golang import FLOATS, Direct
from grumpy_hook.passes.lattice import FLOAT, INT

if TYPE_CHECKING:
    from grumpy_hook.emit.special import SpecialEmitter


def call(e: SpecialEmitter, i: Instr) -> bool:
    """A call with numbers in and a number out; it goes the general way when the global was rebound."""
    direct = _callee(e, i)
    if direct is None or len(i.args) - 1 != len(direct.params) or e.kind(i.dest) != direct.kind:
        return False
    operands = [_operand(e, reg, kind) for reg, kind in zip(i.args[1:], direct.params, strict=True)]
    if None in operands:
        return False
    site, package = e.package.go_site(direct)
    dest, item = e.dest(i.dest), e.temp("next", "o.Value")
    boxed = "".join(", " + e.value(reg) for reg in i.args[1:])
    func = e.value(i.args[0])
    title = str(direct.kind).title()
    e.locals["err"] = "*o.Exc"
    general = (
        f"if {item}, err = o.Call{len(operands)}(c, {func}{boxed}); err != nil {{ {e.failure} }}; "
        f"if {item}.Is{title}() {{ {dest} = {item}.{title}() }} else {{ c.Ret = {item}; {e.leave_here(i.dest)} }}"
    )
    inner = f"{package}.{direct.name}({', '.join(operands)})"  # type: ignore[arg-type]
    result = f"float64({inner})" if direct.kind == FLOAT else f"int64({inner})"
    e.put(f"if {site}.Is({func}) {{ {dest} = {result} }} else {{ {general} }}")
    return True


def _callee(e: SpecialEmitter, i: Instr) -> Direct | None:
    found = e.defs.get(i.args[0], [])
    if len(found) != 1 or found[0].op != "load_global" or i.imms[0]:
        return None
    return e.package.directs.get(str(found[0].imms[0]))


def _operand(e: SpecialEmitter, reg: int, kind: str) -> str | None:
    """The Go text of an argument; None where it may not be a number of this kind."""
    if reg in e.constants:
        made = e.defs.get(reg, [])
        value = made[0].imms[0] if len(made) == 1 and made[0].op == "const" else None
        exact = (type(value) is float and value - value == 0) or (type(value) is int and abs(value) < 1 << 31)
        fits = exact and (kind in FLOATS or type(value) is int)
        return f"{kind}({value!r})" if fits else None
    scalar = e.scalar(reg)
    if scalar is None or scalar[0] not in ((FLOAT, INT) if kind in FLOATS else (INT,)):
        return None
    return f"{kind}({scalar[1]})"
