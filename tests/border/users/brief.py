"""What is too small to be worth a crossing, called from interpreted code and from compiled code."""

import abc
import copy
import functools
import inspect
import operator
import pickle
import sys
import traceback
from unittest import mock

from compiled import brief as c

print(c.nothing(), c.add(2), c.add("a", "b"), c.upper("x"), c.pick(None, 3), c.pick(1, key=2, z=3), c.clamp(9, 0, 3), c.clamp(-1, 0, 3))
print(inspect.signature(c.pick), c.add.__doc__, c.add.__defaults__, c.add.__name__, c.add.__module__, inspect.getsource(c.upper))
print(pickle.loads(pickle.dumps(c.add)) is c.add, copy.copy(c.add) is c.add, c.add.__globals__ is vars(c), c.add.__code__.co_varnames)
for f, args in ((c.divide, (1, 0)), (c.add, (1, "")), (c.upper, (3,)), (c.clamp, (1, "a", 2)), (c.nothing, (1,)), (c.add, ()), (c.Box(1).half, ())):
    try:
        f(*args)
    except Exception as e:
        last = e.__traceback__
        while last.tb_next:
            last = last.tb_next
        print(repr(e), [(s.name, s.lineno, s.line) for s in traceback.extract_tb(e.__traceback__)], sorted(last.tb_frame.f_locals) if f is c.divide else "")

box = c.Box(3)
print(box.get(), box.twice, c.Box.less(1, 2), box == c.Box(3), hash(box), box + 4, c.uses(box, 5), box.items, c.uses(box, 2))
print(sorted([3, 1, 2], key=c.add), list(map(c.upper, "ab")), functools.reduce(c.add, [1, 2, 3]), list(map(box.__class__.get, [box])))

# what replaces them is seen on both sides
with mock.patch.object(c, "add", lambda a, b=1: a * 100):
    print(c.add(2), c.uses(box, 2))
with mock.patch.object(c.Box, "get", lambda self: "patched"):
    print(box.get(), c.uses(box, 1))
c.add.__defaults__ = (5,)
print(c.add(1))
c.add.__defaults__ = (1,)
was, c.add.__code__ = c.add.__code__, (lambda a, b=1: a - b).__code__
print(c.add(1), functools.reduce(c.add, [5, 1]))
c.add.__code__ = was
print(c.add(1))


class Number:
    def __add__(self, other):
        return sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno


print(c.add(Number()), list(map(c.add, [Number()])))

# classes that are called
print(c.Box(1).x, c.Box(x=2).x, c.Box(1, name="n").name, c.Eight(*range(8)).all, c.Eight(*range(7), h=7, i=8).all, list(map(c.Box, [1]))[0].x)
print(functools.partial(c.Box, 4)().x, functools.partial(c.Eight, 1, 2, 3, 4, 5, 6, 7)(8, i=3).all, operator.call(c.Box, 6).x)
for call in (lambda: c.Box(), lambda: c.Box(1, 2), lambda: c.Box(1, y=2), lambda: c.Odd(3), lambda: c.Bare(1), lambda: c.Bare(x=1), lambda: c.Eight(1)):
    try:
        print(call())
    except TypeError as e:
        print(e)
print(c.Odd(0).x, type(c.Made(1)).__name__, c.Made(), type(c.Bare()).__name__)


class Derived(c.Box):
    def __init__(self, x):
        super().__init__(x + 1, name="derived")


print(Derived(1).x, Derived(2).name, list(map(Derived, [5]))[0].get())


class Abstract(c.Box, abc.ABC):
    @abc.abstractmethod
    def missing(self):
        pass


try:
    Abstract(1)
except TypeError as e:
    print(type(e).__name__)


class Meta(type):
    def __call__(cls, *args):
        return "meta", super().__call__(*args).x


class ByMeta(c.Box, metaclass=Meta):
    pass


print(ByMeta(3))
with mock.patch.object(c.Box, "__init__", lambda self, x: setattr(self, "x", -x)):
    print(c.Box(4).x)
with mock.patch.object(c.Box, "__new__", lambda cls, x: x, create=True):
    print(c.Box(4))
