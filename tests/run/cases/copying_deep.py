"""copy.copy and copy.deepcopy of native containers and of objects in compiled code."""
import copy
import dataclasses
import gc
import types
from copy import deepcopy

class Plain:
    def __init__(self, *args):
        self.args = args
        self.items = []

def shown(x):
    return type(x).__name__, x

def shallow():
    for x in ([1, 2], [], {"a": 1, 2: [3]}, {}, {1, 2, "x"}, set(), (1, [2]), "text", b"bytes", 5, 2.5, None, True, 1j, range(3), 10 ** 40, frozenset([1]), shallow):
        y = copy.copy(x)
        print(type(y).__name__, y == x, y is x)
    inner = [1]
    x = [inner, {"k": inner}]
    y = copy.copy(x)
    y.append(3)
    print(x, y, y[0] is inner)
    d = {"a": inner}
    e = copy.copy(d)
    e["b"] = 2
    print(d, e, e["a"] is inner)

def deep():
    inner = [1]
    x = {"a": inner, "b": (3, 4), "c": (inner, "t"), "d": {1: inner, (1, "k"): None}, "e": {3, "x"}}
    y = copy.deepcopy(x)
    print(y, y == x, y is x, y["a"] is inner, y["a"] is y["c"][0], y["a"] is y["d"][1], y["b"] is x["b"], y["c"] is x["c"], y["e"] is x["e"])
    inner.append(2)
    print(x, y)
    for x in ((), (1, (2, "x")), "s", b"b", 5, 2.5, None, True, 1j, range(3), 10 ** 40, deep, print, len, int):
        print(copy.deepcopy(x) is x)
    loop = []
    loop.append(loop)
    y = deepcopy(loop)
    print(y is loop, y[0] is y)
    knot = ([],)
    knot[0].append(knot)
    y = deepcopy(knot)
    print(y is knot, y[0][0] is y)
    ring = {}
    ring["me"] = (ring, [ring])
    y = deepcopy(ring)
    print(y is ring, y["me"][0] is y, y["me"][1][0] is y)
    print(deepcopy([frozenset([1]), {(1, (2,)): 3}, bytearray(b"x")]))
    big = [[i, {"i": i}] for i in range(100)]
    y = deepcopy([big, big])
    print(y[0] == big, y[0] is y[1], y[0][5] is big[5])
    deepest = []
    for _ in range(200):
        deepest = [deepest]
    print(repr(deepcopy(deepest)) == repr(deepest))

@dataclasses.dataclass
class Point:
    x: int
    tags: list = dataclasses.field(default_factory=list)

class Node:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []
        if parent:
            parent.children.append(self)

class Deep:
    def __init__(self): self.a = [1]
    def __deepcopy__(self, memo):
        print("deep", type(memo).__name__)
        return self

class Reduces(Plain):
    def __reduce_ex__(self, n):
        print("reduce", n)
        return Reduces, (n,)

class SetsState(Plain):
    def __setstate__(self, state):
        print("state", sorted(state))
        self.__dict__.update(state)

class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = [1]

class Asks:
    def __getattr__(self, name):
        if name != "__deepcopy__" and name[:2] == "__":
            raise AttributeError(name)
        print("asked", name)
        return lambda memo: "asked"

class Listed(list):
    pass

def objects():
    p = Plain(1, [2], {"a": (1, [3])})
    q = deepcopy(p)
    print(vars(q), q.args is p.args, q.args[1] is p.args[1], q.items is p.items)
    root = Node()
    for _ in range(3):
        Node(Node(root))
    twin = deepcopy(root)
    print(len(twin.children), twin.children[1].parent is twin, twin.children[2].children[0].parent is twin.children[2], twin.parent)
    d = Point(1, ["a"])
    e = copy.deepcopy([d, d])
    print(e, e[0] is e[1], e[0] is d, e[0].tags is d.tags)
    shared = [d, d.tags]
    e = deepcopy(shared)
    print(e[0].tags is e[1])
    e = deepcopy({"d": Deep(), "r": Reduces(), "s": SetsState(1)})
    print(type(e["d"]).__name__, e["r"].args, e["s"].args)
    s = deepcopy([Slots()])[0]
    print(s.a, hasattr(s, "b"))
    print(deepcopy([Asks()]))
    e = deepcopy(Listed([1, [2]]))
    print(shown(e))
    p.__deepcopy__ = lambda memo: "own"
    print(deepcopy(p), deepcopy([p]))
    p = Plain(1)
    p.__dict__["odd name"] = [1]
    print(vars(deepcopy(p)), deepcopy(p).__dict__ is p.__dict__)
    e = deepcopy([p, p.__dict__])
    print(e[0].__dict__ == e[1])
    f = [Plain, Plain.__init__, p.__init__]
    e = deepcopy(f)
    print(e[0] is f[0], e[1] is f[1], e[2].__self__ is p)

def replaced():
    tables = copy._copy_dispatch, copy._deepcopy_dispatch
    old = tables[0][list], tables[1][list], tables[1][str]
    tables[0][list] = lambda x: ("list", len(x))
    tables[1][list] = lambda x, memo: ("deep", len(x))
    print(copy.copy([1]), copy.deepcopy([1]), copy.deepcopy({"a": [1]}), copy.copy({1: 2}))
    tables[0][list], tables[1][list] = old[:2]
    print(copy.copy([1]), copy.deepcopy([1]), copy.deepcopy({"a": [1]}))
    tables[1][str] = lambda x, memo: x + "!"
    print(deepcopy(["a"]), deepcopy({"a": "b"}), vars(deepcopy(Plain("x"))))
    tables[1][str] = old[2]
    tables[1][Plain] = lambda x, memo: "plain"
    print(deepcopy([Plain()]))
    del tables[1][Plain]
    copy.dispatch_table[Plain] = lambda x: (Plain, ("pickled",))
    print(deepcopy([Plain()])[0].args, copy.copy(Plain(1)).args)
    del copy.dispatch_table[Plain]
    print(deepcopy([Plain(2)])[0].args)
    copy._deepcopy_dispatch = {**tables[1], list: lambda x, memo: "other table"}
    print(deepcopy([1]), copy.deepcopy((1, [2])))
    copy._deepcopy_dispatch = tables[1]
    print(deepcopy([1]), copy.deepcopy((1, [2])))
    code = copy._deepcopy_list.__code__
    space = {}
    exec("def other(x, memo, deepcopy=None): return 'other code'", space)
    copy._deepcopy_list.__code__ = space["other"].__code__
    print(deepcopy([1]))
    copy._deepcopy_list.__code__ = code
    print(deepcopy([1]))
    genuine = copy.deepcopy
    copy.deepcopy = lambda x: "replaced"
    print(copy.deepcopy([1]), genuine([[1]]), deepcopy([[2]]))
    copy.deepcopy = genuine
    print(copy.deepcopy([1], {}), copy.deepcopy(x=[1]))

def given():
    """Lists and dicts of plain values that CPython's objects get."""
    space = types.SimpleNamespace()
    for x in ([1, "a", 2.5, None], {"a": 1, 2: b"x"}, ["long" * 200, "\u00e9", 10 ** 30], [1.0, 1.0], {}, [], {1.5: True, None: "n"}, list(range(40))):
        space.x = x
        print(space.x is x, space)
        if isinstance(x, list):
            x.append("more")
            x[0] = x[-1]
        else:
            x["more"] = 1
        print(space, x, len(x))
    text = "".join(["t", "ext"])
    space.x = row = [text, text, text + "!"]
    print(space.x[0] is space.x[1], row[0] is text)
    space.x = pair = {text: text}
    print(all(k is v for k, v in space.x.items()), pair)
    kept = []
    for i in range(3000):
        space.x = row = [i, str(i), i / 2]
        space.y = entry = {"i": i, str(i): row[1]}
        if i % 100 == 0:
            kept.append((row, entry))
        row.append(i)
        entry[i] = i
    gc.collect()
    print(kept)
    del kept[::2]
    gc.collect()
    space.x = space.y = None
    print(sum(len(row) + len(entry) + row[-1] for row, entry in kept))

for f in (shallow, deep, objects, replaced, given) * 2:
    print(f.__name__)
    f()
