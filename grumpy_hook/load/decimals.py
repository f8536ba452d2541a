"""What the border has to know of module decimal to compute with small numbers itself."""

from __future__ import annotations

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

__all__ = ["decimal_sample"]


def decimal_sample() -> tuple[Any, ...] | None:
    """A number, contexts laid out in ways that tell, the variable that has the current one, a context of variables and the current one.

    None where the module is not the one in C.
    """
    import contextvars
    import decimal

    current = decimal.getcontext()
    space = contextvars.copy_context()
    variables = [variable for variable, value in space.items() if value is current]
    if type(current).__module__ != "decimal" or len(variables) != 1 or not hasattr(decimal, "HAVE_CONTEXTVAR"):
        return None
    roundings = (decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_HALF_UP, decimal.ROUND_HALF_DOWN, decimal.ROUND_HALF_EVEN)
    contexts = [decimal.Context(rounding=rounding) for rounding in roundings]
    contexts.append(decimal.Context(7, decimal.ROUND_DOWN, -13, 11, 0, 1, [decimal.Rounded], [decimal.Inexact]))
    return decimal.Decimal("-12.34"), contexts, variables[0], space, current
