"""Who calls, as seen from a function that goes on in its general version: it is one frame."""

from __future__ import annotations

import traceback


def look() -> None:
    print([(f.name, f.lineno) for f in traceback.extract_stack() if f.filename == __file__])


class Holder:
    def __init__(self) -> None:
        self.v = 1


def squared(x: int) -> int:
    y = x * x
    look()
    return y + 1


def more(x: float) -> float:
    z = x + 1.0
    look()
    return z


def of_attribute(a: Holder) -> object:
    n = a.v + 1
    look()
    return n + more(2) + squared(2**62)


def deep(n: int, big: int) -> int:
    if n == 0:
        look()
        return 0
    big = big * 3
    return deep(n - 1, big) + 1


def fails(n: int, big: int) -> int:
    big = big * 3
    if n == 0:
        raise ValueError(big)
    return fails(n - 1, big) + 1


for x in (3, 2**40, 2**70):
    print(squared(x))
for number in (1.5, 1, True):
    print(more(number))
held = Holder()
for v in (1, 2**63 - 1, 1.5):
    held.v = v
    print(of_attribute(held))
for big in (1, 2**61, 2**63):
    print(deep(4, big))
    try:
        fails(2, big)
    except ValueError as e:
        print(e, [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
