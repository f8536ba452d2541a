"""Which functions are measured, as they may do little but call what is not compiled."""

from __future__ import annotations

import ast

import pytest

from grumpy_hook.lower import lower_module
from grumpy_hook.passes.crossing import Reads, may_only_cross

NOTHING = Reads(frozenset(), frozenset())
MEASURED = {
    "def f(xs):\n for x in xs: x.go()": NOTHING,
    "def f(xs): return [(a, b.tag) for a, b in xs]": NOTHING,
    "def f(db, n):\n while db.more(): db.step(n)": NOTHING,
    "def f(xs):\n for x in xs: g.encode(x)": Reads(frozenset({"g"}), frozenset()),
    "def f(xs):\n for x in xs: x.each(g)": Reads(frozenset(), frozenset({"g"})),
    "def f(xs):\n g(xs)\n for x in xs: x.go()": Reads(frozenset(), frozenset({"g"})),
    "def g(xs):\n for x in xs: x.go()\ndef f(xs):\n for x in xs: g(x)": Reads(frozenset({"g"}), frozenset()),
    "def f(xs): return sum(x.tag() for x in xs.all(g))": Reads(frozenset(), frozenset({"sum", "g"})),
}
OTHERS = [
    "def g(x): return x * 2\ndef f(xs):\n for x in xs: x.go(g(x))",  # of compiled code
    "class g: pass\ndef f(xs):\n for x in xs: x.go(g())",
    "def f(x): return x.go()",  # no loop
    "def f(xs):\n n = 0\n for x in xs: n += x * x + 1",  # it computes
    "def f(n):\n while n: n -= 1",
    "def f(xs):\n for x in xs: g.send(lambda: x)",
    "def f(xs):\n for x in xs: x.go(globals())",
    "def f(xs):\n for x in xs: x.go(eval('g'))",
    "def f(xs):\n global g\n for x in xs: g = x.go()",
    "def f(xs):\n for x in xs: yield x.go()",
    "def f(*xs):\n for x in xs: x.go()",
    "class C:\n def f(self, xs):\n  for x in xs: x.go()",
]


@pytest.mark.parametrize("source", [*MEASURED, *OTHERS])
def test_may_only_cross(source: str) -> None:
    module = lower_module(source, ast.parse(source), "m", "m.py", False)
    (f,) = (fn for fn in module.functions if fn.name == "f")
    assert may_only_cross(module).get(f.code_index) == MEASURED.get(source)
