"""Loops over ranges that are objects, or run backwards, and over other things that give ints; sums of slices."""

import builtins


def backwards(*args):
    out = []
    if len(args) == 1:
        for i in reversed(range(args[0])):
            out.append(i)
    elif len(args) == 2:
        for i in reversed(range(args[0], args[1])):
            out.append(i)
    else:
        for i in reversed(range(args[0], args[1], args[2])):
            out.append(i)
    return out


print(backwards(4), backwards(0), backwards(-3), backwards(2, 5), backwards(5, 2), backwards(2, 2))
print(backwards(0, 10, 3), backwards(10, 0, -4), backwards(0, 10, -1), backwards(True), backwards(1, 2, 1))
print(backwards(2**70, 2**70 + 3), backwards(0, 2**63, 2**62), backwards(-(2**63), 2**62, 2**62))
print(backwards(2**62, -(2**63), -(2**63)), backwards(2**63 - 2, 2**63 - 1))
for bad in [(1.5,), ("x", 2), (1, 2, 0), (None,)]:
    try:
        print(backwards(*bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

print([i * j for i in reversed(range(3)) for j in reversed(range(i))], sum(i for i in reversed(range(10))))
print({i: -i for i in reversed(range(3))}, tuple(x + 1 for x in reversed(range(2, 9, 3))))


def shadowed(reversed):
    return [i for i in reversed(range(3))]


print(shadowed(list), shadowed(builtins.reversed))


def left_early(n):
    for i in reversed(range(n)):
        if i < n - 2:
            break
    else:
        return "whole"
    return i


print(left_early(2), left_early(5))


def twice(numbers):
    out = 0
    for i in numbers:
        for j in numbers:
            out += i * j
            if out > 10**6:
                return out
    return out


given = range(5)
print(twice(given), twice(range(3, 40, 4)), twice(range(0)))
print(twice([1, 2, 3]), twice((4, 5)), twice({7: 1, 8: 2}), twice({3}), twice(b"ab"), twice(range(2**64, 2**64 + 2)))
print(twice([1, 2.5]), twice([True, 3]), twice(reversed([1, 2])), twice(iter(range(4))))
try:
    twice(5)
except TypeError as error:
    print(error)
try:
    twice(["a"])
except TypeError as error:
    print(error)


def squares(n):
    for i in range(n):
        yield i * i


def over_tuple():
    numbers = (1, 2, 3)
    total = 0
    for a in numbers:
        total += a
    for a in squares(4):
        total += a
    lines = range(3)
    for a in lines:
        total += a
        for b in lines:
            total -= b
    return total, a


print(over_tuple())


def replaced():
    real = builtins.reversed
    try:
        builtins.reversed = lambda numbers: ["mine", *numbers]
        return [i for i in reversed(range(2))], [i for i in reversed([1, 2])]
    finally:
        builtins.reversed = real


print(replaced())


def optional(values, stop=None, step=None):
    if stop is None:
        stop = len(values)
    if step is None:
        step = 1
    total = 0
    i = 0
    while i < stop:
        total += values[i] * step
        i += step
    return total


print(optional([1, 2, 3]), optional([1, 2, 3], 2), optional([1.5, 2, 3], None, 2), optional([1, 2], stop=1))
try:
    optional([1, 2, 3], "2")
except TypeError as error:
    print(error)


def rotate(items, at):
    items[at:] = items[at + 1 :] + items[at : at + 1]
    return items


def rotated(items, by):
    return items[by:] + items[:by]


def three(items):
    items[:] = items[2:] + items[:1] + items[1:2]
    kept = items[1:] + items[:1]
    items[0:1] = kept
    return items, kept, items[:1] + kept


numbers = list(range(8))
for at in range(9):
    rotate(numbers, at)
print(numbers, [rotated(numbers, by) for by in (0, 3, 8, -1)], numbers)
print(three([1, 2, 3]), three([[], "x", None]), rotate([], 0), rotated([], 1), rotate(["a"], 0))
first = rotated([1, 2, 3], 1)
second = rotated([4, 5, 6], 1)
first.append(0)
print(first, second, rotated((1, 2, 3), 1), rotated("abc", 1), rotated(b"abc", 2))


class Odd(list):
    def __getitem__(self, key):
        return Odd(list.__getitem__(self, key)) if isinstance(key, slice) else list.__getitem__(self, key)

    def __add__(self, other):
        return ["added", *self, *other]

    def __radd__(self, other):
        kept.append(other)
        return ["from the right"]


kept = []
print(rotated(Odd([1, 2, 3]), 1), [1, 2][1:] + Odd([3]), kept)
try:
    print([1, 2][:1] + (3,))
except TypeError as error:
    print(error)


def sizes(groups):
    return [len(set(a * 3 % 11 - b for a in group for b in (0, 11, -(2**70)))) for group in groups]


print(sizes([range(30), [1, 1.0, True], [], [-1, -2]]))


def distinct(values):
    return len(set(v for v in values)), sorted({v % 7 for v in values}), len({v + 0.0 for v in values})


print(distinct(range(40)), distinct([8, 16, 24, 0, -1, -2, 2**61 - 1, 2**61]), distinct([0, 0, 0]))


def divided_by_large(n):
    """Ints that no float is exactly, as constants."""
    out = []
    for q in range(n):
        out.append((q / -2**63 - 1, q / (2**63 - 1), -(2**63) / (q + 1), q / 2**53, q / -(2**53 + 1), (2**60 + 1) / (q + 3)))
    return out


print(divided_by_large(4))
