import asyncio
import functools
import gc
import inspect
import sys
import traceback
import types

from compiled import values as m

BIG = 2**100 + 12345
SAMPLES = [0, 1, -1, 255, 256, 257, 2**30 - 1, 2**30, -(2**30), 2**60 - 1, 2**60, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, BIG, -BIG,
           0.0, -0.0, 1.5, float("inf"), 1e308, True, False, None, ..., NotImplemented, 1 + 2j, "", "a", "abc", "\xe9", "\u20ac", "\U0001f600",
           "h\udc80", "x" * 1000, "\xe9" * 1000, "\u20ac" * 1000, b"", b"x", b"y" * 1000, (), (1,), (1, (2, (3, "x"))), frozenset({1, 2}), range(3), slice(1, 2, 3)]
for x in SAMPLES:
    y = m.same(x)
    print(type(y) is type(x), y == x, repr(y)[:60] == repr(x)[:60])
nested = ()
for _ in range(100000):
    nested = (nested,)
back = m.same(nested)
depth = 0
while back:
    back, depth = back[0], depth + 1
print(depth)
thing = object()
print(m.same(thing) is thing, m.same(m.same) is m.same, m.same(len) is len, m.same(int) is int, m.same(sys) is sys)
text = "long text " * 500
print(m.same(text) is text)
print(m.kinds(1, BIG, 1.0, "s", b"b", [], {}, set(), frozenset(), (), None, len, int, m.same, ValueError(), 1j, thing))
print(m.opts(1, k=2), m.opts(1, 2, 3, k=4, z=5), m.opts.__doc__, inspect.signature(m.opts), m.opts.__kwdefaults__, m.opts.__defaults__)
for bad in (lambda: m.opts(), lambda: m.opts(1), lambda: m.opts(a=1, k=2), lambda: m.first(), lambda: m.first(1, 2)):
    try:
        bad()
    except TypeError as e:
        print(e)
table = m.table
table.append(4)
print(m.table is table, m.grow(table), table, m.grow(m.table))
print(m.apply(len, "abc"), m.apply(lambda x: x * 2, 21), m.apply(m.first, [9]), m.apply(dict, a=1), m.apply(functools.partial(max, 3), 9))
try:
    m.deep(3)
except IndexError:
    traceback.print_exc(file=sys.stdout)
try:
    m.apply(lambda: {}["k"])
except KeyError:
    traceback.print_exc(file=sys.stdout)


def fails():
    raise KeyError("inner")


try:
    m.reraise(fails)
except LookupError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
g = m.gen(3)
print(type(g) is types.GeneratorType, next(g), g.send("hi"), inspect.getgeneratorstate(g), m.same(g) is g)
try:
    next(g)
    next(g)
except StopIteration as stop:
    print(stop.value)
g = m.gen(3)
next(g)
g.close()
print(list(g))
g = m.gen(3)
next(g)
try:
    g.throw(RuntimeError("thrown"))
except RuntimeError as e:
    print(e)


def delegates():
    result = yield from m.gen(2)
    print("result", result)


print(list(delegates()), asyncio.run(m.double(4)), inspect.iscoroutinefunction(m.double), m.handled())
print(m.counter, sorted(n for n in dir(m) if not n.startswith("_")))
m.counter = 9
print(m.counter, m.__dict__["counter"])
del m.counter
print(hasattr(m, "counter"))
gc.collect()
f = m.same
f.attribute = 1
print(f.attribute, m.same.attribute, f.__dict__, m.same.__module__, m.same.__globals__ is m.__dict__)
try:
    sys.setrecursionlimit(200)
    m.deep(100000)
except RecursionError as e:
    print("recursion")
