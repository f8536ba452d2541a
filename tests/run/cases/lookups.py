"""Items of dicts that are stored where they were found just before, and what may happen in between."""

import json
from collections import Counter, OrderedDict, defaultdict


def count(words):
    d = {}
    for w in words:
        d[w] = d.get(w, 0) + 1
    return d


def made(n, d):
    seen = []
    for i in range(n):
        k = "w" + str(i % 3)
        d[k] = d.get(k, 0) + 1
        d[f"{i % 2}:{i}"] = 0
        d[f"{i % 2}"] = d.get(f"{i % 2}", ()) + (i,)
        j = f"key {i % 4}"
        d[j] = d.get(j, []) + [j]
        seen += d[j]
    return d, seen


class Keeps(dict):
    def get(self, key, default=None):
        self.last = key
        return super().get(key, default)


def add(d, k, x):
    d[k] += x
    return d


def change(d, k, what):
    d[k] = d.get(k, "none") + what(d, k)
    return list(d.items())


def deletes(d, k):
    del d[k]
    return "deleted"


def deletes_and_inserts(d, k):
    del d[k]
    d["other"] = "o"
    d[k] = "again"
    return "inserted"


def grows(d, k):
    for i in range(100):
        d[i] = i
    for i in range(100):
        del d[i]
    return "grown"


def pops(d, k):
    d.popitem()
    d["last"] = "l"
    return "popped"


def replaces(d, k):
    while k in d:
        d.popitem()
    d["new"] = "n"
    d["newer"] = "n"
    return "replaced"


def crosses(d, k):
    return json.dumps(d)


class Own(dict):
    def get(self, key, default=None):
        return f"own {key} {default}"

    def __setitem__(self, key, value):
        super().__setitem__(key, f"<{value}>")


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash("k")

    def __eq__(self, other):
        return other == "k" or (isinstance(other, Key) and self.n == other.n)


class Getter:
    def get(self, key, default=None):
        return (key, default)

    def __getitem__(self, key):
        return [key]

    def __setitem__(self, key, value):
        print("set", key, value)


def both(x, k):
    x[k] = x.get(k, ()) + ("more",)
    x[k] += ["most"]


def rebound(d, e, k):
    x = d.get(k, 0)
    d = e
    d[k] = x + 1
    k = k + "x"
    d[k] = x + 1
    yield d
    for k in list(d):
        d[k] = (yield d.get(k, 0)) + 1


print(count("the cat and the dog and the end".split()), count([1, 2, 1, -1, 2**70, 2**70, 1.0, True, None, (1,), (1,)]))
for what in (deletes, deletes_and_inserts, grows, pops, replaces, crosses):
    print(what.__name__, change({"a": "x", "k": "y", "z": "v"}, "k", what))
for kind in (dict, OrderedDict, Counter, Own):
    d = kind()
    d["k"] = "v"
    print(kind.__name__, change(d, "k", lambda d, k: "+"), change(d, "new", lambda d, k: "!"))
print(made(7, {}), made(5, OrderedDict()), made(5, Keeps()))
d = defaultdict(list)
print(add(d, "a", [1]), add(d, "a", [2]), dict(d), d.get("b"), d)
print(add({1: 1}, 1, 2), add({1: 1}, True, 2), add({"k": 1}, "k", 2**80), add({2**70: 1}, 2**70, 1))
key = {Key(1): 1}
print(key.get("k", 0), add(key, "k", 5)["k"], len(key), add({"k": 1}, Key(2), 1)["k"])
both(Getter(), "k")
d = {"a": 1, "b": 2}
g = rebound({"a": 5}, d, "a")
print(next(g), next(g), g.send(10), d)
del d["b"]
try:
    g.send(20)
except StopIteration:
    print(d)
print({}.get("a"), {}.get("a", 1), {"a": None}.get("a", 1), {1: 2}.get(1), {1: 2}.get(1.0), {1: 2}.get(True))
print([str(n) + "|" + "n" + str(n) for n in (0, 9, 10, 99, 100, 999, 1000, 9999, 10000, 99999, 123456789, 2**63 - 1, -1, -10, -9999, -10000, -2**63)])
