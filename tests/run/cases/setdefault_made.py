"""Defaults of setdefault() that are made where they are needed."""

import collections
import json
import traceback


class Own:
    def __init__(self):
        self.seen = []

    def setdefault(self, key, default):
        self.seen.append(default)
        return default


class Loud(dict):
    def setdefault(self, key, default):
        print("loud", key, default)
        return super().setdefault(key, default)


class Quiet(dict):
    pass


class Key:
    def __init__(self, n, then=None):
        self.n, self.then = n, then

    def __hash__(self):
        if self.n == 0:
            raise ValueError("no hash")
        return 1

    def __eq__(self, other):
        if self.then is not None:
            self.then()
        return isinstance(other, Key) and self.n == other.n


def put(d, key, value):
    d.setdefault(key, []).append(value)
    return d.setdefault(key, [])


def nest(d, word):
    for ch in word:
        d = d.setdefault(ch, {})
    d["$"] = word
    return d


def fails(d, key):
    try:
        d.setdefault(key, {})
    except Exception as e:
        return type(e).__name__, str(e), [(x.name, x.lineno) for x in traceback.extract_tb(e.__traceback__)]


def steps(words):
    d = {}
    for w in words:
        found = d.setdefault(len(w), [])
        found.append(w)
        yield found
    yield d


d = {}
first = put(d, "a", 1)
print(first is d["a"], put(d, "a", 2) is first, put(d, "b", 3) is not first, d, type(d.setdefault("n", {})), type(d["n"]))
print(nest(d, "xyz"), nest(d, "xyw"), d["x"])
for make in (dict, Quiet, Loud, Own, collections.OrderedDict, collections.Counter, lambda: collections.defaultdict(int)):
    m = make()
    print(type(m).__name__, put(m, "k", 1), getattr(m, "seen", m))
crossed = {"q": [0]}
json.dumps(crossed)
print(put(crossed, "q", 1), put(crossed, "r", 2), nest(crossed, "st"), json.dumps(crossed))
print(fails({}, []), fails({}, Key(0)), fails({Key(1): 1}, Key(2, lambda: 1 / 0)), fails([], 1), fails(Own(), 1))
moving = {Key(1): "one"}
print(len(moving.setdefault(Key(2, lambda: moving.update({Key(3 + len(moving)): 0}) if len(moving) < 4 else None), [])), len(moving))
print([list(x) for x in steps(["a", "bb", "c"])][-1], list(steps(["a", "bb", "c"]))[-1])
bound = d.setdefault
print(bound("later", []), bound("later", [1]), d.setdefault("none"), d.setdefault("later", [2]), {}.setdefault(1, []), d.setdefault(*("star", [])))
made = [d.setdefault(i, []) for i in "pqpq"]
print(made[0] is made[2], made[0] is made[1], [x is None for x in made])
