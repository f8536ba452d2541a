"""Attributes of functions that CPython knows: counters, dicts that are replaced, names the class has, functions that go."""

import functools
import inspect
import threading


def timed(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        inner.calls += 1
        inner.last = args
        inner.total = inner.total + sum(args)
        return f(*args, **kwargs)

    inner.calls = 0
    inner.last = None
    inner.total = 0
    return inner


@timed
def add(a, b=2):
    """Adds."""
    return a + b


for i in range(300):
    add(i)
print(add.calls, add.last, add.total, add.__wrapped__(1), add.__name__, add.__doc__, sorted(vars(add)))
print(sum(map(add, range(10))), add.calls, getattr(add, "calls"), add.__dict__["calls"])
add.calls = 2**70
add(1)
print(add.calls)
add.calls = 1.5
add(1)
print(add.calls)
add.calls = "x"
try:
    add(1)
except TypeError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
del add.calls
try:
    add(1)
except AttributeError as e:
    print(e, e.name)


class Noted(dict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        return 7


add.__dict__ = Noted(calls=5, total=0)
print(add(1), add.calls, type(add.__dict__).__name__, dict.__getitem__(add.__dict__, "calls"))
try:
    add.missing
except AttributeError as e:
    print(e)
add.__dict__ = {"calls": 1, "total": 2}
print(add(3), add.calls, add.last)
vars(add)["calls"] = 40
print(add(3), add.calls)
held = vars(add)
held["total"] = -1
add.total += 5
print(held["total"], held is add.__dict__)

for name, value in (("__name__", "n"), ("__qualname__", "q"), ("__doc__", "d"), ("__module__", "m"), ("__defaults__", (9,)), ("__kwdefaults__", None)):
    setattr(add, name, value)
    print(name, getattr(add, name))
print(inspect.unwrap(add) is add, sorted(vars(add)))


GONE = []


class Watched:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        GONE.append(self.n)

    def here(self):
        return self.n, self.n in GONE


def states():
    def f():
        return f.value

    f.value = Watched(1)
    list(map(lambda x: x, [f]))
    out = [f.value.here()]
    f.value = Watched(2)
    one = f()
    out.append(one.here())
    del one
    f.value = None
    f.items = []
    for i in range(5):
        f.items.append(i)
        f.items += [f.value]
    out.append(f.items)
    return out, f.items is vars(f)["items"]


print(states())


def kept(cross, n):
    def f():
        return f.value

    f.value = Watched(n + 3)
    if cross:
        list(map(lambda x: x, [f]))
    print(f.value.here(), f().here(), end=" ")
    x = f.value
    del f.value
    print(x.here(), end=" ")
    del x
    setattr(f, "value", Watched(n + 4))
    f.__doc__ = Watched(n + 5)
    g = functools.partial(f)
    print(f.value.here(), g().here(), f().here(), f.__doc__.here(), end=" ")
    f.value = f.__doc__ = None
    return "end"


print(kept(False, 10))
print(kept(True, 20))


def threads():
    def count():
        with lock:
            count.n += 1

    lock, count.n = threading.Lock(), 0
    many = [threading.Thread(target=lambda: [count() for _ in range(200)]) for _ in range(4)]
    for t in many:
        t.start()
    for t in many:
        t.join()
    return count.n


print(threads())
