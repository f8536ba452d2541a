import collections, enum, array, types
from compiled import containers as m

a, b, c, d = m.make_alias()
print(a is b, c[0] is a, d["k"] is a)
a.append(2)
print(b, c, d)
print(m.grow_in_callback(lambda xs: xs.append(9)))
print(m.grow_in_callback(lambda xs: xs.clear()))
print(m.dict_changed(lambda d: d.__setitem__(len(d) + 5, 0)), m.dict_changed(lambda d: None))
print(m.set_changed(lambda d: d.add(len(d) + 5)), m.set_changed(lambda d: None))
print(m.sort_cb(lambda xs: xs.append(1)), m.sort_cb(lambda xs: len(xs)))
a, d = m.selfref()
print(a, d, a[0] is a, d["d"] is d, d["a"] is a)
print(m.default(1), m.default(2), m.default.__defaults__)
m.default.__defaults__[0].append("out")
print(m.default(3))
print(m.js(), m.heap([3, 1, 2]), m.bis(), m.red())
print(m.counter(["ab", "b", "ab", "ac"]))
for x in ([1, 2, 3], {"old": 1, "b": 2}, {1, 2, 3}, bytearray(b"abc")):
    y = m.mutate(x)
    print(y is x, x if not isinstance(x, set) else sorted(x))


class L(list):
    def __getitem__(self, i):
        return ("L", super().__getitem__(i))

    def append(self, x):
        super().append(("app", x))

    def __len__(self):
        return 42

    def __iter__(self):
        return iter(["iter"])

    def __contains__(self, x):
        return True


class D(dict):
    def __missing__(self, k):
        return "missing " + str(k)

    def __setitem__(self, k, v):
        super().__setitem__(k, ("D", v))


class I(int):
    def __add__(self, o):
        return I(int(self) + int(o) + 100)

    def __eq__(self, o):
        return True

    def __hash__(self):
        return 7


class S(str):
    def __len__(self):
        return 99

    def upper(self):
        return "UP"


class T(tuple):
    def __getitem__(self, i):
        return "T"


class F(float):
    def __add__(self, o):
        return "F+"


class St(set):
    def add(self, x):
        super().add((x,))


class BA(bytearray):
    pass


N = collections.namedtuple("N", "a b")


class E(enum.IntEnum):
    A = 1
    B = 2


class SE(str, enum.Enum):
    A = "a"


for x in (
    L([1, 2]),
    D(a=1),
    I(5),
    S("abc"),
    T((1, 2)),
    F(1.5),
    St({1}),
    BA(b"x"),
    N(1, 2),
    E.A,
    SE.A,
    types.MappingProxyType({"a": 1}),
    collections.OrderedDict(a=1),
    array.array("i", [1, 2]),
    memoryview(b"abc"),
    collections.UserList([1, 2]),
):
    print("--", type(x).__name__)
    for f, args in (
        (m.kinds, ()),
        (m.mutate, ()),
        (m.unpack, ()),
        (m.slices, ()),
        (m.cmps, (x,)),
        (m.cmps, (1,)),
        (m.iters, ()),
        (m.getter, (0,)),
        (m.getter, ("zz",)),
        (m.concat, (x,)),
        (m.concat, (1,)),
        (m.mul, (2,)),
        (m.views, ()),
    ):
        try:
            r = f(x, *args)
        except Exception as e:
            r = type(e).__name__, str(e)
        print(f.__name__, type(r).__name__, r if not isinstance(r, set) else sorted(r, key=str))
print(m.star(lambda *a, **k: (a, k), L([1, 2]), D(z=1)), m.star(dict, (), {"a": 1}))
print(m.deep())
g = m.G
print(g is m.getg(), m.G is g)
g["a"].append(5)
print(m.getg())
m.G = {"new": 1}
print(m.getg(), m.G is m.getg())
bx = m.Box().add(1).add("q")
bx.items.append(9)
bx.map["z"] = 1
bx.seen.add(3)
bx.add(4)
print(bx.items, bx.map, sorted(bx.seen, key=str), bx.items is bx.items)
bx.items = [7]
bx.add(8)
print(bx.items)
print(m.usedel({1: 2, 3: 4}, 1), m.usedel([1, 2], 0))
try:
    m.usedel({}, 1)
except KeyError as e:
    print(repr(e))
