"""Functions that are called millions of times with one kind of object."""

kept = []


def same(x):
    return x


def hold(x):
    kept[:] = [x]


def length(xs):
    return len(xs)


def first(xs):
    for x in xs:
        return x


def made(n):
    return [n]


def mapping(n):
    return {n: n}


def text(n):
    return "é" * n


def data(n):
    return b"x" * n


def call(f, x):
    return f(x)


def caught(f):
    try:
        f()
    except ValueError as e:
        return e


def fail():
    raise ValueError("no")


def numbers(n):
    for i in range(n):
        yield i


def adder(n):
    return lambda x: x + n


class Point:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


def attribute(p):
    return p.x


def stored(p, x):
    p.y = x


async def waits(x):
    return x
