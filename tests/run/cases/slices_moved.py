"""Slices of lists assigned to slices of lists: in place, between two, of other lengths and with parts that do not fit."""

import json


def reverse_front(items: list[int], k: int):
    items[: k + 1] = items[k::-1]
    return items


def rotate(items: list[int], i: int):
    items[i:] = items[i + 1 :]
    return items


def take(to: list[int], source: list[int], i: int, j: int, step: int):
    to[i:j] = source[j:i:step]
    return to


def shift(items: list[int], by: int):
    items[by : by + 3] = items[0:3]
    return items


def every_other(items: list[int], n: int):
    items[:n] = items[::2]
    return items


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


class Listed(list):
    def __getitem__(self, key):
        print("getitem", key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        print("setitem", key, value)
        super().__setitem__(key, value)


def numbers(n):
    return list(range(n))


for k in (0, 1, 3, 7, 8, 100, -1, -3, -9, (1 << 63) - 1, 1 << 63, -(1 << 63), 1 << 70):
    print(k, attempt(reverse_front, numbers(8), k), attempt(rotate, numbers(5), k), attempt(shift, numbers(8), k), attempt(every_other, numbers(6), k))
for i in (-3, 0, 2, 6):
    for j in (-1, 0, 4, 9):
        for step in (-2, -1, 1, 3):
            same = numbers(6)
            print(take(numbers(6), [10, 11, 12, 13, 14, 15, 16], i, j, step), take(same, same, i, j, step))
print(attempt(take, numbers(3), numbers(3), 0, 2, 0), attempt(take, (1, 2), numbers(3), 0, 2, 1), attempt(take, numbers(3), (7, 8, 9), 0, 2, -1))
print(attempt(reverse_front, Listed([1, 2, 3]), 1), attempt(reverse_front, numbers(3), "a"), attempt(reverse_front, None, 1))
print(attempt(reverse_front, json.loads("[1, 2, 3, 4]"), 2), attempt(take, numbers(4), json.loads("[5, 6, 7]"), 2, 0, -1))
print(attempt(reverse_front, "text", 1), attempt(reverse_front, bytearray(b"abcd"), 2), attempt(reverse_front, ["a", [1], None, 2.5], 2))
objects = [object() for _ in range(5)]
moved = reverse_front(objects[:], 4)
print(all(a is b for a, b in zip(moved, reversed(objects))))


def to_front(items: list[int], at: int):
    items[:] = items[at : at + 1] + items[0:at] + items[at + 1 :]


def fronts(n):
    """Through more room than is kept for the next, and less."""
    items = [str(k) for k in range(n)]
    for at in (0, 1, n // 2, n - 2, n - 1, n, -1, -n, 1 << 62):
        to_front(items, at)
        print(n, at, len(items), items[:3], items[n // 2 : n // 2 + 2], items[-2:])
    return items


kept = [fronts(n) for n in (3, 63, 64, 65, 200, 511, 513, 700)]
print([(len(items), len(set(items))) for items in kept], attempt(to_front, (1, 2), 1), attempt(to_front, numbers(3), "a"))
