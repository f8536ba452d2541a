"""Objects that are told apart by their identity on both sides of the border."""


class Node:
    def __init__(self, depth=0):
        self.left = Node(depth - 1) if depth else None
        self.right = Node(depth - 1) if depth else None

    def get(self):
        return self

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        new = memo[id(self)] = Node()
        new.left, new.right = copied(self.left, memo), copied(self.right, memo)
        return new


copied = None
registry = {}


def ident(x):
    return id(x)


def register(x):
    registry[id(x)] = x


def registered(key):
    return registry.get(key)


def shown(x):
    return repr(x)


def hashes():
    xs = [iter([1]), zip([1]), map(str, [1]), reversed([1]), enumerate([1]), iter({1}), iter({1: 2}), iter(()), iter("a"), iter(range(3)), filter(None, [])]
    return [hash(x) == hash(x) for x in xs], [{x: 1}[x] for x in xs], len(set(xs)) == len(xs)


def functions(n):
    return [lambda: n, lambda: 1, functions]


def objects():
    """What crosses as a copy or through a twin of its own."""
    return {
        "keys": {1: 2}.keys(), "items": {1: 2}.items(), "values": {1: 2}.values(), "property": property(ident), "static": staticmethod(ident),
        "class": classmethod(ident), "bound": [1].append, "bound to a str": "a,b".split, "bound to a class": dict.fromkeys,
        "static method": str.maketrans, "iterator": iter([1]), "big": 1 << 100, "complex": 1 + 2j, "bytes": b"abc", "frozenset": frozenset((1, 2)),
    }


def same(x):
    return x


def one(x, back):
    return back(x) is x, back(x) is back(x)


def keys(x, back, put):
    try:
        known, here = {}, {x: 1}
    except TypeError:
        return "unhashable"
    known[x] = 1
    put(known, x)
    return len(known), x in known, back(x) in here, hash(back(x)) == hash(x)


def crossed(back, put):
    return {name: (one(x, back), keys(x, back, put)) for name, x in objects().items()}


def frozen(n):
    return frozenset(range(n, 2 * n)), frozenset(str(i) for i in range(n)), frozenset([frozenset([n]), (n, frozenset([n]))])


def attribute(f, name):
    return getattr(f, name, None)


def assign(f, name, x):
    setattr(f, name, x)


def delete(f, name):
    delattr(f, name)


def dict_of(f):
    return f.__dict__


def marked():
    def inner():
        pass

    inner.mark = 1
    return inner
