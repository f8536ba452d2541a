"""Operators, attributes and methods where objects of unrelated classes meet, and attributes of CPython's modules."""

import math
import statistics


class Metre:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if isinstance(other, Metre):
            return Metre(self.n + other.n)
        return NotImplemented

    def __sub__(self, other):
        return Metre(self.n - other.n)

    def __mul__(self, by):
        return Metre(self.n * by)

    def __iadd__(self, other):
        if not isinstance(other, Metre):
            return NotImplemented
        self.n += other.n
        return self

    def name(self):
        return f"metre {self.n}"


class LongMetre(Metre):
    def __radd__(self, other):
        return f"reflected {other.n} {self.n}"

    def __rsub__(self, other):
        return NotImplemented


class Foot:
    def __init__(self, n):
        self.feet = 0
        self.n = n

    def __radd__(self, other):
        return f"foot after {other.name()}"

    def name(self):
        return f"foot {self.n}"


class Plain:
    def __init__(self):
        self.n = -1


def add(a, b):
    return a + b


def subtract(a, b):
    return a - b


def scale(a, by):
    a = a * by
    return a


def grow(a, b):
    a += b
    return a


def describe(thing):
    thing.n = thing.n + 1
    return thing.name(), thing.n


def attempt(function, *args):
    try:
        result = function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return result if isinstance(result, (str, tuple, float)) else f"{type(result).__name__} {result.n}"


for left, right in [(Metre(1), Metre(2)), (Metre(1), LongMetre(2)), (LongMetre(1), Metre(2)), (LongMetre(1), LongMetre(2)),
                    (Metre(1), Foot(3)), (Foot(1), Metre(1)), (Metre(1), 5), (Metre(1), Plain()), (Metre(1), "x"), (3, Metre(1))]:
    print(type(left).__name__, type(right).__name__, attempt(add, left, right), "|", attempt(subtract, left, right))
    print("   in place:", attempt(grow, left, right))
print(attempt(scale, Metre(3), 4), attempt(scale, LongMetre(3), 1.5), attempt(scale, Foot(1), 2))
for thing in Metre(1), Foot(2), LongMetre(3), Plain(), 5:
    print(attempt(describe, thing))


class Counted(Metre):
    """Made after the functions above were: their classes are known, this one's operators are its own."""

    def __add__(self, other):
        return super().__add__(other) * 10

    def name(self):
        return "counted"


print(attempt(add, Counted(1), Metre(2)), attempt(add, Metre(2), Counted(1)), attempt(describe, Counted(7)))
kept = Metre.__add__
Metre.__add__ = lambda self, other: "replaced"
print(attempt(add, Metre(1), Metre(2)))
Metre.__add__ = kept
del Metre.__iadd__
first = Metre(5)
print(attempt(grow, first, Metre(6)), first.n)
metre = Metre(1)
metre.name = lambda: "its own"
metre.__add__ = lambda other: "not looked at"
print(attempt(describe, metre), attempt(add, metre, metre))


# Attributes of modules


def root(x):
    return math.sqrt(x)


def circle():
    return math.pi


print(root(2.0), root(4), circle())
original = math.sqrt
math.sqrt = lambda x: f"patched {x}"
math.pi = "pie"
print(root(2.0), circle())
math.sqrt, math.pi = original, 3.141592653589793
print(root(2.0), circle())
for n in range(40):
    math.extra = n
    assert root(n * n) == n
    assert math.extra == n
del math.extra
print(attempt(lambda: math.extra), attempt(lambda: math.nothing))


def middle(module, values):
    return module.median(values), module.__name__


print(middle(statistics, [1, 2, 3]))


class Module:
    __name__ = "an object"

    def median(self, values):
        return "object's"


print(middle(Module(), []), middle(statistics, [5, 6]))
