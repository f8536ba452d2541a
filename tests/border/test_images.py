"""Modules that are adopted later are in another image: what one compiled is CPython's for the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIRST = """
from abc import ABC, abstractmethod
class Interface(ABC):
    __slots__ = ()
    @abstractmethod
    def f(self): ...
    def g(self):
        return self.f() + 1
class Plain:
    __slots__ = ()
    def h(self):
        return self.f() + 2
"""

SECOND = """
from first import Interface, Plain
class C(Interface):
    def __init__(self):
        self.v = 5
    def f(self):
        return self.v
class D(Plain):
    def __init__(self):
        self.v = 6
    def f(self):
        return self.v
def go():
    c, d = C(), D()
    c.w = 1
    return c.g(), d.h(), vars(c), vars(d), isinstance(c, Interface), C.__mro__
"""

PROGRAM = """
import sys
if sys.argv[1] == "hook":
    import grumpy_hook
    grumpy_hook.install(include=["first"], strict=True)
    import first
    grumpy_hook.install(include=["second"], strict=True)
import second
print(second.go())
if sys.argv[1] == "hook":
    states = grumpy_hook.status()
    assert states["first"].state == states["second"].state == "compiled" and states["first"].image != states["second"].image, states
"""


RELOADED = """
from abc import ABCMeta
class Shape(metaclass=ABCMeta):
    pass
"""

RELOADS = """
import grumpy_hook
grumpy_hook.install(include=["shapes"], strict=True)
from abc import ABCMeta
from importlib import reload
import shapes
class Outside(metaclass=ABCMeta):
    pass
for _ in range(3):
    reload(shapes)
    for cls in (shapes.Shape, Outside, type("Plain", (), {})):
        type.__setattr__(cls, "x", 1)
        assert cls.x == 1
        type.__delattr__(cls, "x")
        cls.x = 2
        del cls.x
try:
    type.__setattr__(int, "x", 1)
except TypeError as error:
    print(error)
"""


def test_attributes_of_classes_after_reloads(tmp_path: Path) -> None:
    """Each image puts itself into type.__setattr__, whose check of the metaclass must find what is there."""
    (tmp_path / "shapes.py").write_text(RELOADED)
    (tmp_path / "program.py").write_text(RELOADS)
    command = [sys.executable, str(tmp_path / "program.py")]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "cannot set 'x' attribute of immutable type 'int'\n"


def test_interfaces_of_another_image(tmp_path: Path) -> None:
    for name, text in (("first", FIRST), ("second", SECOND), ("program", PROGRAM)):
        (tmp_path / f"{name}.py").write_text(text)
    said = []
    for mode in ("plain", "hook"):
        command = [sys.executable, str(tmp_path / "program.py"), mode]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        said.append(done.stdout)
    assert said[0] == said[1]
