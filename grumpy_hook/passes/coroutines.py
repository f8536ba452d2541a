"""Which coroutine functions may run without a coroutine."""

from __future__ import annotations

from grumpy_hook.ir.nodes import Function, Kind


def runs_through(fn: Function) -> bool:
    """Whether the body may run in the one that awaits it until it suspends: an exception handler belongs to the coroutine that is in it."""
    return fn.kind is Kind.COROUTINE and fn.hosted is None and all(block.handler is None for block in fn.blocks)
