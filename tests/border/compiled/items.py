"""Loops over NumPy arrays: what they compute with is NumPy's own numbers."""

import math
from collections.abc import Iterable, Sequence
from math import exp


def total(a, start):
    s = start
    for x in a:
        s += x
    return s


def by_index(a, start):
    s = start
    for i in range(len(a)):
        s = a[i] + s
    return s


def dot(a, b):
    s = 0.0
    for x, y in zip(a, b):
        s += x * y
    return s


def numbered(a):
    s = 0
    for i, x in enumerate(a):
        s = s * 2 + i * x
    return s


def prefix(a, out):
    s = 0
    for i in range(len(a)):
        s += a[i]
        out[i] = s
    return out


def each(op, a, b):
    found = []
    for i in range(len(a)):
        x, y = a[i], b[i]
        if op == "+":
            r = x + y
        elif op == "-":
            r = x - y
        elif op == "*":
            r = x * y
        elif op == "/":
            r = x / y
        elif op == "//":
            r = x // y
        elif op == "%":
            r = x % y
        elif op == "**":
            r = x ** y
        elif op == "&":
            r = x & y
        elif op == "|":
            r = x | y
        elif op == "^":
            r = x ^ y
        elif op == "<<":
            r = x << y
        else:
            r = x >> y
        found.append((type(r), r))
    return found


def compared(a, b):
    found = []
    for i in range(len(a)):
        x, y = a[i], b[i]
        found.append(("<" if x < y else "") + ("=" if x == y else "") + (">" if x > y else "") + ("!" if x != y else ""))
        found.append(x < y)
    return found


def unary(a):
    found = []
    for x in a:
        y = -x
        z = +x
        found.append((type(y), y, type(z), z, abs(x), x if x else "false", not x))
    return found


def inverted(a):
    return [~x for x in a], [y for y in [~a[i] for i in range(len(a))]]


def converted(a):
    found = []
    for i in range(len(a)):
        x = a[i]
        found += [float(x), bool(x), abs(a[i]), min(a[i], 2), max(2, a[i]), max(a[i], a[0]), round(x + 0), math.sqrt(abs(x))]
        found.append(int(x))
    return [(type(x), x) for x in found]


def largest(a):
    m = a[0]
    for x in a:
        if x > m:
            m = x
    return m, type(m), m.dtype, repr(m)


def matrix(a, b, out):
    for i in range(len(a)):
        for j in range(len(b[0])):
            s = 0.0
            for k in range(len(b)):
                s += a[i, k] * b[k, j]
            out[i, j] = s
            out[i, j] += a[i, 0]
    return out


def pair(a, i, j):
    x = a[i, j]
    y = x + 0
    a[i, j] = y
    a[i, j] += 1
    return x, type(x), type(y), a[i, j]


class Keyed:
    """Sees the very key that it is given."""

    def __getitem__(self, key):
        self.last = key
        return 1

    def __setitem__(self, key, value):
        self.same = self.last is key, key, type(key[0])


def keyed(d, i, j):
    d[i, j] += 1
    return d.same


def indirect(values, where, counts):
    s = 0
    for i in range(len(where)):
        k = where[i]
        if k >= 0:
            s += values[k]
            counts[k] += 1
    return s, counts


def names(a):
    """Everything but arithmetic meets NumPy's objects."""
    x = a[0]
    y = x + x
    found = [x, y]
    made = {x: y, y: [x]}
    text = f"{x} {y!r} {x:>8}"

    def inner():
        return x, y

    pairs = (x, y), [*a], list(a)
    try:
        x.nothing + x
    except AttributeError as e:
        words = str(e)
    return found, made, text, inner(), pairs, words, x.dtype, x.item(), isinstance(x, float), hash(x), str(x), x is None, x == y, y in found


def same(a):
    x = a[0] + 0
    y = x
    return x is y, x is not y, y is x


def unbound(a):
    for x in a:
        s = x + 1
    return s


def caught(a, k):
    s = a[0]
    try:
        for i in range(k):
            s += a[i]
    except IndexError as e:
        return s, type(s), str(e)
    return s, type(s)


def yielded(a):
    for x in a:
        s = x + 1
        yield s, type(s)


def moved(a):
    """Insertion sort, in place."""
    for i in range(1, len(a)):
        x = a[i]
        j = i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x
    return a


def changing(a, change):
    s = 0
    for i, x in enumerate(a):
        s += x
        if i == 1:
            change()
    for x in a:
        s += x
    return s


def typed(a, k: int, f: float):
    s = 0.0
    n = 0
    for i in range(k):
        s += a[i] * f
        n += i
    return s, type(s), n


def copied(a, out):
    for i in range(len(a)):
        out[i] = a[i]
    return out


class Sum:
    def __init__(self):
        self.s = 0.0

    def add(self, a):
        for x in a:
            self.s += x
        for i in range(len(a)):
            self.s = self.s + a[i]
        return self.s

    def replaced(self, a):
        self = a[0]
        self = self + 1
        raise ValueError(self)


def joined(a, n):
    """A number beside what only becomes part of a text."""
    try:
        return a[0] + str(n)
    except Exception as e:
        return type(e)


def spread(a, m):
    """m is an object of NumPy's all the time."""
    s = 0.0
    for x in a:
        d = x - m
        s += d ** 2
        if m < x:
            s = s + m
    return s, type(s)


def mathematics(a, b):
    found = []
    for i in range(len(a)):
        x, y = a[i], b[i]
        for f in (math.sin, math.exp, math.isnan, math.fabs):
            found.append(f(x))
        found += [math.sqrt(x), math.log(x + 1), math.atan2(x, y), math.pow(x, y), exp(-x), math.hypot(x, y), math.floor(x), math.degrees(a[i])]
    return found


def logarithm(holder, a):
    return [holder.log(x + 0) for x in a], [type(x) for x in [holder.sqrt(a[i] + 0) for i in range(len(a))]]


class Holder:
    def log(self, x):
        return type(x), x

    sqrt = staticmethod(lambda x: x)


def filled(a):
    n = a[-1]
    if n > 0:
        return [[a[0] + 0] * n, [1] * n, n * [2]]
    return None


def declared(a: Sequence[float], b: Iterable[int]):
    s = 0.0
    for i in range(len(a)):
        s += a[i]
    n = 0
    for x in a:
        s += x * 2
    for k in b:
        n += k
    return s, type(s), n, type(n)
