"""Items of NumPy arrays in arithmetic: the same numbers, types and warnings as NumPy's."""

import math

import numpy as np
from compiled import items
from warned import attempt

KINDS = ("f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "bool", "c16", ">i4", ">f8", "O", "q", "Q", "g")
A = [0, 1, 2, 3, 5, 7, 120, 1]
B = [1, 2, 0, 3, 2, 70, 100, 0]

for kind in KINDS:
    a, b = np.array(A).astype(kind), np.array(B).astype(kind)
    print(kind, attempt(items.total, a, 0), attempt(items.total, a, 0.5), attempt(items.by_index, a, 0), attempt(items.by_index, a, 2**40))
    print(attempt(items.dot, a, b), attempt(items.numbered, a), attempt(items.prefix, a, b.copy()), attempt(items.prefix, a, [0] * 8))
    print(attempt(items.unary, a), attempt(items.inverted, a), attempt(items.converted, a), attempt(items.largest, a))
    print(attempt(items.names, a), attempt(items.moved, a[::-1].copy()), attempt(items.caught, a, 20), attempt(list, items.yielded(a)))
    for op in ("+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"):
        print(op, attempt(items.each, op, a, b), attempt(items.each, op, a, B), attempt(items.each, op, A, b))
        print(attempt(items.each, op, a, np.array(B)), attempt(items.each, op, a, [0.5] * 8), attempt(items.each, op, a, [True, False] * 4))
    for other in (b, B, np.array(B), [0.5, 3.0, float("nan"), None, 2**70, True, -1, 1j], np.array(B, "f4"), np.array(B, "u1"), np.array(B, "u8")):
        print(attempt(items.compared, a, other), attempt(items.compared, other, a))
    m = np.arange(6).reshape(2, 3).astype(kind)
    print(attempt(items.matrix, m, m.T, np.zeros((2, 2))), attempt(items.matrix, m, m.T, np.zeros((2, 2), kind)))
    for i, j in ((1, 2), (-1, -3), (2, 0), (0, 3), (0, 2**70), (np.int64(1), np.uint8(2)), (True, 1), ("a", 1), (0, slice(1)), (None, 0)):
        print(attempt(items.pair, m, i, j))
    print(attempt(items.pair, m.T, 2, 1), attempt(items.pair, m[:, ::-1], 0, 0), attempt(items.pair, a, 0, 0))
    print(attempt(items.pair, {(1, 2): 3}, 1, 2))
    print(attempt(items.indirect, a, np.array([0, 3, 3, -1]), np.zeros(8, kind)), attempt(items.indirect, [1.5] * 200, a, [0] * 200))
    print(attempt(items.indirect, dict.fromkeys(range(200), 2), a, dict.fromkeys(range(200), 0)))
    for into in ("f8", "f4", "i8", "i4", "u1", "bool", "O"):
        print(into, attempt(items.copied, np.full(8, 3).astype(kind), np.zeros(8, into)), attempt(items.copied, a, np.zeros(8, into)))
    print(attempt(items.typed, a, 5, 1.5), attempt(items.same, a), attempt(items.unbound, a[:0]), attempt(items.unbound, a))

SPECIAL = [0.0, -0.0, float("inf"), float("-inf"), float("nan"), 1e308, -1e308, 5e-324, 2.2250738585072014e-308, 1e-200, 1.5, 2.0**53]
f = np.array(SPECIAL)
for op in "+-*/%":
    for x in SPECIAL:
        print(op, x, attempt(items.each, op, f, [x] * len(f)), attempt(items.each, op, [x] * len(f), f))
    with np.errstate(all="raise"):
        print(attempt(items.each, op, f, f), attempt(items.each, op, f, f[::-1]))
with np.errstate(under="warn"):
    print(attempt(items.each, "*", f[7:10], f[7:10]), attempt(items.each, "/", f[7:10], [1e200] * 3))
print(attempt(items.unary, f), attempt(items.converted, f), attempt(items.compared, f, f[::-1]), attempt(items.total, f, 0.0))

WHOLE = [0, 1, -1, 7, -7, 2**62, -(2**63), 2**63 - 1, 2**53 + 1]
n = np.array(WHOLE)
for op in ("+", "-", "*", "/", "//", "%", "&", "|", "^", "<<", ">>"):
    for x in (0, 1, -1, 3, -3, 63, 64, 2**62, -(2**63), 2**63, 2**53 + 1, 0.5):
        print(op, x, attempt(items.each, op, n, [x] * len(n)), attempt(items.each, op, [x] * len(n), n))
print(attempt(items.unary, n), attempt(items.converted, n), attempt(items.total, n, 0), attempt(items.compared, n, [float(x) for x in WHOLE]))
print(attempt(items.compared, n, np.array([float(x) for x in WHOLE])), attempt(items.total, np.array([2**64 - 1, 5], "u8"), 0))

print(items.keyed(items.Keyed(), 1, 2), items.keyed(items.Keyed(), np.int64(3), 2.5))
print(attempt(items.total, np.zeros(()), 0), attempt(items.total, np.ones((2, 2)), 0), attempt(items.by_index, np.ones((2, 2)), 0))
print(attempt(items.by_index, np.zeros((3, 0)), 0), attempt(items.total, np.zeros((0, 3)), 0))
print(attempt(items.total, np.array([(1, 2.0)], "i4,f8"), 0))
frozen = np.arange(4.0)
frozen.setflags(write=False)
print(attempt(items.prefix, np.arange(4.0), frozen), attempt(items.pair, np.broadcast_to(np.zeros(1), (2, 2)), 0, 0))
odd = np.frombuffer(bytes(range(33)), "u1")[1:].view("f8")
print(attempt(items.total, odd, 0), attempt(items.by_index, odd, 0))


class Mine(np.ndarray):
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return 42


print(attempt(items.by_index, np.zeros(3).view(Mine), 0), attempt(items.total, np.zeros(3).view(Mine), 0))
print(attempt(items.total, np.ma.masked_array([1.0, 2.0], [True, False]), 0), attempt(items.total, np.matrix([[1, 2]]), 0))

flags = np.array([True, False])
for x in flags:
    print(x is np.True_, x is np.False_)
print(items.filled(np.arange(4)), items.filled(np.arange(4, dtype="u1")), attempt(items.filled, np.arange(2.0)))
for a in (np.arange(4.0), np.arange(4), np.arange(4, dtype="u1"), [1.5, 2], (1, 2)):
    print(attempt(items.declared, a, a))
print(items.joined(np.arange(3.0), 5), items.joined(["x"], 5))
kept = items.names(np.arange(1.0, 3.0))[0]
print([type(x) for x in kept], kept[0] is kept[0], items.largest(np.array([1, 3, 2]))[1])


def reshape():
    shaped.shape = (2, 3)


def resize():
    sized.resize(3, refcheck=False)


shaped, sized = np.arange(6.0), np.arange(6.0)
print(attempt(items.changing, shaped, reshape), attempt(items.changing, sized, resize))
acc = items.Sum()
print(attempt(acc.add, np.arange(5.0)), type(acc.s), attempt(acc.replaced, np.arange(5.0)))

# objects of NumPy's beside its numbers, and the functions that look at values alone
for kind in KINDS:
    a, b = np.array(A).astype(kind), np.array(B).astype(kind)
    print(kind, attempt(items.spread, a, a[3]), attempt(items.spread, a, np.float64(2.5)), attempt(items.spread, a, np.int64(-2)))
    print(attempt(items.mathematics, a, b), attempt(items.mathematics, b, a), attempt(items.logarithm, items.Holder(), a))
print(attempt(items.logarithm, math, f[:1]), attempt(items.mathematics, f, f))
saved = math.sqrt
math.sqrt = type
print(attempt(items.logarithm, math, np.arange(3.0)), attempt(items.converted, np.arange(2.0)))
math.sqrt = saved
rng = np.random.default_rng(5)


def digest(op, x, y):
    return op, len(x), hash(str(attempt(items.each, op, x, y)))


for scale in (1.0, 1e-3, 1e5, 1e150, 1e-160):
    x, y = rng.normal(size=300) * scale, rng.normal(size=300)
    with np.errstate(all="ignore"):
        narrow, other = x.astype("f4"), y.astype("f4")
    for op in ("**", "//", "%", "*", "/"):
        print(scale, digest(op, x, y), digest(op, np.abs(x), y), digest(op, y, x), digest(op, x, [2, 3, -1, 0.5, 7] * 60))
        print(digest(op, narrow, [2, 3, -1, 0.5, 7] * 60), digest(op, narrow, other), digest(op, narrow, y), digest(op, other, narrow))
for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"):
    x, y = rng.integers(0, 100, 300).astype(kind), rng.integers(0, 9, 300).astype(kind)
    for op in ("+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"):
        print(kind, digest(op, x, y), digest(op, x, [1, 2, 300, -1, 7] * 60))
