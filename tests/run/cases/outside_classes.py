"""Classes that CPython has a part in: metaclasses and bases of its own."""

import abc
import collections.abc
import copy
import functools
import pickle
import typing
import weakref
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")
K = TypeVar("K")


def show(*what):
    print(*what)


def attempt(call, *args, **kw):
    try:
        return call(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


# --- abstract classes


class Shape(ABC):
    """A shape."""

    sides = 0
    made = []

    def __init__(self, n):
        self.n = n
        self.made.append(type(self).__name__)

    @abstractmethod
    def area(self):
        return 100

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    def of(cls, n):
        return cls(n)

    @staticmethod
    @abstractmethod
    def kind(): ...

    def describe(self):
        return f"{self.name} {self.area()} {self.kind()} {self.sides}"


class Square(Shape):
    sides = 4

    def area(self):
        return self.n * self.n + super().area()

    @property
    def name(self):
        return "square"

    @staticmethod
    def kind():
        return "flat"


class Half(Shape):
    def area(self):
        return 1


class Cube(Square):
    def __init__(self, n, colour="red"):
        super().__init__(n)
        self.colour = colour

    def area(self):
        return super().area() * 6

    def __eq__(self, other):
        return isinstance(other, Cube) and self.n == other.n

    def __hash__(self):
        return hash(self.n)


def abstract():
    show(attempt(Shape, 3), attempt(Half, 3), attempt(Shape.of, 2))
    s = Square(3)
    show(s.describe(), Square.of(4).describe(), Cube(2).describe(), Cube.of(2).colour)
    show(Shape.made)
    show(type(Shape), type(Square), Shape.__class__, Square.__mro__, Cube.__bases__, Cube.__base__, Square.mro())
    show(sorted(Shape.__abstractmethods__), Square.__abstractmethods__, Half.__abstractmethods__ >= {"name", "kind"})
    show(isinstance(s, Shape), isinstance(s, Cube), isinstance(3, Shape), issubclass(Cube, Shape), issubclass(Shape, Cube), issubclass(int, Shape))
    show(isinstance(s, ABC), issubclass(Square, ABC), isinstance(Square, ABCMeta), isinstance(Square, type))
    show(Shape.__doc__, Square.__doc__, Shape.__module__ == __name__, Square.__qualname__, repr(Square) == f"<class '{__name__}.Square'>")
    show(Cube(2) == Cube(2), Cube(2) != Cube(3), len({Cube(2), Cube(2), Cube(3)}), s == Square(3))
    show(vars(Cube(5)), Cube(5).__dict__ == {"n": 5, "colour": "red"})

    @Shape.register
    class Stranger:
        pass

    show(issubclass(Stranger, Shape), isinstance(Stranger(), Shape), isinstance(Stranger(), Square))
    show(Shape.register(int) is int, isinstance(3, Shape), isinstance(True, Shape), isinstance("x", Shape))
    show(attempt(lambda: isinstance(s, 3)), isinstance(s, (int, Shape)), isinstance(s, Shape | int))
    Half.name = property(lambda self: "half")
    show(attempt(Half, 3))
    Half.kind = staticmethod(lambda: "half")
    show(attempt(Half, 3))
    abc.update_abstractmethods(Half)
    show(Half(3).describe(), Half.__abstractmethods__)
    Half.__abstractmethods__ = frozenset({"gone"})
    show(attempt(Half, 3))
    Half.__abstractmethods__ = frozenset()
    show(attempt(Half, 3) is not None, attempt(Half))
    show(abc.get_cache_token() == abc.get_cache_token())
    show(attempt(object.__new__, Shape), attempt(Shape.__new__, Shape))


class WithMeta(metaclass=ABCMeta):
    @abstractmethod
    def run(self): ...

    @classmethod
    def __subclasshook__(cls, other):
        if cls is WithMeta:
            return any("run" in k.__dict__ for k in other.__mro__)
        return NotImplemented


class Runs:
    def run(self): ...


class Refused(WithMeta):
    run = None


def hooks():
    show(issubclass(Runs, WithMeta), isinstance(Runs(), WithMeta), issubclass(int, WithMeta), attempt(WithMeta))

    class Never(metaclass=ABCMeta):
        @classmethod
        def __subclasshook__(cls, other):
            return False

    class Under(Never):
        pass

    show(issubclass(Under, Never), isinstance(Under(), Never), isinstance(Never(), Never), isinstance(Under(), Under))


# --- generics and protocols


class Box(Generic[T]):
    count = 0

    def __init__(self, item: T) -> None:
        self.item = item
        Box.count += 1

    def get(self) -> T:
        return self.item

    def map(self, f):
        return Box(f(self.item))


class IntBox(Box[int]):
    def get(self):
        return super().get() + 1


class Pair(Box[T], Generic[T, K]):
    def __init__(self, item, other):
        super().__init__(item)
        self.other = other


def generics():
    b = Box(3)
    show(b.get(), b.map(str).get(), IntBox(4).get(), Pair(1, "x").other, Box.count)
    show(Box[int], Box[int](5).item, Box[int](5).__orig_class__, Box.__parameters__, Pair.__parameters__, IntBox.__orig_bases__, Pair.__orig_bases__)
    show(Box.__mro__, Pair.__mro__, Pair.__bases__, type(Box), typing.get_type_hints(Box.get), typing.get_origin(Box[str]) is Box)
    show(isinstance(IntBox(1), Box), issubclass(Pair, Box), issubclass(Box, Generic), isinstance(b, Generic))
    show(attempt(lambda: IntBox[str]), attempt(lambda: isinstance(b, Box[int])))
    show(Pair[int, str], Pair[int, str](1, 2).get())
    show(b.__dict__, copy.copy(b).item, copy.deepcopy(Box([1])).item)


@runtime_checkable
class Sized2(Protocol):
    def size(self) -> int: ...


class Named(Protocol):
    name: str

    def shout(self):
        return self.name.upper()


class Thing(Named):
    def __init__(self, name):
        self.name = name


class Bare(Named):
    name = "bare"


class HasSize:
    def size(self):
        return 1


def protocols():
    show(Thing("a").shout(), Bare().shout(), attempt(Named), attempt(lambda: isinstance(Thing("a"), Named)) and True)
    show(isinstance(HasSize(), Sized2), isinstance(Thing("x"), Sized2), issubclass(HasSize, Sized2), isinstance(3, Sized2))
    show(attempt(lambda: issubclass(int, Named)), attempt(Sized2), Thing.__mro__[1] is Named)

    class Impl(Sized2):
        pass

    class Full(Sized2):
        def size(self):
            return 7

    show(attempt(Impl) is not None, Full().size(), isinstance(Full(), Sized2), isinstance(Impl(), Sized2))


# --- abstract containers


class Table(MutableMapping):
    def __init__(self, *args, **kw):
        self.store = {}
        self.update(*args, **kw)

    def __getitem__(self, key):
        return self.store[key]

    def __setitem__(self, key, value):
        self.store[key] = value

    def __delitem__(self, key):
        del self.store[key]

    def __iter__(self):
        return iter(self.store)

    def __len__(self):
        return len(self.store)

    def __repr__(self):
        return f"Table({self.store})"


class Row(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


class Stack(MutableSequence[T]):
    def __init__(self):
        self.all = []

    def __getitem__(self, i):
        return self.all[i]

    def __setitem__(self, i, v):
        self.all[i] = v

    def __delitem__(self, i):
        del self.all[i]

    def __len__(self):
        return len(self.all)

    def insert(self, i, v):
        self.all.insert(i, v)


class Bits(Set):
    def __init__(self, items=()):
        self.bits = sorted(set(items))

    def __contains__(self, x):
        return x in self.bits

    def __iter__(self):
        return iter(self.bits)

    def __len__(self):
        return len(self.bits)


class Count(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def what(x):
    match x:
        case []:
            return "empty"
        case [a, *rest]:
            return a, rest
        case {"a": a, **rest}:
            return "map", a, rest
        case Square(n=n):
            return "square", n
        case Box(item=int(i)):
            return "box", i
    return "?"


def containers():
    t = Table(a=1, b=2)
    t["c"] = 3
    show(t, len(t), "a" in t, "z" in t, list(t), dict(t), t.get("z", 9), sorted(t.items()), list(t.keys()), list(t.values()))
    show(t == {"a": 1, "b": 2, "c": 3}, t != {}, t == Table(a=1), t.pop("a"), t.popitem(), t.setdefault("q", 5), t)
    show(attempt(hash, t)[0], attempt(t.pop, "none"), bool(t), bool(Table()), t.__contains__("q"), attempt(reversed, t)[0])
    t.clear()
    show(t, {**Table(x=1)}, dict(**Table(y=2)))
    r = Row(1, 2, 3, 2)
    show(list(r), 2 in r, 9 in r, list(reversed(r)), r.index(3), r.count(2), attempt(r.index, 9), r[1:3], [*r], max(r))
    s = Stack()
    s.append(1)
    s.extend([2, 3])
    s += [4]
    s.reverse()
    show(list(s), s.pop(), s.remove(2), list(s), Stack[int], isinstance(s, Sequence), isinstance(s, list))
    b, d = Bits([3, 1]), Bits([1, 5])
    show(list(b & d), list(b | d), list(b - d), list(b ^ d), b <= Bits([1, 2, 3]), b == {1, 3}, b.isdisjoint([9]), attempt(hash, b)[0])
    show(list(Count(3)), iter(c := Count(2)) is c, next(c), isinstance(c, Iterable), sum(Count(4)))
    show(what(Row()), what(Row(1, 2)), what(Table(a=1, b=2)), what(Square(5)), what(Box(6)), what(Box("x")), what(Table()))
    show(
        isinstance(t, Mapping),
        isinstance(r, Mapping),
        issubclass(Table, collections.abc.Collection),
        attempt(Mapping),
        attempt(type("M", (Mapping,), {})),
    )


# --- metaclasses of one's own


class Registry(type):
    known = []

    def __new__(mcls, name, bases, ns, tag=None):
        ns = dict(ns, tag=tag, extra=len(ns) > 0)
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, tag=None):
        super().__init__(name, bases, ns)
        cls.known.append((name, cls))

    def hello(cls):
        return f"hello from {cls.__name__}"


class Plugin(metaclass=Registry):
    def act(self):
        return self.tag, self.extra


class Loud(Plugin, tag="loud"):
    def act(self):
        return "!", *super().act()


class Single(type):
    made = {}

    def __call__(cls, *args):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args)
        return cls.made[cls]


class Only(metaclass=Single):
    def __init__(self, n):
        self.n = n


class Twice(type):
    def __new__(mcls, name, bases, ns):
        first = super().__new__(mcls, name, bases, ns)
        return super().__new__(mcls, name + "2", bases, {**ns, "first": first})


class Double(metaclass=Twice):
    def me(self):
        return type(self).__name__, __class__.__name__


class Field:
    def __set_name__(self, owner, name):
        self.at = owner, name

    def __get__(self, obj, owner=None):
        return self if obj is None else (self.at[1], obj.n)


class Base(ABC):
    subs = []

    def __init_subclass__(cls, label="none", **kw):
        super().__init_subclass__(**kw)
        cls.label = label
        cls.subs.append(cls)


class First(Base, label="one"):
    f = Field()

    def __init__(self, n):
        self.n = n


class Second(First):
    __slots__ = ("z",)


class Slotted(Generic[T]):
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


def metaclasses():
    show(
        Plugin().act(), Loud().act(), Loud.hello(), Plugin.known == [("Plugin", Plugin), ("Loud", Loud)], type(Loud), attempt(lambda: Loud().hello())
    )
    show(Only(1) is Only(2), Only(1).n, Double().me(), Double.first.__name__)
    show(Base.subs == [First, Second], First.label, Second.label, First.subs[0] is First, First(4).f, First.f.at == (First, "f"))
    x = Second(1)
    x.z = 5
    show(x.z, x.__dict__, Second.z.__name__)
    s = Slotted(1)
    show(s.a, attempt(lambda: s.b), attempt(setattr, s, "c", 1), attempt(lambda: s.__dict__))

    def broken():
        class Bad(Base, nonsense=1):
            pass

    show(attempt(broken))

    def clash():
        class Bad(Plugin, ABC):
            pass

    show(attempt(clash))


# --- dataclasses, copies, pickles, patches


@dataclass
class Point(ABC):
    x: int
    y: int = 0
    tags: list = field(default_factory=list)

    @abstractmethod
    def norm(self): ...


@dataclass(order=True)
class Point3(Point):
    z: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y) + abs(self.z)


@dataclass(frozen=True)
class Cell(Generic[T]):
    value: T


class Visitor(ABC):
    def visit(self, x):
        return getattr(self, "visit_" + type(x).__name__, self.other)(x)

    def other(self, x):
        return "other"


class Numbers(Visitor):
    def visit_int(self, x):
        return x + 1

    @functools.cached_property
    def slow(self):
        return [1]


def others():
    p = Point3(1, 2, z=-3)
    show(p, p.norm(), p == Point3(1, 2, z=-3), p < Point3(2), attempt(Point, 1), copy.copy(p) == p, copy.deepcopy(p) == p)
    show(pickle.loads(pickle.dumps(p)) == p, pickle.loads(pickle.dumps(Box([1, 2]))).item, pickle.loads(pickle.dumps(Square)) is Square)
    show(Cell(3), hash(Cell(3)) == hash(Cell(3)), attempt(setattr, Cell(3), "value", 1), Cell[int])
    v = Numbers()
    show(v.visit(1), v.visit("x"), v.slow is v.slow, weakref.ref(v)() is v)

    @functools.singledispatch
    def of(x):
        return "object"

    of.register(Shape)(lambda x: "shape")
    of.register(Mapping)(lambda x: "mapping")
    show(of(Square(1)), of(Table()), of(3.5))
    old = Visitor.other
    Visitor.other = lambda self, x: "patched"
    show(v.visit("x"), Numbers().visit(2.5))
    Visitor.other = old
    show(v.visit("x"))
    Numbers.visit_str = lambda self, x: "str " + x
    show(v.visit("x"))
    show(getattr(Box, "nothing", "none"), hasattr(Shape, "register"), hasattr(Box, "register"), attempt(lambda: Square.nothing))
    show([c.__name__ for c in Shape.__subclasses__()], {c.__name__ for c in Visitor.__subclasses__()})


class Record(NamedTuple):
    a: int

    def twice(self):
        return self.a * 2


abstract()
hooks()
generics()
protocols()
containers()
metaclasses()
others()
show(Record(4).twice())
