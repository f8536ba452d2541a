"""Attributes that are mostly ints or floats: other values in them, deleted, in small methods and in long functions."""

from __future__ import annotations


class Limits:
    LOW: int = 1
    HIGH: int = 9
    SCALE: float = 0.5


class Point:
    def __init__(self, x: int, y: float) -> None:
        self.x = x
        self.y = y
        self.on = x > 0

    def right(self, other: Point) -> bool:
        return self.x > other.x

    def inside(self) -> bool:
        return self.x > Limits.LOW and self.x < Limits.HIGH

    def scaled(self) -> float:
        return self.y * Limits.SCALE

    def moved(self) -> int:
        return self.x + Limits.LOW

    def lit(self) -> bool:
        return self.on and not self.x == 3


def long(points: list[Point]) -> tuple[int, float, str]:
    count, total, text = 0, 0.0, ""
    for p in points:
        n = p.x
        count += n * 2
        total += p.y
        if p.right(points[0]):
            text += ">"
        if p.inside():
            text += "i"
        if p.lit():
            text += "*"
        if n >= Limits.LOW:
            total += p.scaled()
        text += str(p.moved())
    return count, total, text


def show(points: list[Point]) -> None:
    try:
        print(long(points))
    except Exception as e:
        print(type(e).__name__, e)


class Apart(Point):
    @property
    def x(self) -> int:  # type: ignore[override]
        return 4

    @x.setter
    def x(self, value: int) -> None:
        print("set", value)


points = [Point(n, n / 2) for n in range(5)]
show(points)
for value in (True, 2**70, 1.5, None, "text", -3):
    points[2].x = value  # type: ignore[assignment]
    show(points)
points[2].x = 2
for value in (3, True, 2**70, None, 1.25):
    points[3].y = value  # type: ignore[assignment]
    show(points)
points[3].y = 1.5
for value in (0, "", None, [1], 2.5):
    points[1].on = value  # type: ignore[assignment]
    show(points)
for name in ("x", "y", "on"):
    old = getattr(points[4], name)
    delattr(points[4], name)
    show(points)
    setattr(points[4], name, old)
show(points)
show([*points, Apart(7, 1.0)])
for name, values in (("LOW", (2.5, None, 2**80, True)), ("SCALE", (2, "a", None))):
    old = getattr(Limits, name)
    for value in values:
        setattr(Limits, name, value)
        show(points)
    delattr(Limits, name)
    show(points)
    setattr(Limits, name, old)
show(points)
