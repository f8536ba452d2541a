"""Which functions are left to interpreted code where it calls them."""

from __future__ import annotations

import ast

import pytest

from grumpy_hook.lower import lower_module
from grumpy_hook.passes.brief import is_brief

BRIEF = [
    "def f(): pass",
    "def f(x): return x + 1",
    "def f(x): return x.y",
    "def f(x): return x.y(1)",
    "def f(x, i): return x[i]",
    "def f(a, b): return a if a is not None else b",
    "def f(x, low, high):\n if x < low: return low\n return high if x > high else x",
]
OTHERS = [
    "def f(x): return len(x)",  # a global, which Go may hold
    "def f(x): return x.y.z",  # what it looks at moves to CPython
    "def f(x): return x.y + 1",
    "def f(x): x.y = 1",
    "def f(x): return x.y() or x.z()",
    "def f(x): return [x]",
    "def f(x): return x * x + x * 2 - x * 3",
    "def f(x):\n while x: x -= 1",
    "def f(x):\n try: return x + 1\n except TypeError: return 0",
    "def f(x):\n x = x or f\n return x.y",
    "def f(x): yield x",
]


@pytest.mark.parametrize("source", BRIEF + OTHERS)
def test_is_brief(source: str) -> None:
    module = lower_module(source, ast.parse(source), "m", "m.py", False)
    (f,) = (fn for fn in module.functions if fn.name == "f")
    assert is_brief(f) == (source in BRIEF)


def test_a_method_that_calls_another_is_not() -> None:
    source = "class C:\n def f(self): return self.g()\n def g(self): return self.x"
    module = lower_module(source, ast.parse(source), "m", "m.py", False)
    assert [fn.name for fn in module.functions if is_brief(fn)] == ["g"]
