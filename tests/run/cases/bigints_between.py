"""Ints past 64 bits that only the next operation of an expression sees, whose memory is used again."""

import threading

BIG = 3**100


def combined(a, b, c, d):
    return a * b + c * d, (a + b) * (c - d), (a * b - c) // (b * d + 1), (a * a) % (b * b + 1), a * b * c * d - a


for values in [(1, 2, 3, 4), (BIG, -BIG, BIG + 1, 7), (2**63, 2**63, -(2**63), 1), (10**30, 3, -(10**30), 3), (2**64 - 1, 2**64 - 1, 0, 1),
               (1.5, 2, BIG, 2), (True, BIG, False, -1), (BIG, 2, 3.0, 4)]:
    print(combined(*values))


def congruential(n: int):
    x = 12345
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
    return x


print(congruential(1000), congruential(0))


def results(n):
    kept = []
    for i in range(n):
        kept.append((BIG + i) * (BIG - i) + (BIG * i - i) * (BIG + 2))
        kept.append((i * BIG + 1) // (i * i * i + 1))
        kept.append((BIG - i) - (BIG + 1) + (i + BIG) * 0)
    return kept


first, second = results(30), results(30)
print(first == second, len(set(first)), sum(first) % 10**9, first[-1], first[4])


def quotients(a, b):
    try:
        return (a * a) // (b - b), 1
    except ZeroDivisionError as error:
        print(error)
    try:
        return (a * b) % (a - a + b * 0)
    except ZeroDivisionError as error:
        print(error)
    return (a * b) // (a + 1)


print(quotients(BIG, BIG + 7))


class Keeper:
    def __init__(self):
        self.kept = []

    def __radd__(self, other):
        self.kept.append(other)
        return other

    def __mul__(self, other):
        return self.kept[0]

    def __rsub__(self, other):
        self.kept.append(other)
        return self.kept[0]


def through(a, b, keeper):
    one = a * b + keeper
    two = (keeper * a) - (a * 5 + 1)
    three = (a * 7) - keeper
    four = (keeper * a) + (b * b)
    return one, two, three, four, [*keeper.kept]


found = through(BIG, BIG + 1, Keeper())
print(found, found[0] == BIG * (BIG + 1), through(BIG, 3, Keeper()) == through(BIG, 3, Keeper()))


def stepping(a, b):
    got = a * b + (yield 1)
    while got is not None:
        got = (got * a) - (yield got % (a * a + 1))


g = stepping(BIG, BIG + 3)
print(next(g), g.send(5), g.send(BIG), g.send(1.0) if False else g.send(-BIG))
g.close()


def powers(n):
    x = 1
    total = 0
    for i in range(n):
        x *= 3
        total += x * i - x
        total -= (x + i) * (x - 1)
        x = x * x % (x * 2 + 1) if i % 5 == 4 else x
    return x, total


print(powers(60))


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b * 1 + b * 0
    return a


def work(out, at):
    out[at] = [combined(BIG + i, BIG * 2 - i, i - BIG, at + 1) for i in range(300)], fibonacci(400), congruential(500)


out = [None] * 4
threads = [threading.Thread(target=work, args=(out, at)) for at in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
alone = [None] * 4
for at in range(4):
    work(alone, at)
print(out == alone, fibonacci(150))
print([(BIG & -BIG), BIG | 1 << 200, BIG ^ -(2**70), -BIG, ~BIG, abs(-BIG), -(-(2**63)), abs(-(2**63)), ~(2**64), -(2**63) & 2**64 - 1])
print([(BIG << 70 >> 68) - BIG * 4, (BIG >> 3) << 3, -BIG >> 90, BIG >> 158, 1 << 64 >> 1, (2**64 | 1) & ~1, (BIG ^ BIG), BIG - BIG + 0])
digits = 10**2000 + 7
print((digits * digits + digits) % (digits + 1), (digits * 3) // (digits - 1), len(str(digits * digits - digits)), (digits - 10**2000) * 2)


class Store:
    def __add__(self, other):
        self.x = other
        return 0

    __sub__ = __iadd__ = __add__

    def __mul__(self, other):
        return self.x


def stored(store, a, b):
    """What a method of a known class keeps is not memory for the next result."""
    first = store + (a * b)
    second = (store * 1) + b
    third = (a * a) + (b * b) * (a + 1)
    fourth = (store * 1) - (a * 3)
    fifth = (a * 3 + 1) * (b * 5)
    return first, second, third, fourth, fifth, store.x, store.x == a * b


print(stored(Store(), BIG, BIG + 2))


def stored_in_place(store, a, b):
    kept = store
    store += a * b
    rest = (kept * 2) + (a - b) * 2
    return store, rest, (a * 7) + (b * 7), kept.x == a * b


print(stored_in_place(Store(), BIG, BIG + 2))
