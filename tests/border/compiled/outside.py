"""Compiled classes with metaclasses and bases of CPython's."""

import abc
import collections.abc
import dataclasses
import typing

from plain_bases import Interface, Meta, Mixin, Recorder

T = typing.TypeVar("T")


class Shape(abc.ABC):
    log = []

    def __init__(self, n):
        self.n = n

    @abc.abstractmethod
    def area(self): ...

    def twice(self):
        return 2 * self.area()

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Shape.log.append(cls)


class Square(Shape):
    def area(self):
        return self.n**2


class Box(typing.Generic[T]):
    def __init__(self, item):
        self.item = item

    def get(self):
        return self.item


class Implements(Interface):
    def answer(self):
        return 41 + self.extra()


class Mixed(Mixin):
    def __init__(self):
        self.v = 1


class Metad(metaclass=Meta, flag=3):
    def hi(self):
        return self.flag


class Recorded(metaclass=Recorder):
    def f(self):
        return 1


class Bag(collections.abc.MutableSet):
    def __init__(self, items=()):
        self.items = list(items)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)


@dataclasses.dataclass(slots=True)
class Slotted:
    a: int
    b: list = dataclasses.field(default_factory=list)

    def total(self):
        return self.a + sum(self.b)


def use(o):
    return o.area(), o.twice(), o.n


def ask(o):
    return [isinstance(o, k) for k in (Shape, Square, Box, Interface, collections.abc.Set, Slotted)]


def totals(things):
    return sum(t.total() for t in things)


def change(o):
    o.n += 1
    return o


def make():
    return [Square(3), Box([1]), Implements(), Bag([1, 2]), Slotted(1, [2])]
