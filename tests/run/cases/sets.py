"""Sets and frozensets; printed sorted, since order is not promised."""


def show(label, value):
    print(label, sorted(value, key=repr), len(value), type(value).__name__)


def methods():
    s = {3, 1, 2}
    s.add(4); s.add(1); s.discard(99); s.remove(3); s.update([7, 8], (9,))
    show("s", s)
    print(7 in s, 3 not in s, bool(set()), set() == set(), {1, 2} == {2, 1}, {1} == frozenset([1]))
    show("copy", s.copy())
    only = {5}
    print(only.pop(), only, repr(set()), repr({1}), repr(frozenset()), repr(frozenset([1])))
    s.clear()
    print(s)


def algebra():
    a, b = set("abcd"), set("cdef")
    show("|", a | b); show("&", a & b); show("-", a - b); show("^", a ^ b)
    show("union", a.union("xy", ["z"])); show("intersection", a.intersection("abc", "bcd")); show("difference", a.difference("ab", "c")); show("symmetric", a.symmetric_difference("ax"))
    print(a <= b, {"a"} < a, a >= {"a"}, a > a, a.issubset("abcdef"), a.issuperset("ab"), a.isdisjoint("xyz"), a.isdisjoint("a"))
    a &= b; show("&=", a)
    a |= {"q"}; show("|=", a)
    a -= {"c"}; show("-=", a)
    a ^= {"q", "r"}; show("^=", a)
    a.intersection_update("qrd"); a.difference_update("r"); a.symmetric_difference_update("dz"); show("updates", a)


def errors():
    s = {1}
    for call in (lambda: s.remove(9), lambda: set().pop(), lambda: s | [1], lambda: {[]}, lambda: s < [1], lambda: s[0], lambda: hash(s), lambda: frozenset().add(1), lambda: set(1)):
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, error)
    try:
        for x in s:
            s.add(x + 100)
    except RuntimeError as error:
        print(error)


def frozen():
    f = frozenset([1, 2, 3])
    print({f: "key"}[frozenset([3, 2, 1])], hash(f) == hash(frozenset([2, 1, 3])), f | {4} == {1, 2, 3, 4}, type(f | {4}).__name__, type({4} | f).__name__, frozenset(f) is f)
    show("nested", {frozenset([1]), frozenset([1]), frozenset()})


def unique(items):
    seen = set()
    out = []
    for item in items:
        if item not in seen:
            seen.add(item)
            out.append(item)
    return out


methods()
algebra()
errors()
frozen()
print(unique([3, 1, 3, 2, 1, 1.0, True, "a", "a"]))
show("comp", {x % 3 for x in range(10)})
show("star", {*range(2), *"ab"})
print(sum({1, 2, 3}), max({4, 9, 2}), sorted({5, 1, 3}), len({1, 1.0, True}))


def crossing():
    """Sets keep their order on the way to print."""
    a = {3, 20, 5, 1, 2}
    b = set([40, 8, 16, 24, 1, 33])
    c = frozenset({77, 5, 21, 37, 13})
    d = a | {100, 36, 68}
    print(a, b, c, d, {8, 0, 16, 1}, set(range(10, 60, 7)), b - {8}, {x * 8 for x in range(7)})


crossing()

# Displays of constants are made of a constant set: its order is theirs
print({0, 64, 128, 5}, {8, 0, 16, 24, 7}, {-1, 0, 64, 128, 5}, {1.5, 0, 8, 16}, [x for x in {32, 0, 64, 8, 1}])


class Clears:
    """Empties the dict it is compared in."""

    def __eq__(self, other):
        if table:
            table.clear()
        return self is other

    def __hash__(self):
        return 0


table = {}
few = {Clears()}
table[Clears()] = None
print(few.symmetric_difference_update(table), len(few), table)


class Changing:
    """Compared, it changes the set that is gone through."""

    def __init__(self, target, n):
        self.target, self.n = target, n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        self.target.add(len(self.target) + 100)
        return False


def algebra_of_changing_sets():
    a = {1, 2, 3}
    b = {Changing(a, n) for n in (1, 2, 3)}
    print(len(a - b), len(a & b), len(a), a <= b, a.isdisjoint(b))
    holes = set(range(40))
    for n in range(0, 40, 3):
        holes.discard(n)
    other = {n for n in range(20)} | {50}
    print(holes - other, other - holes, holes & other, holes ^ other, holes <= holes | other, {1, 2} <= holes, {1, 3} <= holes)
    holes -= other
    holes ^= {21, 22, 60}
    print(sorted(map(str, holes)), list(reversed([1, 2, 3])), list(reversed([])))
    empty = set()
    print(empty - other, empty & other, empty <= other, other - empty == other, empty ^ empty)


algebra_of_changing_sets()
