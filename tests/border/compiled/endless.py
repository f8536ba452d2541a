"""Loops that end only by an exception, of every kind that is compiled differently."""

import itertools


def numbers():
    n = 0
    while True:
        n = (n + 1) % 1000003


def floats():
    x = 0.0
    for i in range(10**15):
        x += i * 0.5


def items():
    xs, s, i = bytearray(range(200)), 0, 0
    while True:
        s ^= xs[i]
        i = (i + 1) % 200


def calls():
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)

    f(90)


class Point:
    def __init__(self, x):
        self.x = x

    def moved(self):
        return Point(self.x + 1)


def objects():
    p = Point(0)
    while True:
        p = p.moved()


def generated():
    def gen():
        while True:
            yield 1

    for _ in gen():
        pass


def comprehended():
    return {i % 7 for i in range(10**15)}


def texts():
    words = ["a", "b"]
    while True:
        words[0] = " ".join(words)[:10]


def raising():
    while True:
        try:
            raise ValueError
        except ValueError:
            pass


def foreign(xs=itertools.repeat(1)):
    for _ in xs:
        pass


def buffers(xs=bytearray(1000)):
    while True:
        for i in range(len(xs)):
            xs[i] ^= 1


def callbacks(f=abs):
    while True:
        f(-1)


def sorting():
    xs = list(range(50))
    while True:
        xs.sort(key=lambda x: -x)


def nested():
    while True:
        for _ in range(3):
            continue


def suppressing():
    n = 0
    while True:
        try:
            n += 1
        finally:
            n -= 1


def summed():
    return sum(i for i in range(10**15))


KINDS = [
    numbers, floats, items, calls, objects, generated, comprehended, texts, raising, foreign, buffers, callbacks, sorting, nested, suppressing, summed,
]  # fmt: skip
