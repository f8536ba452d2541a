"""zip() of many lists, starred unpacking, sums of bytes, copies of lists: what is done without an iterator."""

import sys


def transposed(rows):
    return [list(column) for column in zip(*rows)], list(zip(*rows)), [max(c) for c in zip(*rows)]


def grown(a, b, c):
    out = []
    for x, y, z in zip(a, b, c):
        out.append((x, y, z))
        if len(a) < 6:
            a.append(len(a))
            c.append(0)
        else:
            b.clear()
    return out, a, b, c


def strict(*rows):
    try:
        return list(zip(*rows, strict=True))
    except ValueError as e:
        return str(e)


def broken(rows):
    def items():
        yield 1
        raise KeyError("items")

    out = []
    try:
        for t in zip(*rows, items()):
            out.append(t)
    except KeyError as e:
        return out, e.args


def starred(v):
    out = []
    for f in (lambda v: first(v), lambda v: last(v), lambda v: middle(v), lambda v: wide(v)):
        try:
            out.append(f(v))
        except (ValueError, TypeError) as e:
            out.append(str(e))
    return out


def first(v):
    a, *b = v
    return a, b


def last(v):
    *a, b = v
    return a, b


def middle(v):
    a, *b, c = v
    return a, b, c


def wide(v):
    a, b, *c, d, e = v
    c.append("mine")
    return a, b, c, d, e, v


class Items(list):
    def __iter__(self):
        return iter(["from", "iter", "here", "and", "there"])


class Pair(tuple):
    def __iter__(self):
        return iter("tuple's")


def sums(v, *start):
    try:
        return sum(v, *start)
    except TypeError as e:
        return str(e)


class Bytes(bytearray):
    def __iter__(self):
        return iter([1000, 2000])


class Raw(bytes):
    def __iter__(self):
        return iter([3000])


def copies(a):
    b = a.copy()
    b[0] = "other"
    c = b.copy()
    c.append(1)
    return a, b, c, [].copy()


print(transposed([[1, 2, 3], [4, 5, 6], [7, 8]]), transposed([list(range(12)) for _ in range(11)]), transposed([[], [1], [2]]))
print(transposed([[1, 2, 3], (4, 5, 6), "abc", range(3), {1: 2, 3: 4, 5: 6}]))
print(grown([1, 2, 3], [4, 5, 6, 7], [7, 8, 9]))
print(strict([1, 2], [3, 4], [5]), strict([1], [3, 4], [5]), strict([1], [2], [3]), broken([[1, 2], [3, 4]]))
for v in ([1, 2, 3, 4, 5], (1, 2, 3, 4), [1], (), [1, 2], "abcd", Items([1]), Pair((1, 2)), iter([1, 2, 3]), {1: 2, 3: 4}, 5):
    print(starred(v))
print(sums(b"abc"), sums(bytearray(b"\xff" * 1000)), sums(bytearray()), sums(b"", 5), sums(bytearray(b"ab"), 2.5), sums(bytearray(b"ab"), 2**63 - 1))
print(sums(b"ab", "x"), sums(bytearray(b"ab"), b""), sums(bytearray(b"ab"), -3), sums(b"ab", True), sums(Bytes(b"ab")), sums(Raw(b"ab")), sums(b"ab", []))
print(copies([1, 2, 3]), copies(list(range(20))), sys.getsizeof([]) > 0)
