"""Sets made of others and of sequences, whose order their history decides, and where Python code tells whether keys are equal."""

import itertools

NUMBERS = (0, 8, 16, 1, 9, 3, 33, 64, 5, -1, 7, 40, 41, 128, 2**40, 12, 11, 96, 17, 2**61, 24, 4)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 8

    def __eq__(self, other):
        if trap and self.n == 5:
            raise ValueError("compared")
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


trap = []


def of_sequences():
    for n in range(len(NUMBERS) + 1):
        items = list(NUMBERS[:n])
        print(list(set(items)), list(frozenset(items[::-1] + items)), list(set(tuple(items))), list({*items}))
    for r in (range(0), range(4, 5), range(50, -50, -9), range(0, 800, 16), range(2**62, 2**63 + 5, 2**60), range(100)):
        print(list(set(r)), list(frozenset(r)))
    print(list(set([3, True, 1, 1.0, 3.0, 2.5])), list(set((2.5, "a", 1, "b", "a", (1, 2), (1, 2)))), set("a"), set([]), set(()))
    print(list(set([1, 9, Key(1), 17, Key(9)])), len({Key(1), Key(1), Key(9)}))


def of_sets():
    for n, m in itertools.product(range(0, len(NUMBERS) + 1, 3), repeat=2):
        a, b = set(NUMBERS[:n]), frozenset(NUMBERS[len(NUMBERS) - m:])
        for s in (a | b, b | a, a & b, b & a, a - b, b - a, a ^ b, b ^ a, set(a), frozenset(a), a.copy(), a.union(b, (7, 77), range(3)), a.difference(b, [1])):
            print(type(s).__name__, list(s), end=" ")
        print(a.isdisjoint(b), b.isdisjoint(a), a <= b, a >= b, a == b, a < a | b)


def thinned():
    for n in range(1, len(NUMBERS)):
        a = set(NUMBERS)
        for x in NUMBERS[::n]:
            a.discard(x)
        b = set(NUMBERS[n:])
        print(list(a), list(a | b), list(a & b), list(b - a), list(a ^ b), list(set(a)))
        a.update(b)
        print(list(a))
        a ^= {1, 2, 8}
        a -= b
        print(list(a))
        a |= {99, 98, 97}
        a &= b | {98}
        print(list(a))


def by_python():
    a, b = {Key(n) for n in (1, 9, 5, 2)}, {Key(n) for n in (9, 5, 3, 17)}
    for s in (a | b, a & b, a - b, a ^ b, a | {1, 9}, {1, 9} & a, a.union([Key(1), Key(33)])):
        print(len(s), list(s))
    print(a.isdisjoint(b), a <= b, {Key(9)} <= b, {1, 9}.isdisjoint(a))
    trap.append(1)
    for call in (lambda: a | b, lambda: a & b, lambda: a - b, lambda: a ^ b, lambda: a.isdisjoint(b), lambda: {Key(5)} <= b, lambda: set([Key(5), Key(13)])):
        try:
            print(call())
        except ValueError as error:
            print(error)
    trap.clear()
    print(len(a), len(b))


of_sequences()
of_sets()
thinned()
by_python()
