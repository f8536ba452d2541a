import collections
import gc
import sys
import weakref

from compiled import reach as m


class Loud:
    """Its hash and equality are Python code."""

    log = []

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        self.log.append(("hash", self.n))
        return hash(self.n)

    def __eq__(self, other):
        self.log.append(("eq", self.n, getattr(other, "n", other)))
        return self.n == getattr(other, "n", other)


class Text(str):
    def __hash__(self):
        return str.__hash__(self)

    def __eq__(self, other):
        return str.upper(self) == str.upper(other)


class Whole(int):
    pass


# keys of every kind, equal across kinds
keys = [0, 1, -1, -2, 2**40, 2**61 - 1, 2**61, -(2**70), True, 1.0, 1.5, "a", "\xe9", "\u0416", "\U0001f600", "a" * 300, "", b"a", None, (1, 2), (1, "a"),
        Whole(7), Text("mixed"), frozenset([1])]
for extra in ([], ["b", "c"], list(range(50)), [f"k{i}" for i in range(300)]):
    d = {k: i for i, k in enumerate([*keys, *extra])}
    s = set(d)
    print([m.get(d, k) for k in keys] == [d[k] for k in keys], [m.has(s, k) for k in keys].count(True), [m.has(d, k) for k in keys].count(True))
    print(m.get(d, 7), m.get(d, "MIXED"), m.get(d, Text("Mixed")), m.get(d, "absent"), m.get(d, 12345), m.get_or(d, 1, "x"), m.get_or(d, "no", "x"))
only_text = {"a": 1, "b": 2}
print(m.get(only_text, "a"), m.get(only_text, 1), m.get(only_text, Text("a")), m.get(only_text, Text("B")), m.has(only_text, b"a"))
del only_text["a"]
print(m.get(only_text, "a"), m.has(only_text, "a"), m.pairs(only_text))
loud = {Loud(1): "one", Loud(2): "two"}
Loud.log.clear()
print(m.get(loud, 1), m.get(loud, 3), m.has(loud, 2), m.put(loud, 1, "uno"), m.put(loud, 5, "five"), Loud.log)
try:
    m.get({}, [])
except TypeError as e:
    print(e)
print(m.get({}, []), m.get([1], "x"), m.get([1], 1), m.get([1, 2], -2), m.get([1, 2], -3), m.get((1, 2), -1), m.get([1], True), m.put([1], 3, 0), m.put([1, 2], -1, 5))


# what subclasses say counts
class Missing(dict):
    def __missing__(self, k):
        return ("missing", k)


class Counted(list):
    def __setitem__(self, i, v):
        super().__setitem__(i, ("set", v))


print(m.get(Missing(a=1), "b"), m.get(collections.defaultdict(list), "x"), m.put(Counted([1, 2]), 0, 3), m.get_or(Missing(), "q", 1))
print(m.put(collections.OrderedDict(a=1), "a", 2), m.pairs(collections.OrderedDict(b=1, a=2)), m.pairs(collections.Counter("abca")))

# growing, shrinking, iterating
xs = []
print(m.push(xs, *range(100), "s", None, 1.5, [1], xs is xs), xs[-6:], sys.getsizeof(xs) >= 100 * 8)
print(m.drain(xs)[:6], xs)
print(m.add_all(s2 := set(), [3, 1, "x", 3, 2.0, 2, None, (1,), "x"]), sorted(map(str, s2)))
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
print(m.pairs(big) == (list(big.items()), list(big), list(big.values())), m.pairs({}), m.grow({1: 2, 2: 3}, 10), m.swap_keys({1: 2, 2: 3}))
print(m.part(list(range(20)), 2, 9, 3), m.part([1, "a", None], None, -1, -1), m.part(list(range(500)), 0, 400, 1)[0][-1])
fl = [0.5, 1.5, 2.5]
held = fl[1]
print(m.scale(fl, 2.0), held, m.scale([1, 2**62, -3, 5], 3), m.scale([float("inf"), 1e308], 10.0), m.rotate([1, "a", 2.5, None]))
same = [1.25] * 3
print(m.scale(same, 2.0), m.put(same, 0, float("nan")) != same[0])


class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died", self.name)


box = [Dying("a"), Dying("b")]
m.put(box, 0, 1)
print("after store")
table = {"k": Dying("c")}
m.put(table, "k", 2)
print("after dict")
drained = m.drain(box)
print(len(drained), box)
del drained
gc.collect()


# attributes: own, of the class, slots, descriptors, changed behind one's back
class Plain:
    y = 1


class Slots:
    __slots__ = ("x",)


class Prop:
    @property
    def x(self):
        return "property"


class Dynamic:
    def __getattr__(self, name):
        return "dynamic " + name


class Grabs:
    def __getattribute__(self, name):
        return "grabbed " + name


class Data:
    def __get__(self, o, t):
        return "data"

    def __set__(self, o, v):
        pass


class Late(Plain):
    pass


objects = [Plain(), Plain(), Slots(), Slots(), Prop(), Dynamic(), Grabs(), Late(), Plain, Late, sys, 5, "s", None]
print(m.attrs(objects))
objects[0].x = 1
objects[2].x = "slot"
objects[7].__dict__["x"] = "in dict"
print(m.attrs(objects))
Plain.x = "class"
print(m.attrs(objects))
Plain.x = Data()
print(m.attrs(objects))
del Plain.x
objects[1].__dict__ = {"x": "new dict"}
print(m.attrs(objects))
Late.x = property(lambda self: "late property")
print(m.attrs(objects[:9]))
objects[1].__class__ = Late
del Late.x
print(m.attrs(objects), objects[1].__dict__)
objects[0].__dict__.clear()
print(m.attrs(objects))
many = [Plain() for _ in range(40)]
for i, p in enumerate(many):
    for j in range(i):
        setattr(p, f"z{j}", j)
    p.x = i
print(m.attrs(many) == list(range(40)))

# objects of loops: alive while somebody has them, gone when nobody has
class Person:
    live = 0

    def __init__(self, number):
        self.number = number
        self.name = f"p{number}"
        Person.live += 1

    def __del__(self):
        Person.live -= 1


people = [Person(i) for i in range(5)]
print(m.names(people), m.last(people) is people[-1], m.keep_each(people))
gc.collect()
m.names(people)  # what the thread kept of the call before is replaced
gc.collect()
before = [sys.getrefcount(p) for p in people]
for _ in range(20):
    m.names(people), m.last(people)
print([sys.getrefcount(p) for p in people] == before)
ref = weakref.ref(people.pop())
gc.collect()
print(ref() is None or Person.live)


def make(n):
    for i in range(n):
        yield Person(i)


print(m.consume(make, 1000), Person.live < 100 or Person.live)
table = [{"a": i, "b": 2} for i in range(10)]
print(m.rows(table), table[3], table[9])
print(m.products([(1, 2.5), (2, "x"), (3, 4)]), m.sum_pairs([("a", [1]), [5, 6], "xy", (7, 8, 9)]), m.sum_pairs([(1, 2), 3]), m.sum_pairs(zip([1], [2])))

# more objects held by compiled code than start a collection
crowd = [Plain() for _ in range(150_000)]
count, same = m.keep_each(crowd)
print(count, all(same))


# what a class holds becomes a descriptor after it was read
class Turning:
    pass


class Holder:
    x = Turning()


holder = Holder()
m.attrs([holder] * 3)
Turning.__get__ = lambda self, o, t: "got"
print(m.attr(holder))
holder.__dict__["x"] = "own"
print(m.attr(holder))
Turning.__set__ = lambda self, o, v: None
print(m.attr(holder))


# iterators of CPython's over lists and tuples of derived classes
class Row(list):
    pass


Point = collections.namedtuple("Point", "x y")
print(m.sum_pairs([Point(1, 2), Point("a", 3)]), m.sum_pairs(Point((1, 2), (3, 4))), m.sum_pairs(Row([(1, 2), Point(5, 6)])), m.last(Row([7, 8])), m.last(Point(1, 9)))
