"""Globals that switch the rest of a function's way off: False, other values, replaced, deleted, built in."""

from __future__ import annotations

import builtins

tracing = False
seen: list[object] = []


def step(n: int) -> int:
    if tracing:
        seen.append(n)
    while switched and n < 10:
        n += 1
        if tracing:
            seen.append(-n)
        if not switched:
            seen.append("not")
    return n if not tracing else -n


class Raises:
    def __bool__(self) -> bool:
        raise ValueError("no truth")


def show(n: int) -> None:
    try:
        print(step(n), seen)
    except Exception as e:
        print(type(e).__name__, e, seen)
    seen.clear()


switched = False
for value in (False, True, 0, 1, None, "", "x", 0.0, [], [1], Raises(), False):
    tracing = value  # type: ignore[assignment]
    show(1)
    switched = value  # type: ignore[assignment]
    show(8)
    switched = True
    show(9)
del tracing
show(1)
builtins.tracing = False  # type: ignore[attr-defined]
show(1)
builtins.tracing = True  # type: ignore[attr-defined]
show(1)
tracing = False
show(1)
del builtins.tracing  # type: ignore[attr-defined]
show(1)
