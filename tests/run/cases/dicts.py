"""Dicts: order, methods, views, merging, errors."""


def methods():
    d = {"b": 1, "a": 2}
    d["c"] = 3
    d["b"] = 10
    print(d, len(d), d["a"], d.get("x"), d.get("x", 0), d.setdefault("y", []), d.setdefault("a", 99), list(d), list(d.keys()), list(d.values()), list(d.items()))
    print(d.pop("y"), d.pop("nope", None), d.popitem(), d)
    d.update({"z": 26}, q=17)
    d.update([("m", 1), ("n", 2)])
    print(d, "z" in d, "zz" not in d, d.copy() == d)
    del d["b"]
    d["b"] = "back"
    print(d, list(reversed(d)))
    d.clear()
    print(d, bool(d), dict(), dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), dict.fromkeys("ab", 0), dict(zip("xy", (1, 2))))


def errors():
    d = {1: "one", (1, 2): "pair"}
    for call in (lambda: d["no"], lambda: d[(3,)], lambda: d.pop("no"), lambda: {}.popitem(), lambda: d[[1]], lambda: d + {}, lambda: d < {}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {[]: 1}, lambda: d.nope, lambda: dict(1)):
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, error)
    try:
        del d["no"]
    except KeyError as error:
        print("KeyError", error, error.args)


def numbers():
    d = {1: "int"}
    d[1.0] = "float"
    d[True] = "bool"
    d[2**70] = "big"
    d[2.5] = "half"
    d[None] = "none"
    d[float(2**70)] = "as float"
    print(d, d[1], d[2**70])


def views():
    d = {"a": 1, "b": 2}
    keys, values, items = d.keys(), d.values(), d.items()
    d["c"] = 3
    print(keys, values, items, len(keys), "c" in keys, 3 in values, ("c", 3) in items)
    print(keys & {"a", "z"}, sorted(keys | {"z"}), keys - {"a", "b"}, keys == {"a", "b", "c"}, sorted(keys ^ {"a", "q"}))
    try:
        for key in d:
            d[key + "x"] = 1
    except RuntimeError as error:
        print(error)
    d = {"a": 1, "b": 2}
    try:
        for key in d:
            del d[key]
    except RuntimeError as error:
        print(error)
    for key in list(d):
        del d[key]
    print(d)


def merging():
    a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
    print(a | b, b | a, {**a, **b, "w": 0}, a == {"y": 2, "x": 1}, a != b)
    a |= b
    print(a)
    a |= [("k", "v")]
    print(a)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


class BadHash:
    def __hash__(self):
        raise ValueError("no hash")


class BadEq(Key):
    __hash__ = Key.__hash__

    def __eq__(self, other):
        raise ValueError("no eq")


def keys():
    d = {Key(i): i for i in range(6)}
    print(d, d[Key(3)], Key(9) in d)
    del d[Key(0)]
    d[Key(2)] = "two"
    print(d)
    try:
        d[BadHash()] = 1
    except ValueError as error:
        print(error)
    try:
        d[BadEq(1)] = 1
    except ValueError as error:
        print(error)


def word_count(text):
    counts = {}
    for word in text.split():
        word = word.strip(".,").lower()
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def many(n):
    d = {}
    for i in range(n):
        d[i * 7 % n] = i
        if i % 3 == 0:
            d.pop(i, None)
    return len(d), sum(d), sum(d.values()), list(d)[:5]


class Missing(dict):
    def __missing__(self, key):
        return f"<{key}>"


methods()
errors()
numbers()
views()
merging()
keys()
print(word_count("The cat. The dog, the end. A cat"))
print(many(1000))
print(Missing(a=1)["a"], Missing()["b"], Missing().get("b"))
me = {}
me["me"] = me
print(me, {(): 1, (1, (2, 3)): 2}, {"nested": {"deep": [1, {"er": ()}]}})


# keys that are new strings each time
def counted(n):
    seen = {}
    for i in range(n):
        key = "w" + str(i % 7)
        seen[key] = seen.get(key, 0) + 1
        seen["long key number " + str(i % 3)] = i
        seen[(key, str(i % 2))] = key in seen, seen[key]
    return seen


print(counted(50))
print([hash("x" * n + "yz"[: n % 3]) == hash("".join(["x"] * n) + "yz"[: n % 3]) for n in range(20)])


class Text(str):
    def __eq__(self, other):
        return str.__eq__(self, other)

    def __hash__(self):
        return hash(str(self))

    def __str__(self):
        return "shown"


d = {Text("a"): 1, "b": 2}
d["a"] = 3
d[Text("b")] = 4
print(d, d.get("shown"), d["" + "a"], str(Text("a")), str(Text("a")) + "b")
for bad in (Text, 5):
    try:
        print("text" + bad)
    except TypeError as error:
        print(error)
