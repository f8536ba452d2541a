"""Objects that are told apart by their identity on both sides of the border."""

import gc
import sys
import weakref


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


held = {}
CONSTANTS = slice(1, 3), range(4), (Node(), 1), ((Node(),), "x")


def hold(key, x):
    held[key] = x


def let_go(key):
    return held.pop(key)


def still(key):
    return held[key]


def both(x, y):
    return x is y


def pack(*items):
    return items


def cut(a, b):
    return slice(a, b)


def until(n):
    return range(n)


class Leaf(Node):
    def above(self):
        return super()


def parts(data):
    """Views that only an expression holds."""
    view = memoryview(data)
    made = bytes(view[1:3]), list(view[1:3]), set(view[1:3]), len(view[1:3]), str(view[1:2])[:7]
    view.release()
    return made


def tied():
    """A node whose tuple holds it: in CPython's hands, too, nothing but each other keeps them."""
    node = Leaf()
    node.left = (node, node.above(), slice(node))
    return node


def weakly(log):
    nodes = [Node() for _ in range(5)]
    keys, members = weakref.WeakKeyDictionary({nodes[0]: 1}), weakref.WeakSet([nodes[1]])
    ended, ref = weakref.finalize(nodes[2], log.append, "ended"), weakref.ref(nodes[3], lambda ref: log.append("told"))
    values = weakref.WeakValueDictionary(x=nodes[4])
    return (nodes[0] in keys, nodes[1] in members, ended.alive, ref() is nodes[3], values["x"] is nodes[4]), keys, members, ended, ref, values


def referred(log):
    before, keys, members, ended, ref, values = weakly(log)
    gc.collect()
    return before, len(keys), len(members), ended.alive, ref(), len(values), sorted(log)


MARK = sys.intern("mark")
KIND = "kind_of_name"


def names(cls):
    return [cls(MARK), cls(KIND), cls("mark"), cls("x"), cls("")], (MARK, KIND, "mark", "x", "")
