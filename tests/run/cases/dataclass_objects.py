"""Dataclasses and other classes whose __init__ is interpreted code that only stores its arguments."""

import copy
import dataclasses
import pickle
import sys
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, replace
from enum import Enum


class Kind(Enum):
    BIG = 1
    SMALL = 2


@dataclass
class Widget:
    number: int
    name: str = "plain"
    kind: Kind = Kind.SMALL
    parts: list = field(default_factory=list)
    extra: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    tags: set = field(default_factory=set, compare=False)


@dataclass(order=True)
class Version:
    major: int
    minor: int = field(default=0, kw_only=True)


@dataclass
class Later:
    first: int
    _: KW_ONLY
    second: int = 2
    third: InitVar[int] = 3
    total: int = field(init=False)

    def __post_init__(self, third):
        self.total = self.first + self.second + third


@dataclass
class Made:
    stamp: list = field(default_factory=lambda: [len(made)])


made = []


def told(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for args in (), (1,), (1, "a"), (1, "a", Kind.BIG, [1], {2: 3}), (1, "a", Kind.BIG, [1], {2: 3}, 4):
    print(told(Widget, *args))
print(told(Widget, name="n", number=7), told(Widget, 1, number=2), told(Widget, 1, colour=2), told(Widget, 1, parts=[5]).parts)
a, b = Widget(1), Widget(1)
a.parts.append(1)
print(a.parts, b.parts, a.parts is b.parts, a == b, a.__dict__, vars(b), a != Widget(1, parts=[1]))
print(told(Point), told(Point, 1), told(Point, 1, y=5), told(hash, Point(1, 2)) == hash(Point(1, 2)), Point(1, 2) == Point(1, 2, {3}))
print(told(setattr, Point(1), "x", 2), told(Version, 1, 2), Version(1, minor=2) < Version(1, minor=3), sorted([Version(2), Version(1, minor=9), Version(1)]))
print(Later(1), Later(1, second=5, third=6), told(Later, 1, 2))
for _ in range(3):
    made.append(Made())
print(made)
print(asdict(Widget(1, "q", Kind.BIG, [Point(1)])), astuple(Point(3)), replace(Widget(1), name="r"), [f.name for f in fields(Widget)])
print(pickle.loads(pickle.dumps(Widget(5, "p"))), copy.copy(Widget(6)), copy.deepcopy(Widget(7, parts=[[1]])))
shared = [1]
print(Widget(1, parts=shared).parts is shared, Widget(1, kind=Kind.BIG).kind is Kind.BIG, Widget(1).kind is Kind.SMALL)
big = 10**30
print(Widget(big).number is big or Widget(big).number == big, Widget(1.5, None, True))


# the class and its __init__ change
def show(make):
    return told(make, 1), told(make, 2, "n")


print(show(Widget))
Widget.__init__.__defaults__ = ("other", *Widget.__init__.__defaults__[1:])
print(show(Widget))
Version.__init__.__kwdefaults__["minor"] = 8
print(show(Version))
Version.__init__.__kwdefaults__ = {"minor": 9}
print(show(Version))
code, original = Widget.__init__.__code__, Widget.__init__


def replaced(self, number, name="r", kind=None, parts=None, extra=None):
    self.number, self.name, self.kind, self.parts, self.extra = -number, name, kind, parts, extra


Widget.__init__ = replaced
print(show(Widget))
Widget.__init__ = original
print(show(Widget))
swap = {}
exec("def f(self, number, name='s'): self.name = number; self.number = name\ndef g(self, number, name=1): self.number = number + name", swap)
Widget.__init__ = swap["f"]
print(told(lambda: [(w.number, w.name) for w in (Widget(1), Widget(2, 3))]))
swap["f"].__code__ = swap["g"].__code__
print(told(lambda: [w.number for w in (Widget(1, 1), Widget(2, 3))]), told(Widget, 1))
Widget.__init__ = original


class Loud:
    def __set__(self, obj, value):
        print("set", value)
        obj.__dict__["number"] = value

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__["number"] * 10


print(Widget(4).number)
Widget.number = Loud()
print(Widget(4).number)
del Widget.number
print(Widget(4).number)
Widget.name = property(lambda self: "fixed", lambda self, value: print("name", value))
print(Widget(4).name)
del Widget.name
print(told(Widget, 4))


def noisy(self, name, value):
    print("storing", name)
    object.__setattr__(self, name, value)


Widget.__setattr__ = noisy
print(Widget(5).number)
del Widget.__setattr__
print(Widget(5).number)


class Child(Widget):
    def __init__(self, number):
        super().__init__(number, "child")
        self.own = number * 2


class Plain(Widget):
    pass


class Slotted:
    __slots__ = ("a", "b")


class Closed(Slotted):
    __slots__ = ()


exec("def init(self, a, b=2): self.a = a; self.b = b\ndef more(self, a): self.a = a; self.c = a", swap)
Slotted.__init__ = swap["init"]
print([(c.own, c.name, c.parts) for c in (Child(1), Child(2))], Plain(3), Plain(3) == Widget(3), Plain(3) == Plain(3))
print([(s.a, s.b) for s in (Slotted(1), Closed(3, 4))], told(Closed, 1, 2, 3))
Slotted.__init__ = swap["more"]
print(told(Slotted, 1), told(Closed, 1))


@dataclass
class Tree:
    left: "Tree | None"
    right: "Tree | None"


def tree(depth):
    return Tree(None, None) if depth == 0 else Tree(tree(depth - 1), tree(depth - 1))


def count(t):
    return 0 if t is None else 1 + count(t.left) + count(t.right)


print(count(tree(9)), tree(2))


@dataclass(slots=True)
class Narrow:
    a: int
    b: int = 3


print(Narrow(1), told(setattr, Narrow(1), "c", 1), Narrow(1) == Narrow(1, 3))


def traced(frame, event, arg):
    if event == "call":
        calls.append(frame.f_code.co_name)


calls = []
print(dataclasses.is_dataclass(Widget), [type(w) is Widget for w in (Widget(1),)], Widget.__match_args__)
match Widget(1, "m", Kind.BIG):
    case Widget(n, m, Kind.BIG):
        print("matched", n, m)


class Numbers:
    ONE = 1
    NAMES = ("a", "b")


def interpreted():
    space = {}
    exec("class Meta(type):\n    def __getattr__(cls, name): return 'meta ' + name\n"
         "class Base:\n    low = 1\n    both = 2\n"
         "class Sub(Base, metaclass=Meta):\n    both = 3\n    @property\n    def p(self): return 4\n    def m(self): return self\n", space)
    return space["Meta"], space["Base"], space["Sub"]


meta, base, sub = interpreted()


def looked_up():
    return sub.low, sub.both, sub.none, type(sub.p).__name__, sub.m("s"), sub.__name__, base.low, Kind.BIG, Kind.BIG is Kind["BIG"], Kind.BIG.value


print(looked_up())
print(looked_up())
base.low = 10
print(looked_up()[:3])
sub.low = 20
print(looked_up()[:3])
del sub.low, sub.both
print(looked_up()[:3])
meta.both = property(lambda cls: "of the metaclass")
print(looked_up()[:3])
del meta.both
meta.low = 5
print(looked_up()[:3], meta.low)
meta.__getattribute__ = lambda cls, name: "caught " + name
print(sub.low, sub.both)
del meta.__getattribute__, meta.low
print(looked_up()[:3])
sub.low = classmethod(lambda cls: cls.__name__)
print(sub.low())
sub.low = staticmethod(len)
print(sub.low("four"))


class Held:
    def __del__(self):
        print("gone")


def holds():
    space = {}
    exec("class Box: pass\nclass Value:\n    def __del__(self): print('gone')\n", space)
    box = space["Box"]
    box.value = space["Value"]()
    for _ in range(3):
        seen = box.value is not None
    box.value = None
    print("after", seen, box.value)


holds()
print(Kind.BIG == Kind.BIG, Kind.BIG == Kind.SMALL, Kind.BIG != Kind.SMALL, Kind.BIG == 1, Kind.BIG != Kind.BIG, Kind.BIG in [Kind.SMALL, Kind.BIG])
