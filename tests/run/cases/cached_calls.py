"""Results that functools.lru_cache keeps."""

import functools
import threading
from functools import cache, lru_cache

calls = []


def show(*values):
    print(*map(repr, values))


@cache
def kept(*args, **names):
    calls.append((args, names))
    return [args, names]


@lru_cache(maxsize=3)
def few(x, y=0):
    calls.append((x, y))
    return (x, y)


@lru_cache(maxsize=None, typed=True)
def typed(x):
    calls.append(x)
    return type(x).__name__


@lru_cache(maxsize=0)
def never(x):
    calls.append(x)
    return x


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache
def pathways(x, y):
    return 1 if x == 0 or y == 0 else pathways(x - 1, y) + pathways(x, y - 1)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        calls.append("eq")
        return self.n == other.n


class Doubles:
    def __init__(self, k):
        self.k = k

    @lru_cache
    def times(self, x):
        calls.append(x)
        return self.k * x


def keys():
    same = [1, 1.0, True, "a", "b", (1, 2), (1.0, 2), (True, 2), ("a", (1, "b")), None, 2**70, 0.5, -1, -2, "", b"a", frozenset({1}), 2**62, float("inf")]
    for _ in range(3):
        show([kept(x) for x in same])
        show([kept(x, y) for x in same[:6] for y in (0, 0.0, False)])
        show(kept(), kept(a=1), kept(1, a=1), kept(a=1, b=2))
    show(kept(1) is kept(1), kept(1, 2) is kept(1, 2), kept(1, 2) is kept(1.0, 2), len(calls), kept.cache_info())
    kept.cache_clear()
    show(kept.cache_info(), kept(1), kept.cache_info())
    calls.clear()
    for f in (kept, few, typed, never):
        try:
            f([])
        except TypeError as error:
            print(error)
    show([typed(x) for x in (1, 1.0, True, 1, 1.0)], typed.cache_info(), never(1), never(1), never.cache_info(), calls)
    calls.clear()
    k = Key(1)
    show(kept(k) is kept(k), kept(Key(1)) is kept(k), kept(Key(2)) is kept(k), calls.count("eq") > 0)


def ring():
    calls.clear()
    for x in [1, 2, 3, 1, 4, 1, 2, 5, 1, 1, 4, 6, 7, 8, 6, 7, 9, 6, 8]:
        show(x, few(x), few.cache_info()[:2], len(calls))
    for x in range(3):
        few(x, 1)
        few(0, 1)
        few(x, y=1)
    show(calls, few.cache_info(), eval("few(0, 1)", {"few": few}), few.cache_info())
    few.cache_clear()
    show(few(1), few(1), few.cache_info())


def recursive():
    show(fib(60), fib.cache_info(), pathways(9, 9), pathways.cache_info()[:2])
    d = Doubles(3)
    show(d.times(2), d.times(2), Doubles.times(d, 2), Doubles(3).times(2), Doubles.times.cache_info())
    wrapped = functools.lru_cache(2)(lambda x: x * 2)
    show(wrapped(1), wrapped(1), wrapped.__wrapped__(4), wrapped.cache_parameters(), fib.__name__)
    short = cache(abs)
    show(short(-1), short(-1), short.cache_info())


def threaded():
    @lru_cache(maxsize=8)
    def square(x):
        return x * x

    wrong = []

    def work(k):
        for i in range(3000):
            x = (i * k) % 11
            if square(x) != x * x:
                wrong.append(x)

    threads = [threading.Thread(target=work, args=(k,)) for k in (1, 2, 3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    info = square.cache_info()
    show(wrong, info.currsize, info.hits + info.misses)


keys()
ring()
recursive()
threaded()
