"""A module with classes of several kinds is edited while objects of them live. Run by test_swap.py: FOLDER."""

import sys
import time
from pathlib import Path

import grumpy_hook

BODY = """
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class Shape(ABC):
    @abstractmethod
    def f(self): ...

    def g(self):
        return "g old"


class Square(Shape):
    def f(self):
        return "f old"


class Box(Generic[T]):
    def f(self):
        return "box old"


@dataclass(slots=True)
class Slotted:
    x: int

    def f(self):
        return f"slotted old {self.x}"


def make():
    return [Square(), Box(), Slotted(1)]
"""

folder = Path(sys.argv[1])
(folder / "kinds.py").write_text(BODY)
sys.path.insert(0, str(folder))
grumpy_hook.install(include=["kinds"], watch=True)
import kinds  # noqa: E402

objects = kinds.make()
print([o.f() for o in objects], objects[0].g())
(folder / "kinds.py").write_text(BODY.replace("old", "new"))
end = time.monotonic() + 200
while kinds.make()[0].f() != "f new" and time.monotonic() < end:
    time.sleep(0.05)
print([o.f() for o in objects], objects[0].g(), isinstance(objects[0], kinds.Shape))
print([type(a) is type(b) for a, b in zip(objects, kinds.make(), strict=True)], kinds.Slotted(2))
print(grumpy_hook.status()["kinds"].state, grumpy_hook.status()["kinds"].generation)
