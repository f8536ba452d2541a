import collections
import gc
import types
import unittest.mock
import weakref

from compiled import nearby


class Liar:
    __class__ = property(lambda self: int)


class Yes:
    pass


class No:
    def __bool__(self):
        return False


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Wrong:
    def __bool__(self):
        return 3


class MyList(list):
    pass


class OtherList(list):
    def __getitem__(self, i):
        return "other"

    def __len__(self):
        return 77


class MyDict(dict):
    def __missing__(self, key):
        return f"missing {key}"


class OtherDict(dict):
    def __getitem__(self, key):
        return "other"


class MyTuple(tuple):
    pass


class OtherTuple(tuple):
    def __iter__(self):
        return iter("xyz")


Point = collections.namedtuple("Point", "x y")


class Renamed(Point):
    @property
    def x(self):
        return "renamed"


class Meta(type):
    def __instancecheck__(cls, other):
        return True


class Everything(metaclass=Meta):
    pass


values = [Liar(), Yes(), [1], {}, MyList(), Point(1, 2), unittest.mock.Mock(spec=int), Meta, types.SimpleNamespace()]
nearby.classes(values, [int, list, dict, tuple, Yes, MyList, Everything, object, type])
nearby.truths([[], [0], {}, {1: 2}, set(), {3}, frozenset(), (), Yes(), No(), Sized(0), Sized(2), Sized(-1), Wrong(), MyList(), MyList([1]),
               OtherList(), MyDict(), MyDict(a=1), range(0), range(3), Point(0, 0), Liar(), collections.deque(), collections.OrderedDict(a=1), Yes, b""])
keys = [0, 1, -1, 5, "a", "zz", slice(0, 2), None]
reads = [[1, "two", 3.0], (1, 2), {"a": 1, 0: "zero"}, MyList([1, 2]), OtherList([1, 2]), MyDict(a=5), OtherDict(a=5), MyTuple((4, 5)),
         OtherTuple((4, 5)), collections.defaultdict(list, a=1), collections.Counter("aab"), collections.OrderedDict(a=1), Point(7, 8), range(4)]
nearby.reads(reads, keys)
nearby.unpacks([[1, 2, 3], (1, 2, 3), MyList("abc"), MyTuple("abc"), OtherTuple((1, 2)), MyTuple("ab"), OtherList([1, 2, 3]), {1: 1, 2: 2, 3: 3},
                range(3), "abc", 5, iter([1, 2, 3]), iter([1, 2, 3, 4])])
nearby.fields([Point(1, [2]), Renamed(1, 2), Point("p", None)])
nearby.ranges([range(5), range(10, 0, -3), range(0), range(2**70, 2**70 + 3), range(-3, 2**40, 2**39)])


def nothing(container):
    pass


def grow(container):
    container[len(container) + 100] = 1


def swap(container):
    del container[next(iter(container))]
    container["again" + str(len(container))] = 2


def grow_set(s):
    s.add(len(s) + 100)


print(nearby.steps({1: 2, "a": 3}, nothing), nearby.steps({3, 4, 5}, nothing), nearby.steps(frozenset("q"), nothing), nearby.steps([], nothing))
for container, change in [({1: 1, 2: 2}, grow), ({1: 1, 2: 2}, swap), ({1, 2}, grow_set), ([1, 2], lambda a: len(a) < 5 and a.append(3))]:
    print(nearby.said(nearby.steps, container, change))
for change in (nothing, grow, swap):
    print(nearby.said(nearby.pairs, {1: 1, 2: 2}, change))
removed = dict.fromkeys(range(20))
for i in range(15):
    del removed[i]
print(nearby.steps(removed, nothing), nearby.copies(removed))
holes = set(range(30)) - set(range(5, 25))
print(nearby.steps(holes, nothing), nearby.copies(holes))
for it in (iter([1, 2]), iter({1: 2}), iter({5}), iter((1, 2)), iter({1: 2}.values()), iter({1: 2}.items()), iter(range(2)), iter("ab")):
    nearby.exhausted(it)
print(nearby.drawn(iter({5, 6, 7}), 2), nearby.drawn(iter({5: 1, 6: 1}), 1), nearby.drawn(iter([1, 2, 3]), 2))


class Shared:
    def __init__(self):
        self.a = 1
        self.b = [2]


for v in ([3, 1, "a"], {"k": [1], "l": None}, {1, 2, 3}, frozenset([4]), MyList([1]), MyTuple((2, 1)), vars(Shared()), collections.deque([1]), range(3)):
    print(nearby.copies(v) if not isinstance(v, dict) else nearby.merged(v))
for v in (["a", "b"], ("a",), {"x": 1, "y": 2}, ["a", 1], [], 5, MyList("ab"), {"one"}):
    print(nearby.joined(v))
nearby.dict_methods({"a": 1, "b": [2]})
d = {"sum": 5}
kept = d["sum"]
nearby.counts(d, ["a", "b", "a"] * 300 + [1] * 3)
five_hundred = d["a"]
nearby.counts(d, ["a"])
print(d, kept, five_hundred, d["b"] is 300 - 0 or d["b"])
items = [1, 255, 256, 1000, 2**30 - 2, 2**40, -5, -1000, 10**6]
before = items[3], items[-1]
print(nearby.renumber(items), before, nearby.renumber([1.5, 1e9]))
numbers = [1.5, 7, -7, 0, 256, 257, 2**30 - 1, 2**30, -(2**30), 2**70, True, None, float("inf"), "text"]
for i in (0, 1, 5, 6, -1, -14, 13, 14, -15, 2**70):
    for value in (2.5, -0.0, 256, 257, 1000, 2**30, -300, 2**64, False, "s"):
        new = [float(x) if type(x) is float else int(str(x)) if type(x) is int else x for x in numbers]
        print(nearby.number_at(new, i, value), new)
shown = [1000.5, 1000, 3.5]
kept = shown[0], shown[1]
print(nearby.number_at(shown, 0, 2.5), nearby.number_at(shown, 1, 2000), kept, shown, nearby.numbers_in(shown))
print(nearby.number_at(shown, 0, float("nan"))[0], shown[0] != shown[0], nearby.number_at(shown, 0, 1.5)[1])
print(nearby.numbers_in(numbers), nearby.numbers_in([2**70, 1, 2]), nearby.numbers_in([1, 2]), nearby.numbers_in(MyList([1.5, 2, 3])),
      nearby.numbers_in(OtherList([1.5, 2, 3])))
print(nearby.number_at(MyList([1.5]), 0, 2.5), nearby.number_at(OtherList([1.5]), 0, 2.5))
under = [3000, 1000, 2000]
print(nearby.said(under.sort), nearby.said(lambda: under.sort(key=lambda x: nearby.number_at(under, 0, 5000) and x)), under)
other = [123456, 99999]
again = list(other)
print(nearby.renumber(other), again, nearby.renumber([-299, -300 + 5])[1] is int("-295") + 301)
nearby.members([1, "a", None], [1, "a", "b", 2, None, 1.0, True])
nearby.members([1.5, 2.0, True], [1, 2, 0, "a"])
nearby.members([Everything(), 5], [5, 6, "x"])
nearby.members(["b", (1,), "c"], ["c", "b", "d", (1,)])
a = [1, [2]]
c, _, _ = nearby.added(a, [3])
print(c, a, c[1] is a[1], nearby.said(nearby.added, [1], (2,)), nearby.said(nearby.added, MyList([1]), [2]))


class Slots:
    __slots__ = ("x", "y")


class Fixed:
    x = property(lambda self: 5)


class Watched:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])


class Default:
    x = 1


class Descriptor:
    def __get__(self, o, owner):
        return "got"

    def __set__(self, o, value):
        print("set", value)


class Described:
    x = Descriptor()


objects = [Slots(), Fixed(), Watched(), Default(), Described(), Yes(), types.SimpleNamespace(x=1), Point(1, 2), 5, types.ModuleType("m"), Yes]
for o in objects:
    print(nearby.assign(o, 1), nearby.assign(o, "two"), nearby.assign(o, 3.5), nearby.assign(o, 4.5), nearby.assign(o, 100000), nearby.assign(o, 100001))
full = Yes()
vars(full)["x"] = 7
seven = full.x
print(nearby.assign(full, 8), vars(full), seven)
old = Yes()
old.x = Yes()
gone = weakref.ref(old.x)
print(nearby.assign(old, None), gone())
pairs = [([1], [2]), ([3], "x")]
print(nearby.same_pairs(pairs), pairs)


class Tracked:
    def __init__(self):
        self.me = self

    def __del__(self):
        found.append(nearby.steps({1: 2}, nothing))


found = []
gc.set_threshold(1, 1, 1)
for _ in range(50):
    Tracked()
    nearby.steps({1: 2, 3: 4}, nothing)
    nearby.merged({"a": 1})
gc.set_threshold(700, 10, 10)
gc.collect()
print(len(found), found[0])

elsewhere = types.ModuleType("elsewhere")
elsewhere.level = 5000
print(nearby.set_level(vars(nearby), 3), nearby.set_level(nearby.__dict__, 1), nearby.set_elsewhere(vars(elsewhere), elsewhere, 3))
for a, b in [(2**70, 3), (2**200 + 1, 2**100), (5, 2**64), (2**63 - 1, 2**63 - 1), (-(2**63), -1), (2**64, 2**64), (2**300, -7), (2**256 - 1, 2**255)]:
    nearby.big_results(a, b)


def held(items):
    for item in items:
        yield item  # and this frame has it too


shared = ["list"]
threes = [(1, shared, (1, 2)), ("x", [], "yz"), (None, shared, {3: 4})]
for n in range(2):  # a tuple that is met again is taken apart again
    print(nearby.taken_apart(held([("a", shared), (b"b", [n])]), lambda: held(threes)), shared)
everything = [("a", shared), ("b", [])]
print(nearby.taken_apart(everything, lambda: iter(threes)), nearby.taken_apart(held(everything), lambda: held(list(map(tuple, threes)))), everything)
print([nearby.said(nearby.taken_apart, held(t), lambda: held(threes)) for t in ([(1,)], [(1, 2, 3)], [5])])
print([nearby.said(nearby.taken_apart, [(1, 2)], lambda: held([t])) for t in ((1, 2), (1, 2, 3, 4), "ab")])


class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1

    def __repr__(self):
        return f"one of {Counted.alive}"


def two():
    return Counted(), Counted()


def row(*more):
    pair = (Counted(), Counted())
    if more:
        return *pair, *more
    return Counted(), pair


print(nearby.prompt(two() for _ in range(3)), Counted.alive)
print(nearby.prompt(held(two() for _ in range(3))), Counted.alive)
print(nearby.prompt(iter([two(), two()])), nearby.prompt(map(lambda _: two(), range(2))), Counted.alive)
owned = {n: Counted() for n in range(3)}
print(nearby.prompt(owned.items()), nearby.prompt(collections.deque([two(), two()])), Counted.alive)
nearby.prompt_beside(lambda: (Counted() for _ in range(3)), [Counted() for _ in range(3)])
native = nearby.made_there(Counted, 3)
nearby.prompt_beside(lambda: (Counted() for _ in range(3)), native)
del native
gc.collect()
nearby.prompt_calls(two, row)
del owned
print(Counted.alive, [Counted.alive for _ in nearby.walks(two() for _ in range(3))])
# what compiled code has elsewhere too stays, whatever was taken out of it
for taken in (
    nearby.kept(two, []),
    nearby.taken_elsewhere(two, lambda t: t),
    nearby.taken_elsewhere(two, lambda t: (*t,)),
    nearby.beside_own([*two()]),
    nearby.beside_own(nearby.made_there(Counted, 3)),
    nearby.walked_before(lambda: (*two(), *two()), ((*two(), *two()) for _ in range(2))),
):
    gc.collect()
    print([[type(part).__name__ for part in pair] if type(pair) is tuple else type(pair).__name__ for pair in taken])
print(type(nearby.closes(two)()).__name__)
