"""What the intervals say of an operation, against every pair of operands."""

from __future__ import annotations

import operator
from collections.abc import Callable
from itertools import combinations_with_replacement

import pytest

from grumpy_hook.passes.intervals import INT64, exact, operation

OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "and": operator.and_, "or": operator.or_, "xor": operator.xor,
    "mod": operator.mod, "floordiv": operator.floordiv, "lshift": operator.lshift, "rshift": operator.rshift,
}
INTERVALS = list(combinations_with_replacement((-9, -2, -1, 0, 1, 3, 8), 2))


@pytest.mark.parametrize("op", OPERATIONS)
def test_every_result_is_inside(op: str) -> None:
    told = 0
    for a in INTERVALS:
        for b in INTERVALS:
            found = exact(op, a, b)
            if found is None:
                continue
            told += 1
            results = [OPERATIONS[op](x, y) for x in range(a[0], a[1] + 1) for y in range(b[0], b[1] + 1)]
            assert found[0] <= min(results) and max(results) <= found[1], (a, b, found)
    assert told > len(INTERVALS)


def test_an_int64_is_all_that_is_left() -> None:
    assert operation("add", INT64, (1, 1)) == (INT64[0] + 1, INT64[1])
    assert operation("pow", (0, 1), (0, 1)) == INT64
    assert operation("mul", (1 << 62, 1 << 62), (4, 4)) == INT64
