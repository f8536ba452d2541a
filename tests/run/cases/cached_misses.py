"""What functools.lru_cache and cache call and keep of compiled functions: counts, order, errors, recursion, replaced parts."""
import functools
import gc
import threading
import traceback


@functools.lru_cache(maxsize=3)
def bounded(a, b=2):
    calls.append((a, b))
    if a == "fail":
        raise ValueError(b)
    return [a, b]


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.lru_cache(maxsize=0)
def never(x):
    calls.append(x)
    return x


@functools.lru_cache(typed=True)
def typed(x):
    calls.append(x)
    return type(x).__name__


calls = []
for args in ((1,), (2,), (3,), (1,), (4,), (2,), (1.0,), (True,), ("x",), (2**70,), (2**70,), (-(2**63),), (2**70, 1), (2**70, 1), (None,), (b"b",), (1, 2), (1, 3), (2.5, "y")):
    print(args, bounded(*args), bounded.cache_info(), calls[-1])
print(calls)
print(bounded(5) is bounded(5), bounded(a=5), bounded(5, b=2), bounded.cache_info())
for _ in range(2):
    try:
        bounded("fail")
    except ValueError as error:
        print(repr(error), [e.name for e in traceback.extract_tb(error.__traceback__)], bounded.cache_info())
print(fib(80), fib.cache_info(), fib(10), fib.cache_info())
print(never(1), never(1), never.cache_info(), [typed(x) for x in (1, 1.0, True, 1)], typed.cache_info())


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        print("compared", self.n, getattr(other, "n", other))
        return self.n == getattr(other, "n", other)


print(len(bounded(Key(7))), len(bounded(7)), len(bounded(Key(7))), bounded(8), bounded(9), bounded(10), bounded(7), bounded.cache_info())


class Ends:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("end", self.n)


@functools.lru_cache(maxsize=2)
def made(n):
    return Ends(n)


for n in range(5):
    made(n)
made.cache_clear()
gc.collect()
print("cleared", made.cache_info())


@functools.lru_cache(maxsize=2)
def again(n):
    global depth
    depth += 1
    if depth < 3:
        return again(n)
    return depth


@functools.cache
def again_free(n):
    global depth
    depth += 1
    if depth < 3:
        return [again_free(n), depth]
    return depth


depth = 0
print(again(1), again(1), again.cache_info())
depth = 0
print(again_free(1), again_free(1), again_free.cache_info())


@functools.lru_cache(maxsize=4)
def clears(n):
    print(clears.cache_info())
    if n == 2:
        clears.cache_clear()
    return n


print([clears(n) for n in (1, 2, 1, 2, 1)], clears.cache_info())


class Owner:
    def __init__(self):
        self.n = 3

    @functools.lru_cache(maxsize=None)
    def method(self, k):
        return self.n * k

    @staticmethod
    @functools.cache
    def free(k):
        return k + 1


owner = Owner()
print(owner.method(2), owner.method(2), Owner.method.cache_info(), Owner.free(1), owner.free(1), Owner.free.cache_info())


@functools.cache
def generated(n):
    yield from range(n)


print(list(generated(3)), list(generated(3)), generated.cache_info())


@functools.cache
def optional(a, *more, **named):
    return a, more, sorted(named)


print(optional(1), optional(1, 2), optional(1, 2, x=3), optional(1), optional.cache_info())
for bad in ((), (1, 2, 3)):
    try:
        bounded(*bad)
    except TypeError as error:
        print(error, bounded.cache_info())


def other(a, b=2):
    return "other", a, b


bounded.cache_clear()
print(bounded(1))
bounded.__wrapped__.__code__ = other.__code__
print(bounded(1), bounded(2), bounded.cache_info())


@functools.cache
def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print("deep", str(error)[:32], deep.cache_info().currsize)

words = functools.lru_cache(maxsize=100)(lambda w: w.upper() * 2)


def threads():
    def work(k):
        for i in range(3000):
            assert words(f"w{i * k % 250}") == f"W{i * k % 250}" * 2

    running = [threading.Thread(target=work, args=(k,)) for k in (1, 3, 7)]
    for t in running:
        t.start()
    for t in running:
        t.join()
    info = words.cache_info()
    print(info.hits + info.misses, info.currsize)


threads()
held = [fib(n) for n in range(300)]
fib.cache_clear()
print(sum(held) % 1000007, fib(90))


@functools.lru_cache(maxsize=3)
def narrow(n):
    return n if n < 2 else (narrow(n - 1), n, narrow(n - 2))[1]


print([narrow(n) for n in range(12)], narrow.cache_info())
print(narrow(25), narrow.cache_info())
