"""Strings that Go functions return and one operation takes: `len(Itoa(n))`, `Contains(ToUpper(s), "X")`.

They stay Go's, and no Python str is made. While the text is in the Go variable, and ASCII,
the register is the zero Value; where something general needs it, `box` makes the str.
Which they are is found by ``emit.chains``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


def text(e: FunctionEmitter, reg: int) -> str:
    """The Go variable."""
    return e.temp(f"text{reg}", "string")


def store(e: FunctionEmitter, reg: int, inner: str) -> str:
    """Go statements that keep the result of the call `inner`."""
    value, name = e.variable(reg), text(e, reg)
    return f"if {name} = {inner}; o.ASCIIText({name}) {{ {value} = o.Value{{}} }} else {{ {value} = gb.String({name}) }}"


def box(e: FunctionEmitter, reg: int) -> str:
    """Go statement after which the register has the str."""
    return f"if {e.variable(reg)}.P == nil {{ {e.variable(reg)} = gb.String({text(e, reg)}) }}; "


def boxes(e: FunctionEmitter, regs: tuple[int, ...] | list[int]) -> str:
    return "".join(box(e, reg) for reg in regs if reg in e.texts)
