"""Tuples, slicing and unpacking."""


def tuples():
    t = (1, "two", 3.0)
    print(t, t[0], t[-1], t[1:], t + (4,), t * 2, len(t), t.index(3.0), t.count(1), (), (1,), 1 in t, t == (1, "two", 3), hash((1, 2)) == hash((1, 2)), tuple("ab"), tuple([1, 2]), tuple(range(3)))
    print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (2,) > (1, 99), () < (0,), (1, "a") == (1, "a"), {(1, 2): "x"}[1, 2])
    for call in (lambda: t[5], lambda: t.index("no"), lambda: t + [1], lambda: t["x"], lambda: t < 1, lambda: hash((1, []))):
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, error)
    try:
        t[0] = 1
    except TypeError as error:
        print(error)
    try:
        del t[0]
    except TypeError as error:
        print(error)
    u = (1, [2])
    try:
        u[1] += [3]
    except TypeError as error:
        print(error, u)


def slices():
    a = list(range(10))
    print(a[2:5], a[:3], a[7:], a[-3:], a[:-3], a[::2], a[1::2], a[::-1], a[8:2:-2], a[100:], a[-100:3], a[5:2], a[slice(1, 4)], a[True:3], a[:None])
    a[2:4] = ["x"]
    print(a)
    a[1:1] = [100, 101]
    print(a)
    a[::3] = "wxyz"[: len(a[::3])]
    print(a)
    del a[1:3]
    print(a)
    del a[::2]
    print(a)
    a[:] = []
    print(a)
    b = [1, 2, 3, 4]
    try:
        b[::2] = [1]
    except ValueError as error:
        print(error)
    try:
        b[0:1] = 5
    except TypeError as error:
        print(error)
    print(slice(1, 2), slice(3), slice(1, 10, 2).indices(6), slice(None, None, -1).indices(4), slice(1, 2) == slice(1, 2))
    print("hello"[1:-1], b"hello"[::2], (1, 2, 3)[::-1], range(10)[2:8:2], range(10)[-1], range(10)[::-1])


def unpacking():
    a, b = 1, 2
    a, b = b, a
    (c, d), [e, f] = (3, 4), "ef"
    first, *rest = range(5)
    *init, last = "abc"
    head, *middle, tail = [1, 2]
    print(a, b, c, d, e, f, first, rest, init, last, head, middle, tail)
    for x, (y, *z) in [(1, (2, 3, 4)), (5, "67")]:
        print(x, y, z)
    i = 0
    i, box = 1, [0, 0]
    i, box[i] = 0, "set"
    print(i, box)
    x = y = z = []
    print(x is y is z)
    [p, q] = {"k": 1, "j": 2}
    print(p, q)
    for source in ([1], [1, 2, 3], 5, None, "abc", iter([1, 2, 3, 4])):
        try:
            m, n = source
            print(m, n)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    try:
        m, *n, o = [1]
    except ValueError as error:
        print(error)


def order():
    log = []

    def f(x):
        log.append(x)
        return x

    box = {}
    box[f("k1")], box[f("k2")] = f("v1"), f("v2")
    print(log, box)
    log.clear()
    print([f(1), f(2)], (f(3), *[f(4)]), {f("a"): f("b")}, f(5) + f(6) * f(7), f(0) or f(8), f(1) and f(9))
    print(log)


def swap_sort(items):
    items = list(items)
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return tuple(items)


tuples()
slices()
unpacking()
order()
print(swap_sort([5, 2, 9, 1]))


# Tuples that go to CPython again and again keep their copies there
import weakref
from collections import Counter, defaultdict, deque


class Owner:
    pass


def crossing_often():
    keys = [((1, "a"), (2, (3.5, None)), b"x"), (10**30, True), ((), ((),)), ("k", int, deque)]
    seen, counts = defaultdict(list), Counter()
    for turn in range(5):
        for key in keys:
            seen[key].append(turn)
            counts[key] += 1
    first = [key for key in seen]
    return [first == keys, sorted(counts.values()), [seen[key] for key in keys], seen[((1, "a"), (2, (3.5, None)), b"x")]]


def crossing_mutable():
    inner = [1]
    pair, box = (inner, {"n": 1}), deque()
    for turn in range(4):
        box.append(pair)
        inner.append(turn)
        pair[1]["n"] += 1
    return box[0], box[0][0] is box[3][0], pair, [p == pair for p in box]


def crossing_owned():
    owner = Owner()
    owner.key = (owner, 1)
    box = deque()
    for _ in range(4):
        box.append(owner.key)
    same = [p[0] is owner for p in box]
    box.clear()
    return same, owner.key[0] is owner, weakref.ref(owner)() is owner


print(crossing_often())
print(crossing_mutable())
print(crossing_owned())
