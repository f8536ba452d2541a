"""Small functions and methods that only compute: called where all is as it was predicted, and where it is not."""

import abc
import sys
import traceback
import typing


class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def is_point(self):
        return True

    def dot(self, other):
        other.is_point()
        return self.x * other.x + self.y * other.y

    def minus(self, other):
        if other.is_point():
            return Point(self.x - other.x, self.y - other.y)
        return Other(self.x - other.x)

    def scaled(self):
        return self.x * Point.scale

    def ratio(self, other):
        return self.x / other.y

    def set_x(self, x):
        self.x = x

    def swap_x(self, other):
        return other.set_x(self.x)

    def bump(self):
        self.x += 1
        return self.x

    def same(self, other):
        return self == other

    def named(self, name):
        return name == "point"

    def __add__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return Point(self.x + other.x, self.y + other.y)

    def __iadd__(self, other):
        self.x = other.x
        return self


class Other:
    def __init__(self, x):
        self.x = x

    def is_point(self):
        return False

    def __radd__(self, other):
        return f"radd {other.x}"


class Choice:
    KINDS = 3

    def __init__(self, left, right, first):
        self.left, self.right, self.first = left, right, first

    def chosen(self):
        return self.left if self.first else self.right

    def put(self, value):
        self.chosen().x = value

    @classmethod
    def weaker(cls, a, b):
        return a < b

    @staticmethod
    def larger(a, b):
        return a if a > b else b

    def plain(self, value):
        return value + self.KINDS


def pick(a, b):
    return Choice.larger(a, b), Choice.weaker(a, b), Choice.larger(b=a, a=b)


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def show(p):
    return (p.x, p.y) if isinstance(p, Point) else ("other", p.x)


def numbers():
    for a in (Point(1.5, 2), Point(1, 2.5), Point(3, 4), Point(1 << 62, 1 << 62), Point(True, 0.5), Point("ab", 3)):
        for b in (Point(2.0, 3), Point(2, 3), Point(4, 0), Point(0.0, -0.0)):
            yield attempt(a.dot, b), attempt(lambda: show(a.minus(b))), attempt(a.ratio, b), attempt(a.scaled), attempt(lambda: show(a + b))


def combine(a, b):
    return a.dot(b), show(a.minus(b)), a.scaled(), a.same(b), a.same(a), a.named("point"), a.named(3), show(a + b)


def lines_of(function, *args):
    try:
        function(*args)
    except Exception:
        kind, error, tb = sys.exc_info()
        return kind.__name__, [(entry.name, entry.line) for entry in traceback.extract_tb(tb)][1:]


print(list(numbers()))
p, q = Point(1.5, 2.5), Point(3, 4)
print(combine(p, q), combine(q, p), show(p.minus(Point(0.5, 0.25))))
print(attempt(lambda: p.minus(Other(1.0)).x), attempt(lambda: show(p.minus(Other(1.0)))))
print(p + Other(2), attempt(lambda: p + 3))
p += q
print(show(p), p.bump(), p.bump(), q.swap_x(p), show(p))
print(lines_of(combine, p, Point(None, 1)), lines_of(p.dot, 5), lines_of(Point.ratio, p, Point(1, 0)))

# attributes that go, come from elsewhere, or are hidden
bare = Point.__new__(Point)
print(attempt(bare.dot, q), attempt(bare.scaled), attempt(q.swap_x, bare), attempt(lambda: bare.x))
del q.x
print(attempt(p.dot, q), attempt(q.bump))
q.x = 7
q.is_point = lambda: False
print(attempt(lambda: show(p.minus(q))), p.dot(q))
del q.is_point

choice = Choice(Point(1, 2), Point(3, 4), True)
choice.put(5)
choice.first = []
choice.put(6)
choice.first = ""
print(show(choice.left), show(choice.right), show(choice.chosen()), choice.plain(1), choice.plain(1.5))
choice.left = None
choice.first = 1
print(attempt(choice.put, 8), choice.chosen())

# classes that change
print(pick(1, 2), pick("b", "a"), pick(1.5, 1))
Choice.larger = staticmethod(lambda a, b: "replaced")
print(pick(1, 2))
Choice.larger = lambda a, b: ("plain", a, b)
print(pick(1, 2))
Choice.weaker = classmethod(lambda cls, a, b: (cls.__name__, a, b))
print(pick(1, 2))
Choice.KINDS = 10
print(choice.plain(1), attempt(pick, 1, None))


class Sub(Point):
    def is_point(self):
        return 0

    def __eq__(self, other):
        return "equal"


print(combine(Sub(1, 2.0), p)[:4], p.minus(Sub(1.0, 2.0)).x, Sub(1, 2).same(p), p.same(Sub(3, 3)))
Point.__eq__ = lambda self, other: "always"
print(p.same(q), p == 3)
del Point.__eq__
print(p.same(q), p == 3)
Point.scale = 3
print(p.scaled())
Point.x = property(lambda self: 40, lambda self, value: print("set", value))
print(p.scaled(), p.dot(Point(1, 1)), p.bump(), p.swap_x(p))
del Point.x
print(p.scaled(), p.dot(q))
Point.dot = lambda self, other: "other dot"
print(combine(p, q)[0], p.dot(q))


# isinstance()
class Abstract(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return True if other is Other else NotImplemented


class Odd(type):
    def __instancecheck__(cls, value):
        return value == 3


class Strange(metaclass=Odd):
    pass


class Pretends:
    __class__ = Point

    def __init__(self):
        self.x = 1


def checks(value):
    found = [isinstance(value, Point), isinstance(value, int), isinstance(value, object), isinstance(value, bool), isinstance(value, str)]
    return found + [isinstance(value, Abstract), isinstance(value, Strange), isinstance(value, (int, Point)), attempt(isinstance, value, 3)]


for value in (p, Sub(1, 2), Other(1), Pretends(), Strange(), 3, True, "a", None, 2.5, [], ValueError(1), Point, range(3), sys):
    print(type(value).__name__, checks(value))
isinstance = lambda value, kind: "mine"
print(checks(p)[0])
del isinstance


# a method with overloads
class Overloaded:
    @typing.overload
    def twice(self, value: int) -> int: ...

    @typing.overload
    def twice(self, value: str) -> str: ...

    def twice(self, value):
        return value * 2


def twices(item, value):
    return item.twice(value)


print(twices(Overloaded(), 2), twices(Overloaded(), "a"), attempt(twices, Overloaded(), None), len(typing.get_overloads(Overloaded.twice)))


# class and static methods whose arguments are looked up after the method
class Weighed:
    @classmethod
    def heavier(cls, a, b):
        return cls.__name__, a if a > b else b

    @staticmethod
    def lighter(a, b):
        return a if a < b else b

    def own(self, other):
        return self.weight - other.weight

    def __init__(self, weight):
        self.weight = weight


def weigh(a, b):
    return Weighed.heavier(a.weight, b.weight), Weighed.lighter(a.weight, b.weight), Weighed.own(a, b), Weighed.own(self=a, other=b)


def light(a, b):
    return Weighed.lighter(a.weight, b.weight)


for _ in range(3):
    print(weigh(Weighed(1), Weighed(2.5)), light(Weighed(3), Weighed(2)))
print(attempt(weigh, Weighed(1), None), attempt(weigh, Weighed(1), Weighed("a")))
Weighed.lighter = classmethod(lambda cls, a, b: (cls, a, b)[1:])
print(light(Weighed(3), Weighed(2)))
Weighed.lighter = print
print(light(Weighed(3), Weighed(2)))
Choice = None
print(attempt(pick, 1, 2))
