"""Generator methods, and methods with *args, of objects that are CPython's own: compiled code calls them directly."""

import gc
import traceback
import weakref


class Base:
    kept = []

    def numbers(self, first, count=3):
        for n in range(count):
            yield first, n
        return "done"

    def echo(self, thing):
        got = yield thing
        while got is not None:
            got = yield got, thing
        raise ValueError("end")

    def rest(self, *args, **named):
        return args, sorted(named)

    def store(self, thing, *more):
        self.kept.append((thing, more))
        return thing

    def delegating(self, thing):
        return (yield from self.numbers(thing, 2))


space = {"Base": Base}
exec(
    """
class Sub(Base):
    extra = 1
class Other(Base):
    def numbers(self, first, count=3): return iter([(first, "other")])
class Thing:
    def __init__(self, n): self.n = n
def thing(n): return Thing(n)
""",
    space,
)
Sub, Other, Thing, thing = space["Sub"], space["Other"], space["Thing"], space["thing"]


def generators():
    sub = Sub()
    found = []
    for _ in range(3):
        for got, n in sub.numbers(thing(5)):
            gc.collect()
            found.append((got.n, n))
    it = sub.numbers(thing(1), count=1)
    return found, type(it).__name__, it.__name__, it.__qualname__, next(it)[0].n, next(it, "end"), list(sub.delegating(thing(2)))[-1][0].n


def sent():
    it = Sub().echo(thing(7))
    first = next(it).n
    gc.collect()
    second = it.send(thing(8))
    try:
        it.send(None)
    except ValueError as error:
        return first, second[0].n, second[1].n, [entry.name for entry in traceback.extract_tb(error.__traceback__)]


def kept():
    sub = Sub()
    ended = []
    for n in range(5):
        one = thing(n)
        weakref.finalize(one, ended.append, n)
        print(sub.rest(one, thing(n), last=one)[0][1].n, sub.store(thing(n), thing(-n)).n, sub.rest(*[thing(n)] * 2, **{"a": 1})[1])
        del one
    gc.collect()
    return [(a.n, b[0].n) for a, b in Base.kept], len(ended) >= 0


def replaced():
    sub, other = Sub(), Other()
    out = [list(x.numbers(1, 1)) for x in (sub, other, sub, Base())]
    sub.numbers = lambda first, count: ["its own"]
    out.append(list(sub.numbers(1, 1)))
    del sub.numbers
    Sub.numbers = lambda self, first, count: ["the class's"]
    out.append(list(sub.numbers(1, 1)))
    del Sub.numbers
    old = Base.numbers
    Base.numbers = lambda self, first, count: ["the base's"]
    out.append(list(sub.numbers(1, 1)))
    Base.numbers = old
    out.append(list(sub.numbers(1, 1)))
    several = {"b": 2}
    calls = lambda: sub.numbers(), lambda: sub.numbers(1, 2, 3), lambda: sub.rest(a=1, **several), lambda: sub.store(), lambda: sub.numbers(1, other=2)
    for wrong in calls:
        try:
            out.append(wrong())
        except TypeError as error:
            out.append(str(error))
    return out


def told(function):
    try:
        print(function.__name__, function())
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for function in (generators, sent, kept, replaced):
    told(function)
