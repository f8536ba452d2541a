"""Classes made by calling type() with a name, bases and a dict."""

import pickle


class Number:
    __slots__ = ["value", "context"]

    def __new__(cls, value=0):
        self = new(cls)
        self.value = value
        return self

    def __add__(self, other):
        made = new(self.context)
        made.value = self.value + (other.value if isinstance(other, Number) else other)
        return made

    def __repr__(self):
        return f"{type(self).__name__}({self.value})"


new = object.__new__


class Context:
    def __init__(self, name):
        self.made = type(name, (Number,), {})
        self.made.context = self.made


def shown(cls):
    return [name for name in vars(cls) if name not in ("__dict__", "__weakref__")], cls.__module__, cls.__qualname__, cls.__doc__


first, second = Context("First"), Context("Second")
print(shown(first.made), first.made.__mro__[1:], first.made.__bases__)
print(first.made(3) + second.made(4), first.made(1) + 2, isinstance(second.made(1), Number), first.made(3).__dict__)
print(Number.__subclasses__())

NAMED = type("Named", (), {"__module__": "elsewhere", "__qualname__": "Some.Named", "__doc__": "said", "x": 1})
print(shown(NAMED), NAMED, NAMED().x)


def caller():
    return type("Inner", (Number,), {"__repr__": lambda self: "inner"})


inner = caller()
print(inner.__module__ == __name__, inner(3), shown(inner))
print([made.__module__ == __name__ for made in map(type, ["A", "B"], [(), (Number,)], [{}, {}])])
First = first.made
First.__qualname__ = "First"
back = pickle.loads(pickle.dumps(First(3), 2)) if First.__module__ == __name__ else None
print(back, type(back) is First, back.value)

for wrong in (
    lambda: type("X", (Number, Number), {}),
    lambda: type("X", (int, Number), {}),
    lambda: type("X", (bool,), {}),
    lambda: type("X", (Number,), {"__slots__": ["value", 3]}),
    lambda: type("X", (Number,), {"__qualname__": 3}),
    lambda: type("X\0", (Number,), {}),
    lambda: type("X", [Number], {}),
    lambda: type("X", (Number,), {}, key=1),
    lambda: type("X", (3,), {}),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)


class Registered:
    seen = []

    def __init_subclass__(cls, **kwargs):
        Registered.seen.append((cls.__name__, cls.__module__ == __name__, kwargs))


class Field:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, owner.__module__ == __name__, name)


type("Sub", (Registered,), {"field": Field()}, key=1)
print(Registered.seen)

# many from one place: classes that are no longer used go
for n in range(150):
    last = type("Number" + str(n), (Number,), {"n": n})
print(last(3), last.n, last.__module__ == __name__)

# in the body of a class, with the class's own __module__
class Outer:
    __module__ = "else"
    Inside = type("Inside", (), {})


print(Outer.__module__, Outer.Inside.__module__ == __name__)
exec("Made = type('Made', (Number,), {})\nprint(Made.__module__)", {"Number": Number, "__name__": "given"})
print(hasattr(eval("type('Made', (Number,), {})", {"Number": Number}), "__module__"))

# object.__new__ stays itself on the way to CPython and back
import collections
import json

kept = [new, Number, collections.UserList]
json.dumps([str(x) for x in kept])
away = collections.deque(kept).copy()
print(away[0] is new, kept[0] is new is object.__new__, away[0](Number).__class__.__name__, kept[0](collections.UserList).__class__)
for wrong in (lambda: kept[0](), lambda: kept[0](3), lambda: kept[0](int), lambda: kept[0](Number, 1), lambda: away[0](list)):
    try:
        print(wrong())
    except TypeError as e:
        print(e)
