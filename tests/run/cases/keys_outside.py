# Keys of bytes and tuples in dicts and sets of CPython's, and what a class says of missing ones.
import collections
import types

SCOPE = {}
exec(
    """
import collections
made = {b"a": 1, "b": 2, (b"a", b"b"): 3, 4: 5}
kept = {b"a", "b", (b"a", "b"), (b"a", (b"b",))}
empty = {}
words = {"a": 1}
class Zero(dict):
    def __missing__(self, key):
        return 0
class Same(dict):
    def __missing__(self, key):
        return key
class Me(dict):
    def __missing__(self, key):
        return self
class Text(collections.OrderedDict):
    def __missing__(self, key):
        "says what is missing"
        return "none"
class Long(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]
class Raises(dict):
    def __missing__(self, key):
        raise LookupError(key)
class Three(dict):
    def __missing__(self, key, more=None):
        return 3
counted = collections.Counter()
""",
    SCOPE,
)
made, kept, empty, words, counted = (types.SimpleNamespace(**SCOPE).__dict__[k] for k in ("made", "kept", "empty", "words", "counted"))


def found(d, k):
    try:
        return d[k]
    except Exception as e:
        return type(e).__name__, e.args


A, B = b"a", b"b"
for k in (b"a", b"b", "a", "b", (b"a", b"b"), (b"b", b"a"), ("a", "b"), (b"a", (b"b",)), 4, 4.0, (A + b"", B), bytes([97]), bytearray(b"a")):
    print(repr(k), [found(d, k) for d in (made, empty, words)], end=" ")
    try:
        print(k in made, k in kept, k in empty, k in words)
    except TypeError as e:
        print(e)


def fill(d, keys):
    for k in keys:
        d[k] = d.get(k, 0) + 1
    return d


keys = [A, B, (A, B), (A, "b"), (A, (B, 1)), A + B, (A + B,), "a", (A, B), A]
print(fill({**made}, keys), fill(SCOPE["empty"], keys), fill(words, keys))
print(list(empty), [type(k) for k in empty])
pair = (A + b"x", B)
empty[pair] = 1
print(empty[A + b"x", B])
del empty[pair]
print(pair in empty)


def pairs(stats, words):
    for w in words:
        parts = [bytes([b]) for b in w]
        for pair in zip(parts[:-1], parts[1:]):
            stats[pair] += 1
    return max(stats, key=lambda p: stats[p])


print(pairs(counted, [b"hello", b"yellow", b"mellow"]), counted)
print(pairs(collections.Counter(), [b"hello", b"yellow"]))
for name in ("Zero", "Same", "Me", "Text", "Long", "Raises", "Three"):
    d = SCOPE[name]()
    print(name, [x if x is not d else "itself" for x in (found(d, b"k"), found(d, "k"), found(d, (1, b"k")), found(d, 7))], len(d))
zero = SCOPE["Zero"]()
zero.__missing__ = lambda key: "not asked"
print(zero["x"])
SCOPE["Zero"].__missing__ = lambda self, key: "asked"
print(zero["x"], zero[b"x"])
SCOPE["Zero"].__missing__ = lambda self, key: 5
print(zero["x"], zero[b"x"])
del SCOPE["Zero"].__missing__
print(found(zero, "x"), found(zero, b"x"))
