"""Bytearrays, memoryviews and arrays in compiled code: CPython's results, errors and exports."""

import array
import gc
import itertools
import sys
import weakref

from compiled import bytearrays as m
from compiled.bytearrays import attempt


class Sub(bytearray):
    def __len__(self):
        return 99

    def __getitem__(self, i):
        return "sub"

    def find(self, *args):
        return "found"


class Number:
    def __index__(self):
        return 2


class Small(int):
    pass


class Order(str):
    pass


def makers():
    yield lambda: bytearray(b"abcab")
    yield lambda: bytearray()
    yield lambda: bytearray(b"\xe4\xc3\xa4 b\x00")
    yield lambda: b"abcab"
    yield lambda: b""
    yield lambda: memoryview(b"abcab")
    yield lambda: memoryview(bytearray(b"abcab"))
    yield lambda: memoryview(bytearray(b"xabcabx"))[1:6]
    yield lambda: memoryview(bytearray(b"abcdef"))[::2]
    yield lambda: memoryview(bytearray(b"abcdef"))[::-1]
    yield lambda: memoryview(bytearray(8)).cast("I")
    yield lambda: memoryview(bytearray(b"abcd")).cast("c")
    yield lambda: memoryview(bytearray(b"abcd")).cast("b")
    yield lambda: memoryview(bytearray(b"abcd")).cast("B", (2, 2))
    yield lambda: memoryview(bytearray())
    yield lambda: array.array("B", b"abcab")
    yield lambda: array.array("d", [1.5, -2.0])
    yield lambda: array.array("i", [1, 2, 3])
    yield lambda: array.array("Q", [2**64 - 1])
    yield lambda: array.array("u", "ab")
    yield lambda: Sub(b"abcab")
    yield lambda: [97, 98]
    yield lambda: "ab"
    yield lambda: 3
    yield lambda: None
    yield lambda: Number()


ALL = list(makers())
BOUNDS = [0, 1, -1, 3, -3, 5, 7, -9, None, 2**70, -2**70, True, Number(), "x", 1.0]
LOOKED_FOR = [b"b", b"ab", b"", b"zz", 97, 0, 255, 256, -1, 2**70, True, "b", None, Number(), bytearray(b"ca"), memoryview(b"ab"),
              memoryview(b"abab")[::2], array.array("B", b"b"), (b"a", b"b"), (), (bytearray(b"ab"),), ("a",), Sub(b"ab")]

for make in ALL:
    print("one", attempt(m.length, make()), attempt(m.as_bytes, make()), attempt(m.as_bytearray, make()), attempt(m.as_view, make()))
    print(attempt(m.iterated, make()), attempt(m.hashed, make()) if make() is not None and not isinstance(make(), Number) else 0)
    for f in (m.decoded, m.hexed, m.copied, m.methods, m.to_list, m.to_bytes):
        print(f.__name__, attempt(f, make()))
    for i, j in itertools.product(BOUNDS, BOUNDS):
        print(i if not isinstance(i, Number) else "n", attempt(m.cut, make(), i, j))
    for i, j, k in itertools.product((0, 4, -1, None, 2**70), (0, 2, -9, None), (1, 2, -1, -2, 0, None, 2**70, True, "x")):
        print(attempt(m.cut_by, make(), i, j, k), attempt(m.put_by, make(), i, j, k, b"xy"))
    for i in BOUNDS:
        print("item", attempt(m.drop_item, make(), i), attempt(m.drop, make(), i, None), attempt(m.drop, make(), 1, i), attempt(m.repeated, make(), i))
    for n in (-1, 0, 1, 3, 300, 10**5):
        print(str(attempt(m.repeated, make(), n))[:400])
    for x in LOOKED_FOR:
        for f in (m.find, m.index, m.affixes, m.remove):
            print(f.__name__, attempt(f, make(), x))
        print("in", attempt(m.within, x, make()), attempt(m.insert, make(), 1, x), attempt(m.changed, make(), x))
        for i, j in ((0, 3), (1, None), (None, -1), (-2, 9), (4, 2), (5, 5), (6, 9), (2**70, None), (None, -2**70), ("x", 1), (True, 4)):
            for f in (m.find_in, m.rindex_in, m.affixes_in):
                print(f.__name__, attempt(f, make(), x, i, j))
    for other in ALL:
        print("two", attempt(m.equal, make(), other()), attempt(m.less, make(), other()), attempt(m.joined, make(), other()),
              attempt(m.added, make(), other()), attempt(m.extended, make(), other()))
        for i, j in ((0, 0), (1, 3), (0, None), (3, 1), (None, 5), (-1, 99), (2, 2)):
            print("put", attempt(m.put, make(), i, j, other()))
    for name in ("utf-8", "UTF8", "ascii", "latin-1", "utf-16", "cp1252", "none such", "", "hex", 1, None):
        print(name, attempt(m.decoded_as, make(), name))
        for errors in ("strict", "ignore", "replace", "surrogateescape", "none such", 1):
            print("", errors, attempt(m.decoded_with, make(), name, errors))
    for f in ("B", "b", "c", "I", "@I", "d", "?", "x", "<I", 1):
        print("cast", attempt(m.cast, make(), f))
    for order in ("big", "little", "odd", Order("big"), 1):
        print("int", attempt(m.to_int, make(), order))

print(m.nothing(), m.bound())

# the same object on both sides
for make in ALL[:8]:
    b = make()
    print(attempt(m.added, b, b), attempt(m.extended, b, b), attempt(m.put, b, 1, 2, b), attempt(m.put, b, 0, None, b), attempt(m.equal, b, b),
          attempt(m.joined, b, b), attempt(m.find, b, b))
b = bytearray(b"abcdefgh")
v = memoryview(b)
print(attempt(m.put, v, 1, 5, v[0:4]), b, attempt(m.put, b, 0, 4, v[2:6]), b, attempt(m.put, v, 0, 4, memoryview(b"abcd").cast("b")),
      attempt(m.put, v, 0, 2, memoryview(b"abcd")[::2]), attempt(m.put, v.toreadonly(), 0, 1, b"x"), attempt(m.put, v, 0, 1, [1]), attempt(m.put, v, 0, 1, "x"))

# exports, the ends of views and what refers to objects
print(m.exported(bytearray(b"hello world")))
print(m.views_end(1000), m.kept_views(bytearray(b"abcdef")))
before = sys.getrefcount(b)
for _ in range(5000):
    m.cut(v, 1, 3), m.as_view(b), m.added(b"", b), m.equal(b, b"x"), m.find(b, b), attempt(m.put, b, 0, 1, b"xy")
gc.collect()
print(sys.getrefcount(b) - before < 500)
seen = []
a = array.array("i", range(5))
r = m.refer(a, weakref.ref, seen)
del a
print(r() is None, len(seen))
seen = []
print(m.temporary(lambda: array.array("i", range(5)), weakref.ref, seen), m.temporary(lambda: memoryview(bytearray(9)), weakref.ref, seen), seen)
owner = array.array("i", range(5))
part = m.cut(memoryview(owner), 1, 3)
print(attempt(owner.append, 1))
del part
gc.collect()
print(attempt(owner.append, 1), owner)
print(m.grow(5000), m.grow(100000))
big = bytearray(range(256)) * 5000
print(len(m.cut(big, 5, -5)), len(m.as_bytes(big)), len(m.as_bytearray(big)), len(m.joined(big, b"x")), m.equal(big, bytes(big)),
      len(m.drop(big, 7, 900000)), len(m.added(big, bytes(10**6))[0]), len(m.put(big, 3, 5, bytes(10**6))))
print(attempt(m.as_bytearray, -1), attempt(m.as_bytearray, 2**70), len(m.as_bytearray(20000)), len(m.as_bytearray(10**6)), m.as_bytearray(True))

# int and bytes
NUMBERS = [0, 1, -1, 127, 128, 255, 256, -128, -129, 65535, 2**31, 2**63 - 1, 2**63, -2**63, 2**64, 2**100, -2**100, True, Small(300)]
for n, size, order in itertools.product(NUMBERS, (0, 1, 2, 3, 7, 8, 9, 20, -1, 2**70, True, Number(), "x", None), ("big", "little", "odd", Order("little"), None)):
    print(attempt(m.of_int, n, size, order), [attempt(m.of_int_signed, n, size, order, s) for s in (False, True, 1, "", None)])
for data in (b"", b"\x80", b"\x7f", b"\xff\xfe", b"\x01\x02\x03\x04", b"\xff" * 7, b"\x80" + bytes(6), b"\xff" * 8, b"\x7f" + b"\xff" * 7, bytes(range(20))):
    for make in (bytes, bytearray, memoryview, list, lambda d: array.array("B", d), lambda d: memoryview(d * 2)[::2]):
        for order, signed in itertools.product(("big", "little", "odd", Order("little")), (False, True, 1, "")):
            print(attempt(m.to_int_of, int, make(data), order, signed), attempt(m.to_int_of, Small, make(data), order, signed),
                  attempt(m.to_int_of, bool, make(data), order, signed))

# arrays grow in place
for code in "bBhHiIlLqQfdu":
    for x in (1, 0, -1, 127, 128, 255, 256, 2**31, 2**32, 2**63, 2**64, 1.5, 1e39, 1e-44, float("inf"), True, "x", None, Number()):
        print(code, attempt(m.array_grown, array.array(code), x), attempt(m.array_grown, array.array(code, "ab" if code == "u" else [1, 2]), x))
    for other in "bBiQfdu":
        print(code, other, attempt(m.array_extended, array.array(code), array.array(other, "abc" if other == "u" else [1, 2, 3])),
              attempt(m.equal, array.array(code), array.array(other)),
              attempt(m.equal, array.array(code, "a" if code == "u" else [1]), array.array(other, "a" if other == "u" else [1])))
a = array.array("d", [1.0, float("nan"), -0.0])
print(attempt(m.equal, a, a), attempt(m.equal, a[2:], array.array("d", [0.0])), attempt(m.array_extended, a, a)[0], attempt(m.array_extended, a, [1, 2])[0])
a = array.array("i", [1, 2, 3])
a.append(4)
v = memoryview(a)
print(attempt(m.array_grown, a, 5), attempt(m.array_extended, a, array.array("i", [1])), a)
v.release()
print(attempt(m.array_grown, a, 5), attempt(m.array_extended, a, array.array("i")), attempt(m.array_extended, array.array("i"), a))

for form in (b"%d", b"%s", b"<%x>", b"%5.2f", b"%c", b"%%", b"", b"%d %d", b"%r", b"%b", b"%(x)s", b"%a", b"%*d"):
    for x in (0, -5, 97, 300, 2**70, b"ab", b"", 1.5, "x", None, (1, 2), (b"x",), {b"x": 1}, bytearray(b"c"), True, Number()):
        print(form, attempt(m.formatted, form, x), attempt(m.formatted, bytearray(form), x))
for s, x, y in itertools.product((b"", b"abcabc", b"\xff\xfe\xff" * 90), (b"", b"b", b"abc", b"\xff", bytearray(b"c"), "x", 1), (b"", b"b", b"---", memoryview(b"k"), None)):
    print(attempt(m.replaced, s, x, y), attempt(m.replaced, bytearray(s), x, y))
