"""How often a container asks its keys for their hash: once, also when it goes to CPython."""

interpreted = {}
exec(
    """
asked = []


class Key:
    def __init__(self, name): self.name = name
    def __hash__(self):
        asked.append(self.name)
        return hash(self.name) % 8
    def __repr__(self): return self.name


def takes(container):
    return type(container).__name__, len(container), sorted(map(repr, container))


def finds(container, key):
    return key in container, list(container).index(key)
""",
    interpreted,
)
Key, asked, takes, finds = (interpreted[name] for name in ("Key", "asked", "takes", "finds"))


class Compiled:
    def __init__(self, name): self.name = name

    def __hash__(self):
        asked.append(self.name)
        return 5

    def __eq__(self, other):
        asked.append("compared")
        return self is other

    def __repr__(self): return self.name


def told(what, result):
    print(what, result, asked)
    asked.clear()


def make(kind, cls, n):
    keys = [cls("abcdefghijklmnopqrstuvwxyz"[i]) for i in range(n)]
    if kind is dict:
        return {key: key.name for key in keys}, keys[1]
    return kind(keys), keys[1]


def passing():
    for cls in (Key, Compiled):
        for kind in (set, frozenset, dict):
            for n in (2, 3, 7, 26):
                container, key = make(kind, cls, n)
                told("made", n)
                told("gone", takes(container))
                if cls is Key:
                    told("found", finds(container, key))


def of_tuples():
    keys = {(Key("x"), 1), (Key("y"), "two"), (1, 2, "plain")}
    told("made", len(keys))
    told("gone", len(takes(keys)[2]))
    table = {(Key("x"), 1): 1, ("plain", 1.5): 2}
    told("made", len(table))
    told("gone", len(takes(table)[2]))


def with_subsets():
    parts = list(dict.fromkeys(map(frozenset, zip(map(Key, "abc")))))
    told("made", len(parts))
    told("gone", [takes(part) for part in parts])
    union = set().union
    told("united", takes(union(*parts)))
    told("within", takes(frozenset(parts))[1])


passing()
of_tuples()
with_subsets()
