"""collections.deque, native until it crosses to CPython, and afterwards."""

import collections.abc
import copy
import pickle
import sys
import threading
from collections import deque


def show(*values):
    print(*map(repr, values))


def fails(f, *args):
    try:
        print("no error:", f(*args))
    except Exception as error:
        print(type(error).__name__, error)


def made(crossed, *args, **names):
    d = deque(*args, **names)
    if crossed:
        copy.copy(d)
    return d


def queue():
    q = deque()
    for i in range(1000):
        q.append(i)
        if i % 3 == 0:
            q.popleft()
    total = 0
    while q:
        total += q.popleft() + q.pop() if len(q) > 1 else q.pop()
    show(total, len(q), q)
    last = deque(maxlen=3)
    for i in range(10):
        last.append(i)
        last.appendleft(-i)
    show(last, last.maxlen, deque("abc", 2), deque([1, 2, 3], maxlen=0))


def every(crossed):
    d = made(crossed, [3, 1, 2])
    d.append(4)
    d.appendleft(0)
    show(d, len(d), bool(d), d[0], d[-1], d[2], 4 in d, 9 in d, d.count(1), d.index(2), d.index(4, 1), d.index(4, -1, 10))
    d.extend([5, 6])
    d.extendleft((7, 8))
    d.extend(d)
    show(d, list(d), list(reversed(d)), tuple(d), [*d], sum(d), max(d), sorted(d)[:3])
    d.rotate()
    show(d)
    d.rotate(-3)
    show(d)
    d.rotate(1000003)
    show(d)
    d.reverse()
    show(d)
    for at in (0, 2, -2, 100, -100, 7):
        d.insert(at, f"at {at}")
    show(d)
    d.remove(0)
    del d[1]
    del d[-1]
    d[2] = "set"
    d[-2] = "also"
    show(d, d.pop(), d.popleft(), d)
    fails(d.remove, "none")
    fails(d.index, "none")
    fails(d.index, 1, 2, 3, 4)
    fails(lambda: d[100])
    fails(lambda: d[-100])
    fails(lambda: d["a"])
    fails(lambda: d[1:2])
    fails(d.__setitem__, 100, 1)
    fails(d.__delitem__, 100)
    fails(lambda: d + [1])
    fails(lambda: d + 1)
    fails(lambda: [1] + d)
    fails(lambda: d < [1])
    fails(hash, d)
    fails(lambda: d.nothing)
    fails(setattr, d, "attribute", 1)
    fails(setattr, d, "maxlen", 1)
    fails(d.rotate, "a")
    fails(d.rotate, 1, 2)
    fails(d.insert, "a", 1)
    fails(d.append)
    fails(d.extend, 1)
    fails(lambda: d())
    e = d.copy()
    show(e == d, e is d, e != d, d < e, d <= e, d + e == deque(list(d) * 2), type(d + e) is deque, d * 2 == d + d, 2 * d == d * 2, d * 0, d * -1)
    e += "xy"
    e *= 2
    show(e, e > d, e == list(e), deque([1, 2]) < deque([1, 3]), deque([1]) < deque([1, 0]), deque() == deque())
    e.rotate(True)
    show(e)
    e.clear()
    show(e, bool(e), len(e))
    fails(e.pop)
    fails(e.popleft)
    show(isinstance(d, deque), isinstance(d, list), isinstance(d, collections.abc.MutableSequence), isinstance(d, (int, deque)), isinstance(d, collections.abc.Hashable))
    show(type(d), type(d) is deque, d.__class__, type(d).__mro__, type(d).__module__, d.maxlen)
    show(pickle.loads(pickle.dumps(d)) == d, copy.copy(d) == d, copy.deepcopy(d) == d, d.__reduce__()[:3])
    m = made(crossed, "abcdef", 4)
    show(m, m.maxlen, m.copy(), m + m, m * 2)
    m.append("g")
    m.appendleft("h")
    show(m)
    m.extendleft("xyz")
    m.extend("12345")
    m.rotate(2)
    show(m, m.index("4"))
    fails(m.insert, 1, 1)
    a, *b, c = m
    show(a, b, c)
    match m:
        case [first, *_]:
            show("sequence", first)
    match m:
        case deque(maxlen=4):
            show("four")
    s = made(crossed)
    s.append(s)
    show(s)
    m.__init__([1], 5)
    show(m, m.__len__(), m.__contains__(1), m.__getitem__(0))
    nan = float("nan")
    n = made(crossed, [nan, 1.0, True])
    show(nan in n, n.count(1), n.index(True), n == n, n == n.copy())


def iterators(crossed):
    d = made(crossed, range(6))
    it = iter(d)
    show(next(it), it.__length_hint__(), type(it).__name__)
    show(list(it), list(it), it.__length_hint__())
    r = reversed(d)
    show(next(r), type(r).__name__, list(r), next(r, "end"))
    for change in ("append", "pop", "rotate", "clear", "set", "reverse", "insert", "copy", "extend", "remove", "cross"):
        d = made(crossed, range(4))
        seen = []
        try:
            for x in d:
                seen.append(x)
                if x == 1:
                    match change:
                        case "append":
                            d.append(9)
                        case "pop":
                            d.pop()
                        case "rotate":
                            d.rotate(0)
                        case "clear":
                            d.clear()
                        case "set":
                            d[2] = "two"
                        case "reverse":
                            d.reverse()
                        case "insert":
                            d.insert(0, 1)
                        case "copy":
                            d.copy()
                        case "extend":
                            d.extend(())
                        case "remove":
                            d.remove(3)
                        case "cross":
                            copy.copy(d)
        except RuntimeError as error:
            seen.append(str(error))
        show(change, seen)
    d = made(crossed, range(4))
    it = iter(d)
    next(it)
    copy.copy(d)
    show(next(it))
    d.append(5)
    fails(next, it)
    fails(next, it)
    d = made(crossed, range(4))
    it = iter(d)
    next(it)
    again = pickle.loads(pickle.dumps(it))
    show(list(again), list(it))
    it = iter(made(crossed, range(4)))
    next(it)
    show(list(copy.copy(it)), next(it))


class Odd:
    """Compares by changing the deque."""

    def __init__(self, d):
        self.d = d

    def __eq__(self, other):
        self.d.append(1)
        return False


def changing(crossed):
    for f in (deque.count, deque.index, deque.__contains__, deque.remove):
        d = made(crossed, range(3))
        fails(f, d, Odd(d))
    d = made(crossed, range(3))
    fails(lambda: Odd(d) in d)
    fails(lambda: d.count(Odd(d)))


def words():
    fails(lambda: deque(1))
    fails(lambda: deque(None))
    fails(lambda: deque([], -1))
    fails(lambda: deque([], "a"))
    fails(lambda: deque([], 1.5))
    fails(lambda: deque([], 1, 2))
    fails(lambda: deque(items=[]))
    fails(lambda: deque([], maxlen=1, other=2))
    show(deque(iterable="ab", maxlen=1), deque(maxlen=None), deque([], True), deque[int], deque)
    show(deque.append.__name__, deque.__name__, deque.__doc__[:5], deque.__mro__)
    fails(setattr, deque, "name", 1)
    fails(deque.append, [], 1)
    fails(deque.append)
    d = deque()
    deque.append(d, 1)
    push, pull = d.append, d.popleft
    push(2)
    show(pull(), pull(), d)
    fails(pull)


class Wide(deque):
    def append(self, x):
        super().append(x * 2)


def extended():
    w = Wide([1])
    w.append(2)
    w.extra = 1
    show(w, w.extra, isinstance(w, deque), type(w.copy()), w == deque([1, 4]), deque([1, 4]) == w, deque([0]) + w)


def crossing_order():
    d = deque([1])
    e = eval("d", {"d": d})
    show(e is d, e == d)
    eval("d.append(2)", {"d": d})
    d.append(3)
    show(e, d, d.popleft(), len(e), d[0], list(d), d.index(3), bool(d))
    x = eval("c.deque([1, 2])", {"c": collections})
    x.append(3)
    show(x, type(x) is deque, isinstance(x, deque), type(x) is type(d), x == deque([1, 2, 3]))
    pushed = []
    q = deque()
    push = q.append
    eval("push(5)", {"push": push})
    push(6)
    pushed.extend(q)
    show(pushed, q)
    nested = deque([deque([1]), {"a": deque([2])}])
    show(copy.deepcopy(nested), nested)


def threaded():
    q = deque()
    got = []

    def put():
        for i in range(3000):
            q.append(i)

    def take():
        n = 0
        while n < 3000:
            try:
                q.popleft()
                n += 1
            except IndexError:
                pass
        got.append(n)

    threads = [threading.Thread(target=f) for f in (put, take, put, take)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    show(got, len(q))


queue()
every(False)
every(True)
iterators(False)
iterators(True)
changing(False)
changing(True)
words()
extended()
crossing_order()
threaded()
if sys.version_info < (3, 12):
    show(sys.getsizeof(deque()) > 0)
