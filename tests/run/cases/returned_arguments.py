"""Functions of interpreted modules that only return one of their arguments."""

import functools
import typing
from typing import cast

space = {}
exec("""
def first(a, b): return a
def second(a, b): return b
def varied(*a): return a
def keyed(a, *, b): return b
def same(a): return a
def default(a, b=3): return b
def generator(a):
    yield a
class Item:
    def own(self, other): return other
    def __del__(self): print("gone")
""", space)
first, second, varied, keyed, same, default, Item = (space[name] for name in ("first", "second", "varied", "keyed", "same", "default", "Item"))


class Own:
    pass


def attempt(function, *args, **names):
    try:
        return function(*args, **names)
    except TypeError as error:
        return str(error)


def casts(value):
    return cast(Own, value) is value, typing.cast("Own", value) is value, cast(list, value), cast(int, 3) + 1


def objects():
    item = Item()
    kept = same(item)
    again = cast(Item, kept)
    print(again is item, item.own(again) is item)
    del item, kept
    print("held")
    del again
    print("after")


def many():
    return sum(cast(int, n) + second(n, n + 1) for n in range(100)), [same(n) is n for n in (None, "a", 1 << 70, 2.5)]


for _ in range(3):
    print(casts([1, 2]), casts(3))
objects()
print(many())
print(first(1, 2), second(1, 2), varied(1, 2), keyed(1, b=2), default(1), default(1, 2), same((1, [2])), second(b=1, a=2))
print(attempt(first, 1), attempt(first, 1, 2, 3), attempt(same), attempt(cast, 1), attempt(keyed, 1, 2), attempt(same, b=1))
print(list(space["generator"](1)))
same.__code__ = first.__code__
print(attempt(same, 1), same(1, 2))
same.__code__ = (lambda a: [a]).__code__
print(same(5), functools.reduce(second, [1, 2, 3]))
