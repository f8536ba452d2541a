"""What destructors test before they do anything."""

from __future__ import annotations

import ast

import pytest

from grumpy_hook.lower import lower_module
from grumpy_hook.passes.premises import premises

PREMISES = {
    "if self.x is None: work()": [("", ("x",), "None")],
    "if self.x is not None and not self.y.z: work()": [("", ("x",), "NotNone"), ("", ("y", "z"), "False")],
    "if not self.x or G:\n   return\n  work()": [("", ("x",), "True"), ("G", (), "False")],
    "if self.x:\n   if G.y: work()": [("", ("x",), "True"), ("G", ("y",), "True")],
    "if self.x and self.y() and self.z: work()": [("", ("x",), "True")],
    "try:\n   if self.x: work()\n  except OSError: pass": [("", ("x",), "True")],
    "if self.x: work()\n  else: work()": [],
    "if self.x: work()\n  work()": [],
    "self = other\n  if self.x: work()": [],
    "while self.x: work()": [("", ("x",), "True")],
    "work()": [],
}


@pytest.mark.parametrize("body", PREMISES)
def test_premises(body: str) -> None:
    source = f"class C:\n def __del__(self):\n  {body}"
    module = lower_module(source, ast.parse(source), "m", "m.py", False)
    (f,) = (fn for fn in module.functions if fn.name == "__del__")
    assert list(premises(f)) == PREMISES[body]
