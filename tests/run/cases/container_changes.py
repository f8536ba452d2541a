"""Containers that change while they are looked at: in loops, in __eq__, __hash__, __repr__ and iterators."""


class Meddler:
    """Equal to nothing, and changes a container when it is asked."""

    def __init__(self, act, hash_value=1):
        self.act, self.hash_value = act, hash_value

    def __eq__(self, other):
        self.act()
        return False

    def __hash__(self):
        return self.hash_value

    def __repr__(self):
        return "M"


def lists():
    a = [1, 2, 3]
    a[:] = (a.append(9) or x for x in [7, 8])
    print(a)
    b = []
    b += (b.append(0) or n for n in range(3))
    print(b)
    m = [0, 1, 2, 3]
    m[1] = Meddler(m.clear)
    print(3 in m, m)
    m = list(range(5))
    m[2] = Meddler(m.pop)
    print(m.count(9), m)
    try:
        print(m.index(4))
    except ValueError as error:
        print(error)
    for x in (c := [1, 2, 3]):
        if x < 3:
            c.insert(0, x)
        if len(c) > 8:
            break
    print(c)
    e = [1, 2, 3, 4, 5]
    for x in reversed(e):
        e.remove(x)
    print(e)
    it = iter(e)
    print(list(it), e.append(1), list(it))


def dicts():
    for change in (lambda d, k: d.pop(k), lambda d, k: d.update({k + 10: 1}), lambda d, k: d.clear(), lambda d, k: None):
        d = {1: "a", 2: "b", 3: "c"}
        seen = []
        try:
            for k in d:
                seen.append(k)
                change(d, k)
        except RuntimeError as error:
            print(error, end=" ")
        print(seen, d)
    d = {1: 1, 2: 2}
    seen = []
    try:
        for k in d:
            seen.append(k)
            del d[k]
            d[k + 10] = 0
    except RuntimeError as error:
        print(error, end=" ")
    print(seen[:3], len(d))
    d = {}
    key = Meddler(lambda: d.update(x=1))
    d[key] = 1
    d[1] = 2
    print(len(d), 1 in d, d[1], d)
    d = {Meddler(lambda: None): 1}
    d.setdefault(1, "one")
    print(d.get(1), d.pop(1), d.get(1))
    views = {"a": 1}
    keys = views.keys()
    items = iter(views.items())
    views["b"] = 2
    print(list(keys))
    try:
        next(items)
    except RuntimeError as error:
        print(error)
    try:
        next(items)
    except RuntimeError as error:
        print(error)
    d = dict.fromkeys(range(5))
    print(list(zip(d, reversed(d))), list(reversed(d.items()))[:2], list(reversed(d.values()))[:1])
    while d:
        print(d.popitem()[0], end=" ")
    print()


def sets():
    s = {1, 2, 3}
    try:
        for x in s:
            s.add(x + 10)
    except RuntimeError as error:
        print(error)
    s = {1}
    m = Meddler(lambda: s.add(99))
    s.add(m)
    print(len(s), 99 in s, m in s, len(s))
    s = {5}
    it = iter(s)
    s.discard(5)
    try:
        print(next(it))
    except RuntimeError as error:
        print(error)


def inside():
    a = [1]
    d = {"me": a}
    a.append(d)
    print(a, d, (a,))
    t = ([],)
    t[0].append(t)
    print(repr(t), repr({1: t}))
    s = frozenset([1])
    print({s}, {frozenset()}, s | {2}, {2} | s, type(s | {2}).__name__, type({2} | s).__name__, {1} == s, hash(s) == hash(frozenset({1})))
    print({1, 2} in {frozenset({1, 2})}, {frozenset({1, 2}): "x"}.get(frozenset({2, 1})))
    deep = []
    for _ in range(100000):
        deep = [deep]
    for ask in (repr, lambda x: x == [x]):
        try:
            print(len(ask(deep)) if ask is repr else ask(deep))
        except RecursionError as error:
            print("RecursionError")


def orders():
    s = set()
    for n in range(0, 4000, 37):
        s.add(n * n % 1009)
        if n % 5 == 0:
            s.discard(n % 1009)
    print(list(s)[:60], len(s))
    print(list(s & set(range(0, 1000, 3)))[:20], list(s - set(range(500)))[:20], list(s ^ set(range(20)))[:20])
    print([s.pop() for _ in range(10)], {8, 0, 16, 1}, {-1, -2, 5, 2**61 - 1, 2**61})
    print({1: 0}.keys() | {9, 8, 7}, {n: n for n in range(6)}.keys() & {3, 5, 9}, {n: 1 for n in range(3)}.items() - {(1, 1)})
    print(hash((1, 2, 3)), hash(()), hash((1.5, None is None, (2,))), hash(frozenset([1, 2, 3])), hash(frozenset()))


lists()
dicts()
sets()
inside()
orders()
