"""Code whose callees look at its frames and globals."""
import warnings, logging, collections, enum, sys, typing
from collections import namedtuple
Pt = namedtuple("Pt", "x y")
Pt2 = collections.namedtuple("Pt2", "x y")
Color = enum.Enum("Color", "RED GREEN")
T = typing.TypeVar("T")
K = type("K", (), {"a": 1})

def fr():
    f = sys._getframe()
    return f.f_code.co_name, f.f_lineno, f.f_globals is globals(), f.f_globals["__name__"]

def w():
    warnings.warn("careful")

def lg():
    logging.getLogger("x").warning("hi")

class Shape(enum.Enum):
    A = 1
    B = "two"
    def low(self):
        return self.name.lower()

import dataclasses
@dataclasses.dataclass
class D:
    x: int
    y: int = 3
    def tot(self):
        return self.x + self.y

import abc
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    def g(self): return self.f() + 1
class Impl(Base):
    def f(self): return 41

class Nt(typing.NamedTuple):
    a: int
    b: str = "q"

counter = 0
def inc():
    global counter
    counter += 1
    return counter

def ev():
    return eval("counter + 1")

def main():
    print(Pt.__module__, Pt2.__module__, Color.__module__, T.__module__, K.__module__, Color.RED)
    print(fr())
    print(Shape.A, Shape.B.low(), Shape("two"), list(Shape))
    print(D(1), D(1) == D(1), D(1).tot(), Impl().g(), Nt(1), Nt(1)._replace(b="z"))
    try: Base()
    except TypeError as e: print(e)
    print(inc(), inc(), ev())
    w()
    lg()
