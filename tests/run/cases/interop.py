"""Values handed to CPython's own code and back: identity, aliasing, exact types, callbacks."""
import ctypes
import bisect
import copy
import functools
import heapq
import io
import json
import operator
import pickle
import random
import re
import struct
import textwrap
import weakref
from array import array


class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, other): return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __lt__(self, other): return self.x < other.x
    def __repr__(self): return f"Point({self.x}, {self.y})"
    def length(self): return (self.x ** 2 + self.y ** 2) ** 0.5


def aliasing():
    a = [3, 1, 2]
    b = a
    heapq.heapify(a)
    heapq.heappush(a, 0)
    print(a, b is a, type(a) is list, a == b)
    a.append(9)
    bisect.insort(b, 5)
    print(a, b, len(a), sum(a))
    d = {"k": a}
    text = json.dumps(d)
    a.append("after")
    print(text, d["k"] is a, type(d) is dict, json.loads(text) == d)
    s = {1, 2}
    t = copy.copy(s)
    t.add(3)
    print(sorted(s), sorted(t), type(s) is set)
    random.Random(1).shuffle(a)
    print(sorted(a, key=str), len(b))
    for x in a:
        if x == 9:
            a.remove(9)
    print(9 in b)


def identity():
    p = Point(1, 2)
    box = [p, p]
    held = {"p": p}
    print(box[0] is box[1], held["p"] is p, next(iter(box)) is p, copy.copy(box)[0] is p, operator.itemgetter(0)(box) is p)
    copied = copy.deepcopy({"a": p, "b": p})
    print(copied["a"] is copied["b"], copied["a"] is p, copied["a"] == p)
    print(id(p) == id(box[0]), functools.partial(lambda v: v, p)() is p, max(box, key=id) is p)
    nested = [[1], [2]]
    shallow = copy.copy(nested)
    shallow[0].append(5)
    print(nested, shallow is nested, shallow[0] is nested[0])


def callbacks():
    log = []

    def key(v):
        log.append(v)
        return -v

    print(sorted([1, 3, 2], key=key), log)
    print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1b22"), functools.reduce(lambda a, b: a * b, range(1, 6)))
    grown = [1, 2]

    def grow(total, v):
        if len(grown) < 4:
            grown.append(v + 1)
        return total + v

    print(functools.reduce(grow, grown), grown)
    try:
        sorted([1, 2], key=lambda v: v.missing)
    except AttributeError as error:
        print(error)
    try:
        re.sub("a", lambda m: 5, "a")
    except TypeError as error:
        print(error)
    print(list(map(Point.length, [Point(3, 4)])), [f(Point(6, 8)) for f in (operator.attrgetter("x"), operator.methodcaller("length"))])
    print(sorted([Point(2, 0), Point(1, 0)]), heapq.nsmallest(1, [Point(2, 0), Point(1, 0)]), max([Point(1, 0), Point(5, 0)]))


def files():
    out = io.StringIO()
    print("to a file", 1, file=out)
    out.write("more\n")
    out.seek(0)
    print([line.rstrip() for line in out], json.load(io.StringIO("[1, 2]")))
    data = io.BytesIO(struct.pack("<ih", 7, -1))
    print(struct.unpack("<ih", data.read()), array("i", [1, 2, 3])[1], list(array("d", (1.5,))), memoryview(b"abc")[1])
    print(textwrap.fill("one two three", 8), "%s" % Point(1, 2), "{0.x}".format(Point(7, 8)))


def references():
    p = Point(1, 1)
    gone = []
    ref = weakref.ref(p, lambda r: gone.append("gone"))
    print(ref() is p)
    table = weakref.WeakValueDictionary(p=p)
    print(table["p"] is p, len(table))


def attributes_from_outside():
    p = Point(1, 2)
    setattr(p, "extra", [1])
    vars(p)["more"] = 2
    print(p.extra, p.more, sorted(p.__dict__), getattr(p, "none", None), operator.attrgetter("x", "y")(p))
    print(pickle.loads(pickle.dumps([1, (2, "x"), {"k": None}])), isinstance(p, Point), type(p).__name__, callable(p.length), p.length.__func__ is Point.length)


aliasing()
identity()
callbacks()
files()
references()
attributes_from_outside()


# A sentinel that went through CPython is still itself
NO_PAD = "__no__pad__"


def padded(items, n, pad=NO_PAD):
    from itertools import zip_longest
    return [tuple(x for x in group if x is not pad) for group in zip_longest(*[iter(items)] * n, fillvalue=pad)]


print(padded([1, 2, 3], 2), padded(b"abc", 2, b"none given"), padded("abc", 2, "x"))


def unfinished():
    """A tuple that C code is still filling, as gc.get_objects() shows them."""
    make = ctypes.pythonapi.PyTuple_New
    make.restype, make.argtypes = ctypes.py_object, [ctypes.c_ssize_t]
    for size in (1, 3):
        made = make(size)
        print(len(made), [(type(x).__name__, isinstance(x, tuple)) for x in [made, (made, 1), (1, (2, made))]])


unfinished()
