"""Iterators of compiled code that are pickled, copied, asked for their state, and seen by interpreted code."""

import copy
import operator
import pickle


class Squares:
    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i

    def __len__(self):
        return 5


def iterators():
    items, table = [1, 2, 3, 4], {1: 2, 3: 4, 5: 6}
    return [
        iter(items), reversed(items), iter((1, 2, 3)), iter("abc"), iter("\xe9bc"), iter(b"abc"), iter(range(1, 10, 3)),
        reversed(range(5)), iter(range(2**70, 2**70 + 3)), iter(table), iter(table.values()), iter(table.items()), reversed(table),
        iter({1, 2, 3}), enumerate("abc", 5), zip([1, 2], "ab"), zip([1, 2], "ab", strict=True), map(str, [1, 2, 3]),
        filter(None, [0, 1, 2, 3]), iter(items),
    ]  # fmt: skip


def pickled():
    for taken in range(4):
        for number, it in enumerate(iterators()):
            for _ in range(taken):
                next(it, None)
            other = pickle.loads(pickle.dumps(it))
            print(taken, number, list(other), list(copy.copy(it)), list(it))


interpreted = {}
exec(
    """
import collections.abc

def kinds(x):
    return isinstance(x, collections.abc.Generator), isinstance(x, collections.abc.Iterator)

def same(a, b):
    return a is b

def step(it):
    return next(it)

def back(x):
    return x

def holds(items, x):
    return x in items

def hashed(x):
    return hash(x)

def listed(it):
    return list(it)
""",
    interpreted,
)


def states():
    it = iter([1, 2, 3, 4])
    it.__setstate__(2)
    print(next(it), operator.length_hint(it), it.__length_hint__(), it.__reduce__())
    it = iter((1, 2, 3))
    it.__setstate__(-5)
    print(list(it), iter(Squares()).__reduce__()[0] is iter)


def seen():
    it = iter([1, 2, 3, 4])
    print(interpreted["same"](it, it), interpreted["back"](it) is it, interpreted["step"](it), next(it), interpreted["step"](it))
    print(interpreted["kinds"](iter([1])), interpreted["kinds"](map(str, [])), interpreted["kinds"](x for x in []))


def identities():
    for value in (1.5, float("nan"), "abc", (1, "x"), frozenset([1]), b"zz", 1 << 80):
        print(interpreted["same"](value, value), interpreted["back"](value) is value, copy.copy(value) is value)
    nan = float("nan")
    print(interpreted["holds"]([nan], nan), interpreted["hashed"](nan) == hash(nan), nan in {nan: 1})


class Name(str):
    pass


def nested():
    """Each number of set theory holds all smaller ones: as copies of copies that would be 2 ** 40 sets."""
    numbers = [frozenset()]
    for _ in range(40):
        numbers.append(frozenset(numbers))
    return interpreted["hashed"](numbers[-1]) == hash(numbers[-1]), len(interpreted["back"](numbers[-1]))


def named():
    item = Squares()
    setattr(item, Name("label"), 3)
    return getattr(item, Name("label")), item.label, hasattr(item, Name("other"))


pickled()
states()
seen()
identities()
print(interpreted["listed"](map(str, [1, 2])), operator.length_hint(map(str, [1]), 7))
print(nested())
print(named())

top = 2**63 - 1
for ends in ((top - 1, top, 2), (1, 2, top), (-1, -2, -top - 1), (top - 3, top), (-top, -top - 1, -1), (0, top, 2)):
    made = iter(range(*ends))
    print(type(made), type(reversed(range(*ends))), made.__length_hint__(), made.__reduce__()[1:])
    again = pickle.loads(pickle.dumps(made))
    print(type(again), next(again), next(reversed(range(*ends))), pickle.loads(pickle.dumps(again)).__length_hint__())
