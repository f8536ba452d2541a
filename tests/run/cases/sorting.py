"""Sorting: stability, keys, reverse, errors, lists that change meanwhile, orders that are none."""

import functools


class Item:
    def __init__(self, key, tag):
        self.key, self.tag = key, tag

    def __lt__(self, other):
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


class Counted:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Counted.compared += 1
        return self.n < other.n


class Broken:
    def __lt__(self, other):
        raise ValueError("no order")


def numbers(n, seed=7):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed // 65536 % 1000)
    return out


def stable():
    items = [Item(n % 5, tag) for n, tag in zip(numbers(30), "abcdefghijklmnopqrstuvwxyzABCD")]
    print(sorted(items))
    print(sorted(items, reverse=True))
    print(sorted(items, key=lambda item: -item.key))
    print(sorted(items, key=lambda item: item.tag, reverse=True))
    items.sort(key=lambda item: (item.key, item.tag))
    print(items)


def kinds():
    print(sorted("the quick brown fox".split()), sorted("hello"), sorted([3, 1.5, True, 2**70, -1]), sorted({3: 1, 1: 2}))
    print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted(["b", "B", "a", "\u00e9", "\U0001f600"]))
    print(sorted([0.0, -0.0, 1, -1.5]), sorted([]), sorted([1]), sorted(x * x % 7 for x in range(10)))
    print(sorted([5, 3, 9], key=str), sorted(["bb", "a", "ccc"], key=len, reverse=True), sorted([1, 2, 3], key=None))


def counts():
    for n in (0, 1, 2, 10, 63, 64, 65, 200, 1000):
        Counted.compared = 0
        items = [Counted(x) for x in numbers(n)]
        items.sort()
        print(n, [item.n for item in items] == sorted(numbers(n)), Counted.compared > 0, end="; ")
    print()


def no_order():
    nan = float("nan")
    values = [nan if n % 7 == 0 else float(n % 50) for n in numbers(100)]
    print(len(sorted(values)))
    try:
        sorted([Broken(), Broken()])
    except ValueError as error:
        print(error)
    mixed = [3, "x", 1, 2]
    try:
        mixed.sort()
    except TypeError as error:
        print(error, len(mixed))


def changed():
    a = [3, 1, 2]

    def grow(x):
        a.append(x)
        return x

    try:
        a.sort(key=grow)
    except ValueError as error:
        print(error, a)
    b = [3, 1, 2]
    seen = []
    b.sort(key=lambda x: seen.append(list(b)) or x)
    print(b, seen)

    def fail(x):
        raise KeyError(x)

    try:
        b.sort(key=fail)
    except KeyError as error:
        print(repr(error), b)


def changed_outside():
    """The list is CPython's when it grows in the middle of its sort."""
    z = [3, 1, 2]
    sort = functools.partial(z.sort)
    try:
        sort(key=lambda x: z.append(1) or x)
    except ValueError as error:
        print(error, z)


stable()
kinds()
counts()
no_order()
changed()
changed_outside()
print(min([3, 1, 2], key=lambda x: -x), max("apple", "fig", key=len), min([], default=None), max([1, 1.0, True]), min((2, "b"), (2, "a")))


def ranked_keys():
    """Keys of one order: ints, floats, narrow strings; equal ones stay in their order, also reversed."""
    import random

    r = random.Random(5)
    for n in (2, 11, 12, 13, 25, 40, 100, 1000):
        ints = [r.randrange(-n, n) for _ in range(n)]
        floats = [r.choice([0.0, -0.0, 1.5, -1.5, 1e300, -1e300, float("inf"), float("-inf"), r.random(), -r.random()]) for _ in range(n)]
        texts = ["".join(r.choice("ab\0z\xff") for _ in range(r.randrange(12))) for _ in range(n)]
        names = [f"name{r.randrange(n)}" for _ in range(n)]
        for keys in (ints, floats, texts, names, sorted(texts), sorted(floats, reverse=True)):
            pairs = list(enumerate(keys))
            for reverse in (False, True):
                made = sorted(pairs, key=lambda p: p[1], reverse=reverse)
                print(n, sum(k * p[0] for k, p in enumerate(made)), [p[0] for p in made][:8])
                again = list(keys)
                again.sort(reverse=reverse)
                print(repr(again)[:60], list(map(repr, again)) == [repr(p[1]) for p in made])
    x, y = "ab" * 3, "".join(["ab", "abab"])
    both = sorted([y, x, "a"])
    print(both[1] is y, both[2] is x, [repr(z) for z in sorted([0.0, -0.0, 0, -0.0], reverse=True)], sorted([True, 0, 1, False]))
    print([repr(z) for z in sorted([1.0, float("nan"), 0.5])], sorted(["\u0436", "a", "\xff"]), sorted([2**70, 1, -(2**70)]), sorted([1, 0.5, True]))
    print(sorted("banana"), sorted(["b", "a"], key=str.upper), sorted([], key=len), sorted([1]), min(names), max(texts) == sorted(texts)[-1])


ranked_keys()
