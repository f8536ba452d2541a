"""Numbers in lists and buffers: each loop with each kind, and with an odd item at each kind of place."""

import array

from compiled import views as v
from warned import attempt


def listed(f, *args):
    return list(f(*args))

SIZES = (0, 1, 15, 16, 17, 40, 1500)


def shown(x):
    return list(x) if isinstance(x, (array.array, memoryview, list)) and not (isinstance(x, memoryview) and x.ndim != 1) else x


def tried(f, *args):
    text = repr(attempt(lambda: shown(f(*args))))
    print(f.__name__, text if len(text) < 400 else (text[:120], hash(text)))


def sources(n):
    yield "floats", [i * 0.25 for i in range(n)]
    yield "ints", [i % 97 for i in range(n)]
    yield "large", [1 << 40] * n
    yield "huge", [1 << 80] * n
    yield "mixed", [i if i % 3 else i * 0.5 for i in range(n)]
    yield "bools", [i % 2 == 0 for i in range(n)]
    yield "tuple", tuple(range(n))
    yield "bytes", bytes(i % 256 for i in range(n))
    yield "bytearray", bytearray(i % 256 for i in range(n))
    for code in "bBhHiIlLqQfd":
        yield "array " + code, array.array(code, [i % 100 for i in range(n)])
    yield "memoryview", memoryview(array.array("d", [i / 3 for i in range(2 * n)]))[::2]
    yield "back", memoryview(array.array("i", range(n)))[::-1]
    yield "range", range(n)


for n in SIZES:
    for name, xs in sources(n):
        print(name, n)
        tried(v.dot, xs, xs, n)
        tried(v.total, xs, n)
        tried(v.total, xs, n + 1)
        tried(v.walked, xs)
        tried(v.last, xs)
        tried(v.largest, xs, n)
        tried(v.powers, xs, n)
        tried(v.kinds, xs, n)
        tried(v.searched, xs, n, 16)
        tried(v.caught, xs, n + 20)
        tried(list, v.generated(xs, n))
        tried(v.scaled, xs, xs, array.array("d", bytes(8 * n)), 2, n)
        tried(v.scaled, xs, xs, [None] * n, 0.5, n)
        tried(v.threshold, xs, bytearray(n), n, 50)
        tried(v.counted, xs, array.array("q", bytes(8 * 256)), n)
        tried(v.neighbours, xs, array.array("h", bytes(2 * n)), n)
    tried(v.own, n)
    for code in "bBhHiIlLqQfd":
        tried(v.fill, array.array(code, [0] * n), n)
        tried(v.prefix, array.array(code, [1] * n), n)
    tried(v.fill, bytearray(n), n)
    tried(v.fill, memoryview(bytearray(n)), n, -3)
    tried(v.fill, memoryview(bytes(n)), n)
    tried(v.fill, [0] * n, n)

for at in (0, 3, 16, 17, 1023, 1024, 1025, 1499):
    for odd in ("x", None, 1 << 90, 2.5, 7, True, float("nan"), float("-inf")):
        for items in ([0.5] * 1500, [3] * 1500):
            items[at] = odd
            print(at, odd)
            tried(v.total, items, 1500)
            tried(v.caught, items, 1500)
            tried(v.walked, items)
            tried(v.dot, items, [2.0] * 1500, 1500)

m = memoryview(array.array("d", [i / 7 for i in range(40 * 50)])).cast("B").cast("d", [40, 50])
tried(v.table, m, 40, 50)
tried(v.table, m, 41, 50)
tried(v.table, m, 40, 51)
for code in "bHiQd":
    out = memoryview(array.array(code, [0] * 2000)).cast("B").cast(code, [40, 50])
    print(attempt(lambda: v.put_table(out, 40, 50).tolist() == out.tolist()), out.tolist()[3][:5], attempt(lambda: v.table(out, 40, 50)))
out = memoryview(array.array("d", [0.0] * 2000)).cast("B").cast("d", [40, 50])
print(sum(map(sum, v.blurred(m, out, 40, 50).tolist())))
print(attempt(lambda: v.put_table(m.toreadonly(), 40, 50)), attempt(lambda: v.table(m.cast("B"), 40, 50)))
gone = memoryview(bytearray(100))
gone.release()
print(attempt(lambda: v.total(gone, 100)), attempt(lambda: v.fill(gone, 100)))
print(v.shrinks([1] * 100, 40), v.shrinks(array.array("i", [1] * 100), 40))
held = bytearray(50)
view = memoryview(held)
print(v.fill(held, 50) is held, v.total(view, 50), attempt(lambda: held.append(1)))


class Mine(list):
    def __getitem__(self, i):
        return super().__getitem__(i) * 2


print(v.total(Mine([1] * 100), 100), v.walked(Mine([1.5] * 100)), v.dot(Mine([1.5] * 100), [2.0] * 100, 100))


class Number(float):
    def __add__(self, other):
        return "added"

    __radd__ = __mul__ = __rmul__ = __add__


print(v.total([1.0] * 30 + [Number(2)], 31), attempt(lambda: v.dot([1.0] * 30 + [Number(2)], [1.0] * 31, 31)), v.walked([0.5] * 40 + [Number(1)]))
for code in "bHid":
    out = memoryview(array.array(code, range(12))).cast("B").cast(code, [3, 4])
    tried(listed, v.walked_out, out, 3, 4)
    tried(listed, v.walked_out, out, 3, 5)
    tried(listed, v.doubled, out, 3, 4)
    tried(listed, v.doubled, out.toreadonly(), 3, 4)
for k in (1, 2, 7, -1, 0, 70000, -70000, 1 << 70):
    for start, n in ((0, 3000), (2999, 0), (5, 40), (0, 3001), (0, 0)):
        tried(v.stepped, array.array("i", range(3000)), bytearray(3000), start, n, k)
print(v.struck(1000), v.struck(10), v.struck(0))
