"""What lists, tuples, dicts, sets and the functions over iterables say when they refuse."""


def tries():
    a = [1, 2, 3]
    d = {1: 2}
    s = {1}
    t = (1, 2)
    n = 5
    yield lambda: enumerate()
    yield lambda: enumerate([], wrong=None)
    yield lambda: enumerate([], 0, start=1)
    yield lambda: enumerate([], "x")
    yield lambda: enumerate(start=1)
    yield lambda: list(enumerate(start=1, iterable=t))
    yield lambda: sum()
    yield lambda: sum(start=1)
    yield lambda: sum([], 1, 2)
    yield lambda: sum([1], start="")
    yield lambda: sum([[1], 2], [])
    yield lambda: min()
    yield lambda: min(1, 2, default=3)
    yield lambda: min([], key=len)
    yield lambda: max(1, "x")
    yield lambda: sorted()
    yield lambda: sorted([], 1)
    yield lambda: sorted([3, "x"])
    yield lambda: a.sort(1)
    yield lambda: reversed([], wrong=1)
    yield lambda: reversed(s)
    yield lambda: reversed(n)
    yield lambda: map(None)
    yield lambda: list(map(None, [1]))
    yield lambda: filter(None)
    yield lambda: iter(n)
    yield lambda: next([])
    yield lambda: next(iter([]))
    yield lambda: next(iter([]), "default")
    yield lambda: len(n)
    yield lambda: any(n)
    yield lambda: list([], 1)
    yield lambda: list(wrong=1)
    yield lambda: tuple(n)
    yield lambda: set([], 1)
    yield lambda: set([[]])
    yield lambda: frozenset(n)
    yield lambda: dict([], 1)
    yield lambda: dict(n)
    yield lambda: dict([n])
    yield lambda: dict([(1,)])
    yield lambda: dict({}, wrong=1)
    yield lambda: d.get()
    yield lambda: d.get(1, 2, 3)
    yield lambda: d.get(1, wrong=2)
    yield lambda: d.pop()
    yield lambda: d.update(1, 2)
    yield lambda: d.setdefault()
    yield lambda: dict.fromkeys()
    yield lambda: {}.popitem()
    yield lambda: d.keys(1)
    yield lambda: d | []
    yield lambda: d[[]]
    yield lambda: d["nope"]
    yield lambda: a.append()
    yield lambda: a.append(x=1)
    yield lambda: a.pop(1, 2)
    yield lambda: a.pop("x")
    yield lambda: a.pop(99)
    yield lambda: a.insert(1)
    yield lambda: a.insert("x", 1)
    yield lambda: a.index()
    yield lambda: a.index(1, "x")
    yield lambda: a.index("gone")
    yield lambda: a.remove("gone")
    yield lambda: a.clear(1)
    yield lambda: a.extend(n)
    yield lambda: a + t
    yield lambda: a * 1.5
    yield lambda: a * a
    yield lambda: t + a
    yield lambda: a < t
    yield lambda: a["x"]
    yield lambda: a[1.0]
    yield lambda: a[2**100]
    yield lambda: a[: 2**100]
    yield lambda: a[::0]
    yield lambda: a["x":]
    yield lambda: t["x"]
    yield lambda: t[9]
    yield lambda: t.index(n)
    yield lambda: s.add()
    yield lambda: s.add([])
    yield lambda: s.pop(1)
    yield lambda: set().pop()
    yield lambda: s.union(x=1)
    yield lambda: s.issubset(n)
    yield lambda: s | []
    yield lambda: s < []
    yield lambda: s - n
    yield lambda: s.remove(2)
    yield lambda: frozenset().add
    yield lambda: zip(n)
    yield lambda: list(zip([1], [], strict=True))
    yield lambda: list(zip([], [1], strict=True))
    yield lambda: list(zip([1], [1], [1, 2], strict=True))
    yield lambda: [*n]
    yield lambda: {*n}
    yield lambda: {**n}
    yield lambda: (lambda **k: k)(**n)
    yield lambda: (lambda *k: k)(*n)
    yield lambda: hash(a)
    yield lambda: hash((a,))
    yield lambda: hash(d.keys())
    yield lambda: a.nope
    yield lambda: d.items() & n
    yield lambda: d.keys() | n


def assign(which, a):
    if which == 0:
        a[9] = 1
    elif which == 1:
        a["x"] = 1
    elif which == 2:
        a[0:1] = 5
    elif which == 3:
        a[::2] = [1]
    elif which == 4:
        a[::2] = 5
    elif which == 5:
        del a[9]
    elif which == 6:
        del a["x"]
    elif which == 7:
        a[::-1] = [1, 2]
    elif which == 8:
        x, y = a
    elif which == 9:
        x, y, z, w = a
    elif which == 10:
        x, *y, z, u, w = a
    elif which == 11:
        x, y = 5
    else:
        x, y = None


for number, attempt in enumerate(tries()):
    try:
        print(number, attempt())
    except Exception as error:
        print(number, type(error).__name__, error)
for number in range(13):
    try:
        print(number, assign(number, [1, 2, 3]))
    except Exception as error:
        print(number, type(error).__name__, error)


class Empty: pass


class Readable:
    def __getitem__(self, key): return key


for holder in [None, 5, 2.5, (1, 2), "ab", b"ab", range(3), {1}, frozenset(), Empty(), Readable(), {}.keys(), len, int, ..., slice(1)]:
    for key in [0, "a", slice(1), True, 2.0]:
        try:
            del holder[key]
        except TypeError as error:
            print(type(holder).__name__, repr(key), error)
