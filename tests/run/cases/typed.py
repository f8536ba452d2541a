"""Annotations are hints: right, wrong and odd ones never change what is computed."""
from __future__ import annotations

from typing import Any, Callable, Iterable, Optional


def add(a: int, b: int) -> int:
    return a + b


def half(x: float) -> float:
    return x / 2


def total(values: list[int], start: int = 0) -> int:
    for value in values:
        start += value
    return start


def greet(name: str, times: int = 1) -> str:
    out: str = ""
    for _ in range(times):
        out += name
    return out


def lookup(table: dict[str, int], key: str) -> Optional[int]:
    return table.get(key)


def apply(f: Callable[[int], int], values: Iterable[int]) -> list[int]:
    return [f(v) for v in values]


def local(n: int) -> Any:
    x: int = n
    x = x * 2.5
    y: str
    try:
        return x, y
    except UnboundLocalError as error:
        return x, str(error)


class Body:
    mass: float = 1.0
    name: str

    def __init__(self, x: float, y: float, mass: float = 2.0) -> None:
        self.x: float = x
        self.y: float = y
        self.mass = mass

    def energy(self) -> float:
        return 0.5 * self.mass * (self.x * self.x + self.y * self.y)


def wrong(x: NoSuchName, *, y: 1 / 0 = 3) -> "nonsense here":
    return x, y


print(add(1, 2), add(2**62, 2**62), add(1.5, 2), add("a", "b"), add([1], [2]), add(True, True))
print(half(5), half(5.0), half(1 + 1j), total([1, 2, 3]), total([1.5, 2]), total([2**63, 1]), total((), 5))
print(greet("ab", 2), greet([1], 0), lookup({"a": 1}, "a"), lookup({}, "b"), lookup({1: "x"}, 1), apply(lambda v: v + 1, (1, 2.5)))
print(local(3), wrong(1), Body(3, 4).energy(), Body(1.5, 2.5, 1).energy(), Body("a", "b").x, Body.mass)
for call in (lambda: add(1, "a"), lambda: half("x"), lambda: total([1, "a"]), lambda: greet(5, 2), lambda: Body("a", "b").energy()):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(sorted(add.__annotations__), Body.__annotations__)


def overflow(n: int) -> int:
    x: int = 1
    for _ in range(n):
        x = x * 3 + 1
    return x


def floats(n: int) -> float:
    s: float = 0
    for i in range(n):
        s += i * 0.5
    return s


print(overflow(10), overflow(100), floats(0), floats(10), floats(1000))
