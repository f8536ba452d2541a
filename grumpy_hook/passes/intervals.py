"""Intervals of ints: what an operation can give for operands in these. Both ends are included."""

from __future__ import annotations

from collections.abc import Iterable

Interval = tuple[int, int]
INT64: Interval = (-(1 << 63), (1 << 63) - 1)


def hull(parts: Iterable[Interval]) -> Interval:
    lows, highs = zip(*parts, strict=True)
    return min(lows), max(highs)


def inside(inner: Interval, outer: Interval) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def exact(op: str, a: Interval, b: Interval) -> Interval | None:
    """The interval of a op b without a limit; None where no rule tells it.

    >>> exact("mul", (-2, 3), (4, 5))
    (-10, 15)
    >>> exact("and", (-8, 100), (7, 7))
    (0, 7)
    >>> exact("mod", (0, 5), (10, 10))
    (0, 5)
    """
    match op:
        case "add":
            return a[0] + b[0], a[1] + b[1]
        case "sub":
            return a[0] - b[1], a[1] - b[0]
        case "mul":
            corners = [x * y for x in a for y in b]
            return min(corners), max(corners)
        case "and" | "or" | "xor":
            return _bits(op, a, b)
        case "mod" | "floordiv" if b[0] > 0:
            if op == "mod":
                return a if a[0] >= 0 and a[1] < b[0] else (0, min(a[1], b[1] - 1) if a[0] >= 0 else b[1] - 1)
            corners = [x // y for x in a for y in b]
            return min(corners), max(corners)
        case "lshift" | "rshift" if b[0] == b[1] and 0 <= b[0] < 63:
            return (a[0] << b[0], a[1] << b[0]) if op == "lshift" else (a[0] >> b[0], a[1] >> b[0])
    return None


def _bits(op: str, a: Interval, b: Interval) -> Interval | None:
    if op == "and":
        masks = [x[1] for x in (a, b) if x[0] >= 0]
        return (0, min(masks)) if masks else None
    if a[0] < 0 or b[0] < 0:
        return None
    return 0, (1 << max(a[1].bit_length(), b[1].bit_length())) - 1


def operation(op: str, a: Interval, b: Interval) -> Interval:
    """The interval of a op b where it is an int64."""
    found = exact(op, a, b)
    if found is None:
        return INT64
    low, high = max(found[0], INT64[0]), min(found[1], INT64[1])
    return (low, high) if low <= high else INT64
