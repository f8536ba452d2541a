"""Buffers of CPython's own types: read and written in place, with CPython's errors."""

import array
import gc
import sys
import threading

from compiled import buffers


def attempt(f, *args):
    try:
        r = f(*args)
        return type(r).__name__, r
    except Exception as e:
        return type(e).__name__, str(e)


VALUES = [0, 1, -1, 127, 128, 255, 256, -128, -129, 32767, 65536, 2**31 - 1, 2**31, 2**63 - 1, 2**63, 2**64, True, 1.5, 1e39, 1e-44,
          float("inf"), "x", None, b"c"]

for code in "bBhHiIlLqQfd":
    a = array.array(code, [0, 1, 2])
    print(code, buffers.total(a), buffers.by_index(a), buffers.listed(a), buffers.exact(a))
    for v in VALUES:
        print("", repr(v), attempt(buffers.put, a, 1, v), a.tolist())
    m = memoryview(array.array(code, [5, 6, 7, 8]))
    for v in VALUES:
        print("", repr(v), attempt(buffers.put, m, -2, v), m.tolist())
    for view in (m, m[::2], m[::-1], m[1:1], memoryview(m.tobytes())):
        print("", buffers.listed(view), buffers.total(view), buffers.by_index(view))

b = bytearray(range(10))
for v in VALUES:
    print(repr(v), attempt(buffers.put, b, 3, v))
for x in (b, bytes(b), memoryview(b), array.array("i", range(10)), array.array("u", "abc"), memoryview(b).cast("c"), memoryview(b).cast("?"),
          memoryview(bytes(8)).cast("Q"), memoryview(b).cast("B", (2, 5)), memoryview(bytes(4)).cast("f", ())):
    for i in (0, 5, -1, -10, 10, -11, 2**70, True, slice(1, 3), 1.0, "a", None):
        print(type(x).__name__, i, attempt(buffers.at, x, i))
    print(attempt(buffers.listed, x), attempt(buffers.first, x), attempt(buffers.total, x))
print(attempt(buffers.put, memoryview(b"abc"), 0, 1), attempt(buffers.put, b"abc", 0, 1), attempt(buffers.put, b, 99, 1))
big = array.array("Q", [2**64 - 1, 2**63, 5])
print(buffers.listed(big), buffers.total(big), attempt(buffers.put, big, 0, 2**64 - 2), big)

print(buffers.sieve(2000))
for a in (bytearray(b"hello"), array.array("d", [1, 2, 3.5]), memoryview(bytearray(b"abcd"))):
    buffers.mirror(a)
    print(bytes(a))
a = array.array("d", [1, 2])
buffers.add_to_all(a, 0.25)
print(a, attempt(buffers.add_to_all, bytearray(b"\xff"), 1), attempt(buffers.add_to_all, array.array("b", [127]), 1))
buffers.fill(a, 7)
print(a)

print(buffers.shrinking(bytearray(range(20)), 5), buffers.shrinking(array.array("i", range(20)), 5))
print(buffers.growing(bytearray(b"ab"), 50), buffers.growing(array.array("h", [1, 2]), 50))
view = memoryview(bytearray(5))
print(attempt(buffers.released, view), attempt(buffers.at, view, 0), attempt(buffers.listed, view))
held = bytearray(b"abc")
print(buffers.total(memoryview(held)))
held.append(1)  # the view is gone
print(held)

for x in (bytearray(b"hello"), array.array("d", [1, 2, 3.5, 4]), memoryview(bytearray(b"abcd"))[::-1], array.array("Q", [1, 2**64 - 1, 3]),
          array.array("u", "abc"), memoryview(b"abc").cast("c"), array.array("h"), b"xyz"):
    print(attempt(buffers.numbered, x, 1), attempt(buffers.paired, x, x, 2), attempt(buffers.paired, x, [3, 4, 5], 2), attempt(buffers.stepped, x))
    print(attempt(buffers.paired, iter(x), iter(x), 9), attempt(buffers.paired, [1.5, 2], x, 1), attempt(buffers.paired, x, x[:1], 9))
grown, view = bytearray(b"abc"), memoryview(bytearray(b"abc"))
print(buffers.numbered_and_changed(grown, lambda: grown.extend(b"xy")), buffers.numbered_and_changed(grown, grown.clear))
print(attempt(buffers.numbered_and_changed, view, view.release))


class Mine(bytearray):
    def __getitem__(self, i):
        return 42

    def __iter__(self):
        return iter([1, 2])


class Arrays(array.array):
    def __setitem__(self, i, v):
        super().__setitem__(i, v + 1)


print(buffers.at(Mine(b"abc"), 0), buffers.listed(Mine(b"abc")), buffers.put(Arrays("i", [1]), 0, 5))

# long bytes are one object on both sides, and what is cut from them lives on its own
data = bytes(range(256)) * 64
print(buffers.keep(data) is data, buffers.keep(data) is buffers.KEPT[0], buffers.made(64) is buffers.KEPT[-1], buffers.KEPT[-1] == data)
whole, pieces = buffers.parts(data)
print([x is data for x in whole], [(len(x), hash(x) == hash(bytes(x))) for x in pieces])
buffers.KEPT.clear()
del data, whole
gc.collect()
filler = [bytes([i % 7]) * 16384 for i in range(50)]
print([(x[:3], x[-3:], sum(x)) for x in pieces], buffers.total(filler[3]), buffers.by_index(filler[4]))
for n in range(200):
    buffers.total(bytes(1 << 20))  # what crossed is given back
    buffers.keep(bytes(1 << 20))
    buffers.KEPT.clear()

# one thread grows and shrinks what others read and write
shared, failed = bytearray(1000), []


def resize():
    for n in range(2000):
        shared.extend(b"\x01" * 5000)
        del shared[1000:]


def use():
    for n in range(300):
        try:
            buffers.total(shared)
            buffers.by_index(shared)
            buffers.fill(shared, 1)
        except IndexError:
            pass
        except Exception as e:
            failed.append(e)


threads = [threading.Thread(target=f) for f in (resize, use, use)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(failed, len(shared), sys.getrefcount(shared))
