"""Tuples as keys of CPython's own dicts and sets, looked up in place where no Python code has a say."""

import collections
import enum
import json

Point = collections.namedtuple("Point", "x y")
Other = collections.namedtuple("Other", "a b")


class Strange(tuple):
    def __eq__(self, other):
        print("eq")
        return True

    def __hash__(self):
        return 7


class Counted:
    asked = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Counted.asked += 1
        return hash(self.n)

    def __eq__(self, other):
        return isinstance(other, Counted) and self.n == other.n


class Color(enum.Enum):
    RED = 1


Compares = type("Compares", (Point,), {"__eq__": lambda self, other: False, "__hash__": tuple.__hash__})
NAN = float("nan")

foreign = collections.OrderedDict()
counts = collections.defaultdict(int)
plain = json.loads("{}")
members = collections.Counter().__class__.__mro__[1]().fromkeys([]).keys() | set()

keys = [
    (1, 2), (1, "a"), ("a", None), (), (True, 2), (1.0, 2), (2.5,), (0, -0.0), (2**62, 1), (2**70, "x"), (b"b", 1), ("é", "日本"), (-1, -2),
    (1, (2, 3)), (1, (2, ("a", None))), ((), ((),)), (Point(1, 2), 3), (Other(1, 2), 3), ((1, 2), 3), (Point(Point(1, "a"), 2.5), None),
    (Color.RED, 1), (Color.RED,), (NAN, 1), (frozenset([1]), 2), (range(3), 1), (Point, Other), (1, 2, 3, 4, 5, 6, 7, 8), (None,) * 3,
    ("x" * 300, 1), (((((((((((1,),),),),),),),),),),),
]


def again(key):
    """An equal key of other objects."""
    return tuple([again(x) if type(x) is tuple else type(x)(*[again((y,))[0] for y in x]) if isinstance(x, (Point, Other)) else x for x in key])


def fill(target):
    for number, key in enumerate(keys):
        target[key] = number
    for number, key in enumerate(keys):
        target[again(key)] += number * 100
    return [target[key] for key in keys], [target[again(key)] for key in keys], len(target)


for target in (foreign, counts, plain, {}):
    print(fill(target))
    print([again(key) in target for key in keys].count(True), (1, 3) in target, ("a", 1) in target, (Point(1, 3), 3) in target)
    print(target.get((1, 9)), target.get(again((1, "a"))), target.get((1, (2, 3)), "no"))
    for missing in ((9, 9), ("a", "b"), (Point(9, 9), 3)):
        try:
            print(target[missing])
        except KeyError as error:
            print("missing", error)
    print(target.pop((1, 2)), (1, 2) in target, list(target)[:3])
    del target[again((Point(1, 2), 3))]
    print(len(target), (Point(1, 2), 3) in target, ((1, 2), 3) in target)

print(sorted(members), (1, 2) in members)
for key in keys:
    members.add(key)
print(len(members), [again(key) in members for key in keys].count(False), (1, 5) in members)

odd = collections.OrderedDict({(Strange((1, 2)), 1): "strange"})
print(odd.get((Strange((3, 4)), 1)), odd.get(((1, 2), 1)), (Strange(), 1) in odd)
never = collections.OrderedDict({(Compares(1, 2), 1): "never"})
print(never.get((Compares(1, 2), 1)), never.get((Point(1, 2), 1)), never.get(((1, 2), 1)), (list(never)[0]) in never)

counted = collections.OrderedDict()
one = (Counted(1), "k")
counted[one] = 1
before = Counted.asked
print([counted[one] for _ in range(3)], Counted.asked - before, counted.get((Counted(1), "k")), (Counted(2), "k") in counted)
one[0].n = 5
print(one in counted, counted.get(one))

for bad in ([1], {1: 2}):
    try:
        counted[(1, bad)]
    except TypeError as error:
        print(error)
    try:
        (1, (2, bad)) in members
    except TypeError as error:
        print(error)


def summed(table, rounds):
    total = 0
    for r in range(rounds):
        for i in range(20):
            key = (i % 4, Point(i % 3, str(i % 2)))
            table[key] += i
            total += table[i % 4, Point(i % 3, str(i % 2))]
    return total, len(table)


print(summed(collections.defaultdict(int), 5), summed(collections.Counter(), 5))
print(hash((1, Point(2, 3))) == hash((1, (2, 3))), hash((1, Point(2, "a"))) == hash((1, Point(2, "a"))))


def numbers(table, given):
    found = []
    for key in given:
        found.append((key in table, table.get(key, "none"), table.setdefault(key, len(table))))
        table[key] = -1
        found.append(table[key])
    return found, list(table)


kinds = [1, 2.0, 3.5, -1.0, 2**53, float(2**53), 2.0**60, -0.0, 0, float("inf"), 1e300, True, 2**53 + 1, -2, -2.0, "2"]
for start in ({}, {2: "two", -1: "less", 2**53: "large", 0.0: "nothing", 3.5: "half"}, {1.0: "one", True: "yes", 2.0**53: "large"}):
    print(numbers(collections.OrderedDict(start), kinds), numbers(json.loads("{}"), kinds)[1])
whole = {1, 2.0, 3.5}
list(map(whole.add, [4]))
print([key in whole for key in (1.0, 2, 3.5, 4.0, 5.0, True)], [x for x in json.loads("[1, 2.0]") if x in (1.0, 2)])
