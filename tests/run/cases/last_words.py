"""Ints past 64 bits of which only the last word is looked at, and those of two words."""

MASK = 0xFFFFFFFFFFFFFFFF


def xorshift(x, n):
    out = []
    for _ in range(n):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
        out.append(x)
    return out


def hashes(data, h):
    for b in data:
        h = ((h ^ b) * 1099511628211) % 2**64
    k = h
    for b in data:
        k = (k * 6364136223846793005 + 1442695040888963407 - b) & 0xFFFFFFFFFFFFFFFF
    j = k
    for b in data:
        j = ((j | b) * 31 + (j << 5) - (j & b)) & 0xFFFFFFFF
    return h, k, j


def chained(a, b, c):
    return (
        (a * b + c) & 0xFFFF,
        0xFF & (a - b * c),
        (a + b) % 2**32,
        (a * b) % 2**63,
        (a * b) % 2**65,
        (a * b) % (2**64 - 1),
        (a * b) & -1,
        (a * b) & -256,
        (a << 3) & 0xFFFFFFFFFFFFFFFFF,
        (a ^ b) % 1,
        (a * b) & 0,
        ((a * b) >> 3) & 0xFF,
        ((a // 3) * b) & 0xFF,
        ((a % 1000003) ^ b) & 0xFF,
        (a * b) & c,
        (a << 70) & 0xFF,
        (a << 63) & 0xFFFFFFFFFFFFFFFF,
        2**64 % (a * a + 1),
    )


class Odd:
    def __init__(self, seen):
        self.seen = seen

    def __add__(self, other):
        self.seen.append(("add", other))
        return self

    def __and__(self, other):
        self.seen.append(("and", other))
        return self

    def __mod__(self, other):
        self.seen.append(("mod", other))
        return "odd"

    def __rmul__(self, other):
        self.seen.append(("rmul", other))
        return self

    __lshift__ = __add__


class Sub(int):
    def __and__(self, other):
        return ("Sub and", int(self), other)

    def __mul__(self, other):
        return Sub(int(self) * other)


def mixed(a, b):
    return (a * b) & 0xFFFF, (a + b) % 2**16, (a << b) & 0xFF


def errors(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def shift(a, b):
    return (a << b) & 0xFF


def sets(a, b, c):
    return sorted((a & b) | (b ^ c)), sorted((a | b) & c)


def two_words(values):
    out = []
    for a in values:
        for b in values:
            out.append((a + b, a - b, a * b, a & b, a | b, a ^ b, a << 5, a >> 5, a >> 64, a << 64, a >> 70, a == b, a < b, hash(a ^ b)))
            if b:
                out.append((a // b, a % b, divmod(a, b)))
    return out


def kept(n):
    out, x, y = [], 1, 0
    for i in range(n):
        x, y = x * (i + 3), x + y
        out.append(x - y)
        out.append(-x)
        out.append(x % (y + 1))
        out.append(x // (y + 1))
    return sum(out), out[::37], len({str(v) for v in out})


def divided(pairs):
    out = []
    for a, b in pairs:
        try:
            q, r = divmod(a, b)
            out.append((q, r, type(q).__name__))
        except (ZeroDivisionError, TypeError) as e:
            out.append((type(e).__name__, str(e)))
    return out


class Divides:
    def __divmod__(self, other):
        return [1, 2]

    def __rdivmod__(self, other):
        return "xy"


def three(a, b):
    x, y, z = divmod(a, b)
    return x


def digits(n):
    out = []
    while n:
        n, d = divmod(n, 7)
        out.append(d)
    return out


def replaced(a, b):
    global divmod
    before = digits(b)
    divmod = lambda a, b: (0, (a, b))  # noqa: A001, E731
    try:
        q, r = divmod(a, b)
        return before, q, r
    finally:
        del divmod


EDGES = [0, 1, -1, 5, 2**31, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64 - 1, 2**64, 2**64 + 1, 2**127, 2**128 - 1, 2**128, -(2**128), 10**40, 10**60]
print(xorshift(88172645463325252, 20), xorshift(1, 5), xorshift(2**64 - 1, 5), xorshift(-3, 5), xorshift(2**200, 3))
print(hashes(b"the quick brown fox", 14695981039346656037), hashes([1, -2, 2**70, True], -5))
for a in EDGES:
    for b in EDGES[::3]:
        print(chained(a, b, a ^ 12345))
seen = []
print(errors(mixed, Odd(seen), 3), errors(mixed, 3, Odd(seen)), errors(mixed, 2**70, Odd(seen)), [s if isinstance(s, int) else str(s)[:6] for s in seen])
print(errors(mixed, Sub(7), 2), errors(mixed, Sub(2**80), 2), errors(mixed, 1.5, 2), errors(mixed, "ab", 2), errors(mixed, True, False), errors(mixed, 2**70, 2.5))
print(errors(shift, 1, -1), errors(shift, 2**70, -1), errors(shift, 0, 2**70), errors(shift, 5, 2**12), errors(shift, 5, None), errors(shift, 2**70, 64))
print(sets({1, 2, 3}, {2, 3, 4}, {3, 4, 5}), errors(sets, {1}, 2, {3}), errors(sets, 6, {1}, 2))
print(two_words(EDGES))
print(kept(120))
print(divided([(7, 2), (-7, 2), (7, -2), (2**70, 3), (-(2**63), -1), (7, 0), (True, 2), (7.5, 2), ("a", 1), (7, 2**70), (0, 5)]))
print(divided([(Divides(), 1), (1, Divides())]), errors(three, 7, 2), errors(three, "a", 2))
print(digits(10**6), digits(10**30), replaced(3, 50), digits(50))
