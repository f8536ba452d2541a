"""Functions of module math on doubles, on numbers that are none, and rebound."""

from __future__ import annotations
import math
import math as m
from math import sin, cos, sqrt, log, exp, acos, degrees


def one(x: float) -> float:
    return sqrt(x) + sin(x) * cos(x)


def two(x: float) -> float:
    return math.sqrt(x * x + 1.0) + m.log(x) + math.exp(-x)


def three(x):
    return sqrt(x), math.sqrt(x), log(x), math.acos(x), degrees(x)


def nothing(x: float) -> None:
    sqrt(x)
    math.sin(x)


class P:
    def __init__(self, x: float) -> None:
        self.x = x

    def norm(self) -> float:
        return sqrt(self.x * self.x)

    def norm2(self) -> float:
        return math.sqrt(self.x)


def go(f, *args):
    try:
        print(f.__name__, args, repr(f(*args)))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


big = 10 ** 400
values = [0.0, -0.0, 1.0, 2, -1.0, -3, 0, True, float("inf"), float("-inf"), float("nan"), 1e308, -1e308, 5e-324, 2 ** 62 + 1, 10 ** 30, big, None, "a"]
for v in values:
    for f in (one, two, three, nothing):
        go(f, v)
    go(P(v).norm)
    go(P(v).norm2)
print(float.hex(sqrt(-0.0)))


class F(float):
    def __float__(self):
        return 4.0


for f in (one, two, three):
    go(f, F(9.0))
sqrt = lambda x: "mine"
go(P(4.0).norm)
go(nothing, 2.0)
math.sqrt = lambda x: "theirs"
try:
    go(P(4.0).norm2)
    go(two, 2.0)
finally:
    math.sqrt = m.pow
go(P(4.0).norm2)
