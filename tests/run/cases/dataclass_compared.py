"""Comparisons that dataclasses write, of plain fields and others."""

import dataclasses
from dataclasses import dataclass, field


@dataclass(order=True)
class Pair:
    x: object
    y: object = 5


@dataclass(frozen=True)
class Frozen:
    name: str
    n: int


@dataclass(slots=True, order=True)
class Slotted:
    x: float
    y: str = "y"


@dataclass
class Part(Pair):
    z: list = field(default_factory=list, compare=False)


@dataclass
class Empty:
    pass


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, end=" ")
        return self.n == getattr(other, "n", other)

    def __lt__(self, other):
        print("lt", self.n, end=" ")
        return self.n < getattr(other, "n", 0)


def all_ways(a, b):
    out = [a == b, a != b]
    for op in (lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b):
        try:
            out.append(op())
        except TypeError as e:
            out.append(str(e))
    return out


NAN = float("nan")
VALUES = [1, 2, 1.0, -0.0, 0, True, None, "a", "b", "\u20ac", (1, 2), (1, "b"), 2**70, [1], 1.5, NAN, Loud(1), Loud(2)]
for x in VALUES:
    for y in VALUES:
        print(x if not isinstance(x, Loud) else "loud", y if not isinstance(y, Loud) else "loud", all_ways(Pair(x), Pair(y))[:2])
for x, y in ((1, 2), (2, 1), (1, 1), (1, 1.5), ("a", "b"), ((1, 2), (1, 3)), (1, "a"), (None, 1), (True, 2), (1.5, 1.25), (NAN, 1.0), (Loud(1), Loud(2))):
    print(all_ways(Pair(x), Pair(y)), all_ways(Pair(0, x), Pair(0, y)))
same = Pair(NAN, Loud(1))
print(same == same, same != same, Pair([1], {2}) == Pair([1], {2}))
print(all_ways(Slotted(1.0), Slotted(1)), all_ways(Slotted(2.0, "a"), Slotted(2.0, "b")))
print(Frozen("a", 1) == Frozen("a", 1), {Frozen("a", 1): 1}[Frozen("a", 1)], len({Frozen("a", n % 3) for n in range(9)}), hash(Frozen("a", 1)) == hash(("a", 1)))
print(all_ways(Pair(1), Part(1)), all_ways(Part(1, 2, [3]), Part(1, 2, [4])), Empty() == Empty(), Pair(1) == 1, 1 == Pair(1))
print(sorted([Pair(3), Pair(1), Pair(2, 1), Pair(2, 0)]), max(Pair(1), Pair(2)))


def changed():
    a, b = Pair(1), Pair(1)
    print(a == b)
    a.x = 2
    print(a == b)
    del a.y
    try:
        print(a == b)
    except AttributeError as e:
        print(e)
    a.y = 5
    a.__dict__["x"] = 1
    print(a == b)
    Pair.extra = 1
    print(a == b)
    old, Pair.__eq__ = Pair.__eq__, lambda self, other: "patched"
    print(a == b, Pair(1) == 3)
    Pair.__eq__ = old
    print(a == b)
    Pair.y = property(lambda self: print("read", end=" ") or 7)
    print(a == b)
    Pair.y = 5
    print(a == b, a != b, a <= b)
    for n in range(20):
        Pair.__eq__ = (lambda n: lambda self, other: n)(n)
        assert (a == b) == n
    Pair.__eq__ = old
    Pair.counter = 0
    for n in range(30):
        Pair.counter += 1
        assert a == b
    print(a == b)


changed()


@dataclass
class Got:
    x: int

    def __getattribute__(self, name):
        if name == "x":
            print("got", end=" ")
        return object.__getattribute__(self, name)


print(Got(1) == Got(1))


class Imitates:
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return (self.v,) == (other.v,)
        return NotImplemented

    def __init__(self, v):
        self.v = v


print(Imitates(1) == Imitates(1), Imitates(1) == Imitates(2), Imitates(Loud(3)) == Imitates(Loud(3)), dataclasses.replace(Pair(1), x=4) == Pair(4))
