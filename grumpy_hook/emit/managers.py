"""Calls whose result only a with statement sees: what contextlib.contextmanager makes need not be made there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import Instr

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


def only_entered(e: FunctionEmitter, i: Instr) -> bool:
    """The result of a call is entered by a with statement, and nothing else."""
    readers = e.readers(i.dest)
    return (
        len(readers) == 1 and isinstance(readers[0], Instr) and readers[0].op == "with_enter" and len(e.defs[i.dest]) == 1
        and e.fn.reg_names[i.dest] is None
    )
