"""Operators between sets that compiled code made and sets that are CPython's: results, their order and types, who is changed."""

import itertools
import operator

OPERATORS = (operator.and_, operator.or_, operator.sub, operator.xor)
IN_PLACE = (operator.iand, operator.ior, operator.isub, operator.ixor)
COMPARISONS = (operator.lt, operator.le, operator.eq, operator.ne, operator.ge, operator.gt)


class Odd:
    """Equal to an int of its hash, which only its own code tells."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        told.append(self.n)
        return getattr(other, "n", other) == self.n

    def __repr__(self):
        return f"Odd({self.n})"


told = []


def with_history(kind, numbers, gone):
    s = set()
    for n in numbers:
        s.add(n)
    for n in gone:
        s.discard(n)
    return kind(s)


def natives():
    return [set(), frozenset(range(20)), {1, 33, 65, 2}, with_history(set, range(60, 0, -7), (4, 11, 18)), frozenset((5, -1, 70, 2**61, 2**70)),
            {1.0, 2.5, True, -7.0}, {(1, 2), (3, (4, 5)), 7}, set(range(300)), with_history(frozenset, (8, 16, 24, 0, 32, 40), (16, 0))]


def genuine():
    return eval("[set(), frozenset(range(10, 30)), {65, 1, 97, 3}, set(range(40, 10, -3)), frozenset((2**61, 70, -2, 2**70)),"
                " {1, 2.5, 7.5}, {(3, (4, 5)), 8, (1, 2)}, set(range(250, 450)), frozenset((24, 40, 1))]")


def thinned(s):
    eval("(s.discard(40), s.discard(24), s.discard(65), s.add(105))", {"s": s})


def told_of(r):
    return type(r).__name__, len(r), list(r)


def new_sets():
    for a, b in itertools.chain(itertools.product(natives(), genuine()), itertools.product(genuine(), natives()), itertools.product(genuine(), genuine())):
        print([told_of(f(a, b)) for f in OPERATORS], [f(a, b) for f in COMPARISONS])
    theirs = genuine()
    for s in theirs:
        if type(s) is set:
            thinned(s)
    for a, b in itertools.product(natives(), theirs):
        print([told_of(f(a, b)) + told_of(f(b, a)) for f in OPERATORS], a <= b, b <= a, a == b)


def changed():
    for i, j in itertools.product(range(9), range(9)):
        for f in IN_PLACE:
            for left, right in ((natives, genuine), (genuine, natives), (genuine, genuine)):
                a, b = left()[i], right()[j]
                kept = a
                r = f(a, b)
                print(r is kept, told_of(r), told_of(kept), told_of(b))


def same():
    for s in genuine():
        print([told_of(f(s, s)) for f in OPERATORS], [f(s, s) for f in COMPARISONS], s & s is s, s | s is s)


def asked():
    theirs = eval("{1, 2, 33}")
    for ours in ({Odd(1), Odd(4)}, {Odd(33), 1, 2}):
        print([sorted(map(repr, f(ours, theirs))) for f in OPERATORS], ours <= theirs, theirs >= ours, theirs <= ours, ours == theirs, bool(told))
        told.clear()
    mine = eval("{odd, 5}", {"odd": Odd(2)})
    print([sorted(map(repr, f(mine, theirs))) for f in OPERATORS], mine < theirs, theirs == mine, mine & {2}, {2, 5} == mine, bool(told))


def refused():
    s, f = eval("{1}"), eval("frozenset([1])")
    for call in (lambda: s | [1], lambda: [1] & f, lambda: s < [1], lambda: {1} | 5, lambda: s - {1: 2}, lambda: s + f, lambda: s == [1], lambda: f >= 3, lambda: s | {1: 2}.keys()):
        try:
            print(call())
        except TypeError as error:
            print(error)


def members():
    words = ["alpha" * 3, "beta" * 3, "gamma" * 3]
    theirs = eval("set(words)", {"words": words})
    ours = set(words[1:])
    for r in (theirs & ours, ours & theirs, theirs | ours, theirs ^ {"other"}, {"other"} | theirs):
        print(sorted(r), all(any(x is w for w in words) for x in r if x != "other"))


new_sets()
changed()
same()
asked()
refused()
members()
