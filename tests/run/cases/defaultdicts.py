"""collections.defaultdict, native until it crosses to CPython, and afterwards."""

import abc
import collections
import collections.abc
import copy
import json
import pickle
import threading
from collections import defaultdict
from collections import defaultdict as dd
from typing import Any


def show(*values):
    print(*map(repr, values))


def fails(f, *args):
    try:
        print("no error:", f(*args))
    except Exception as error:
        print(type(error).__name__, error, repr(error.args))


def made(crossed, factory: Any = list, *args, **names):
    """A defaultdict that has crossed, or has not."""
    d = defaultdict(factory, *args, **names)
    if crossed:
        json.dumps(list(d.values()), default=str)
        copy.copy(d)
    return d


def counting():
    d = defaultdict(int)
    for word in "the cat and the dog and the bird".split():
        d[word] += 1
    show(d, len(d), sorted(d.items()), d["the"], d["none"], "none" in d, "nothing" in d)
    e = defaultdict(float)
    for i in range(20):
        e[i % 3, i % 2] += 0.5
    show(e)
    f = defaultdict(lambda: defaultdict(set))
    f["a"]["b"].add(1)
    f["a"]["c"].add(2)
    show({k: dict(v) for k, v in f.items()})
    g = dd(list)
    for i in range(10):
        g[i & 3].append(i)
    show(g)
    tree = lambda: defaultdict(tree)  # noqa: E731
    t = tree()
    t[1][2][3] = 4
    show(t[1][2][3], len(t), list(t))


def every(crossed):
    d = made(crossed, list, {"a": [1]}, b=[2])
    show(d, d["a"], d["new"], d.get("other"), d.get("other", 5), "other" in d)
    show(d.default_factory, d.setdefault("s", 3), d.setdefault("s", 4), d.pop("s"), d.pop("s", None))
    fails(d.pop, "gone")
    d["k"] = "v"
    del d["k"]
    fails(d.__delitem__, "k")
    show(list(d), list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)), len(d), bool(d))
    d.update({"x": 1}, y=2)
    d.update([("z", 3)])
    show(d, d == dict(d), dict(d) == d, d != {}, d == defaultdict(int, d))
    c = d.copy()
    show(type(c) is defaultdict, c, c is d, c.default_factory is list)
    d.default_factory = int
    show(d["number"], d.default_factory, c.default_factory)
    d.default_factory = None
    fails(lambda: d["missing"])
    del d.default_factory
    show(d.default_factory)
    show(d.popitem(), d | {"u": 1}, {"u": 1} | d, type({} | d) is defaultdict, type(d | {}) is defaultdict)
    d |= {"in": "place"}
    d |= [("pairs", 1)]
    show(d)
    fails(lambda: d | [("a", 1)])
    fails(lambda: d + 1)
    fails(lambda: d < d)
    fails(hash, d)
    fails(lambda: d.nothing)
    fails(setattr, d, "attribute", 1)
    fails(lambda: d[[]])
    fails(lambda: d())
    show(isinstance(d, dict), isinstance(d, defaultdict), isinstance(d, collections.abc.MutableMapping), isinstance(d, collections.abc.Mapping))
    show(isinstance(d, collections.OrderedDict), isinstance(d, (int, defaultdict)), isinstance(d, collections.abc.Sequence))
    show(type(d), type(d) is defaultdict, type(d) is dict, d.__class__, type(d).__name__, type(d).__module__, type(d).__mro__)
    show(d.__missing__.__name__, {**d}, dict(**d), [*d], set(d), sorted(d.keys() & {"x", "y"}))
    d.clear()
    show(d, bool(d))
    f = made(crossed, int, a=1)
    show(pickle.loads(pickle.dumps(f)), copy.copy(f), copy.deepcopy(f), f.__reduce__()[:2])
    f.__init__(list, {"b": 2})
    show(f, f["c"])
    fails(f.__missing__, [])
    show(f.__missing__("m"), f)
    match f:
        case {"b": b, "m": []}:
            show("matched", b)
    match f:
        case defaultdict(default_factory=k):
            show(k)
    match f:
        case dict(whole):
            show(whole is f)
    f["self"] = f
    show(len(repr(f)) > 0, "{...}" in repr(f) or "..." in repr(f))
    g = made(crossed, None)
    g.default_factory = g.copy
    show(repr(g).startswith("defaultdict(<"), type(g["x"]))


def words():
    fails(defaultdict, 1)
    fails(lambda: defaultdict(int, 1))
    fails(lambda: defaultdict(int, {}, {}))
    fails(lambda: defaultdict("f", {}))
    fails(lambda: defaultdict(int, [1]))
    show(defaultdict(), defaultdict(None), defaultdict(default_factory=int), defaultdict(int, default_factory=1))
    show(defaultdict.fromkeys("ab", 1), type(defaultdict.fromkeys("ab")), defaultdict[str, int], defaultdict.__name__, defaultdict)
    show(defaultdict.__doc__[:20], defaultdict.__mro__, defaultdict.__or__(defaultdict(int), {1: 2}), dict.copy(defaultdict(int, a=1)))
    show(dict.get(defaultdict(int), "a"), dict.__getitem__(defaultdict(int, a=1), "a"), dict.items(defaultdict(int, a=1)))
    fails(setattr, defaultdict, "name", 1)
    fails(lambda: dict.__getitem__(defaultdict(None, a=1), "b"))
    show(dict.__or__(defaultdict(int, a=1), {"b": 2}), dict.__eq__({}, defaultdict(int)))

    def broken():
        raise ValueError("from the factory")

    d = defaultdict(broken)
    fails(lambda: d[1])
    show(len(d))
    show(sum(defaultdict(int, a=1, b=2).values()), max(defaultdict(int, a=1, b=2), key=defaultdict(int, a=1, b=2).get))
    show(collections.ChainMap(defaultdict(int, a=1))["a"])


class Reentrant:
    """The factory changes the dict."""

    def __init__(self):
        self.d = defaultdict(self.make)

    def make(self):
        self.d["also"] = 1
        self.d["key"] = 0
        return 2


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n


class Named(defaultdict):
    def __missing__(self, key):
        return key * 2


class Plain(defaultdict):
    pass


def changes():
    for crossed in (False, True):
        d = made(crossed, int, {i: i for i in range(5)})
        try:
            for k in d:
                d[k + 10]
        except RuntimeError as error:
            print(error)
        d = made(crossed, int, {i: i for i in range(5)})
        try:
            for k, v in d.items():
                if k == 2:
                    json.dumps(d)
                d[k] += v
            show(d)
            for k, v in d.items():
                del d[k]
        except RuntimeError as error:
            print(error)
    r = Reentrant()
    show(r.d["key"], list(r.d.items()))
    d = defaultdict(int)
    for i in range(6):
        d[Key(i % 3)] += 1
    show(list(d.values()))


def extended():
    n = Named(int)
    show(n["ab"], len(n), n, isinstance(n, defaultdict), type(n).__mro__[1] is defaultdict)
    p = Plain(list, a=1)
    p["b"].append(1)
    p.extra = 5
    show(p, p.extra, type(p.copy()), p == {"a": 1, "b": [1]})

    class Both(defaultdict, metaclass=abc.ABCMeta):
        pass

    b = Both(int)
    b["x"] += 1
    show(b)


def crossing_order():
    d = defaultdict(list)
    d["a"].append(1)
    e = eval("d", {"d": d})
    show(e is d, e == d)
    eval("d['b'].append(2)", {"d": d})
    d["c"].append(3)
    show(e, d)
    x = eval("collections.defaultdict(list)", {"collections": collections})
    x["k"].append(1)
    x["k"] += [2]
    show(x, type(x) is defaultdict, isinstance(x, defaultdict), type(x) is type(d))
    items, views = d.items(), d.keys()
    eval("d.update(z=1)", {"d": d})
    show(items, views, list(items))
    show([type(v) is defaultdict for v in [d, x, defaultdict()]])
    names = {"f": defaultdict}
    show(names["f"](int)[5], getattr(collections, "default" + "dict")(int))
    show(collections.defaultdict is defaultdict, dd is defaultdict, {defaultdict: 1}[dd])


def threaded():
    d = defaultdict(list)

    def work(k):
        for i in range(2000):
            d[i % 50].append(k)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    show(len(d), all(len(v) <= 120 for v in d.values()))


counting()
every(False)
every(True)
words()
changes()
extended()
crossing_order()
threaded()
