"""id() in both worlds, of objects of which the other holds the only reference."""

import copy
import gc
import sys
import weakref

from compiled import identity as m


def nodes(tree):
    """The interpreted usual: what was seen is told by its id()."""
    seen = set()
    todo = [tree]
    while todo:
        node = todo.pop()
        if node is not None and id(node) not in seen:
            seen.add(id(node))
            todo.append(node.left)
            todo.append(node.right)
    return len(seen)


def walk(node, seen):
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    walk(node.left, seen)
    walk(node.right, seen)


tree = m.Node(6)
seen = set()
walk(tree, seen)
print(nodes(tree), len(seen))
gc.collect()
print(nodes(tree), id(tree.left) == id(tree.left), id(tree.left) in seen)

node = m.Node()
print(m.ident(node) == id(node), m.ident(tree.right) == id(tree.right), hex(id(node)) in m.shown(node), m.shown(node) == repr(node))
m.register(node)
key = id(node)
del node
gc.collect()
print(id(m.registered(key)) == key, m.ident(m.registered(key)) == key)

m.copied = copy.deepcopy
shared = m.Node(1)
shared.left.left = shared.right.right = shared
new = copy.deepcopy(shared)
print(new is not shared, new.left.left is new, new.right.right is new, new.left is not new.right)

for f in m.functions(2):
    key = id(f)
    print(m.ident(f) == key, f"0x{key:x}" in m.shown(f))
print(m.hashes())
given = []


def back(x):
    given.append(x)
    return x


def put(d, x):
    d[x] = 2


for name, row in m.crossed(back, put).items():
    print(name, row)
for name, x in m.objects().items():
    print(name, m.same(x) is x, m.same([x])[0] is x)
for n in 0, 1, 5, 127, 128, 129, 500:
    print(n, [(type(x), sorted(x, key=repr), list(x) == list(frozenset(x))) for x in m.frozen(n)][:2 + (n < 6)])
refs = [m.Node() for _ in range(1000)]
print(len({id(x) for x in refs}), len({m.ident(x) for x in refs}))
del refs
for _ in range(3):
    gc.collect()
print(sum(type(x) is m.Node for x in gc.get_objects()) < 300)

# the attributes of a function are one dict
for f in [*m.functions(2), m.marked()]:
    print(m.attribute(f, "mark"), f.__dict__, m.dict_of(f) is f.__dict__)
    m.assign(f, "mark", 2)
    print(f.mark, m.attribute(f, "mark"))
    f.other = 3
    print(m.attribute(f, "other"), m.dict_of(f))
    m.delete(f, "mark")
    print(hasattr(f, "mark"), m.attribute(f, "mark"))
    f.__dict__ = {"x": 5}
    print(m.attribute(f, "x"), m.attribute(f, "other"), m.dict_of(f) is f.__dict__)
    m.dict_of(f)["y"] = 6
    print(f.y, sorted(vars(f)))

# what crosses as a copy is one object all the same
leaf = m.Leaf()
for name, x in {
    "slice": slice(1, 2), "own slice": m.cut(1, leaf), "own range": m.until(3), "tuple": (leaf, 1), "nested": ((leaf,), (1, (leaf,))),
    "own tuple": m.pack(leaf, 2), "own nested": m.pack(m.pack(m.Node())), "super": leaf.above(),
}.items():
    m.hold(name, x)
    print(name, m.same(x) is x, m.both(x, x), m.still(name) is x, m.both(m.still(name), x), id(m.still(name)) == id(x), m.let_go(name) is x)
print([a is b for a, b in zip(m.CONSTANTS, m.CONSTANTS)], m.CONSTANTS is m.CONSTANTS, m.CONSTANTS[3][0] is m.CONSTANTS[3][0])
many = [(m.pack(leaf, i), slice(leaf, i), leaf.above()) for i in range(3000)]
for i, row in enumerate(many):
    m.hold(i, row)
print(sum(m.still(i) is row and m.still(i)[1] is row[1] for i, row in enumerate(many)), sum(m.both(m.let_go(i)[2], row[2]) for i, row in enumerate(many)))
for i in range(5000):
    m.same((leaf, i))
ref = weakref.ref(m.tied())
print(type(ref().left[0]) is m.Leaf, ref().left is ref().left)
for _ in range(3):
    gc.collect()
print(ref())
data = bytearray(b"abcdef")
print(m.parts(data))
data.append(1)
print(data, m.referred([]))


class Named:
    def __init__(self, name):
        self.name = name


# constants that look like names are one object in all modules
own = ("mark", "kind_of_name", "mark", "x", "")
objects, values = m.names(Named)
print([x.name is y for x, y in zip(objects, own)], [x is y for x, y in zip(values, own)], m.MARK is own[0], m.KIND is own[1], sys.intern(m.KIND) is m.KIND)
