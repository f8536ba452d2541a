"""``return a, b``: the function tells that nothing else refers to the tuple, so that its copy for CPython need not be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import Terminator

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

MOST = 8  # items, as in goruntime/border/made.go


def note(e: FunctionEmitter, reg: int) -> str:
    """What comes before the return of a register."""
    made = e.defs.get(reg, ())
    if not made or any(i.op != "build_tuple" or not 0 < len(i.args) <= MOST for i in made):
        return ""
    if any(not isinstance(reader, Terminator) or reader.kind != "return" for reader in e.readers(reg)):
        return ""
    return "c.MadeDepth = depth; "
