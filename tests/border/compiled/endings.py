"""Containers, attributes, closures and generators of compiled code that refer to what others watch the end of."""

import collections
import itertools


class Box:
    def __init__(self, content):
        self.content = content
        self.others = [content]

    def empty(self):
        self.content = None
        self.others.clear()


class Skipping:
    """An iterator that holds as little as it can."""

    def __init__(self, source, start, step):
        self.items = (x for x in itertools.islice(source, start, None, step))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.items)


class Text(str):
    def shout(self):
        return super().upper() + "!"

    def shouts(self):
        make = super().upper
        return [make(), self.shout()]


class Louder(Text):
    def shout(self):
        return super().shout() + "!"

    def join(self, parts):
        return super().join([*parts, super(Text, self).__str__()])


def last(source, n):
    cache = collections.deque(enumerate(source), maxlen=n)
    while cache:
        yield cache.popleft()[1]


def backwards(source):
    cache = list(source)
    yield from cache[::-1]


kept = {}


def keep(name, x):
    kept[name] = [(x, {"x": x})]


def fetch(name):
    return kept[name][0][0]


def drop(name):
    del kept[name]


def fail(name):
    del kept[name]
    raise KeyError(name)


def boxed(x):
    return Box([Box(x)])


def getter(x):
    return lambda: x


def swap(box, x):
    box.content = x


def nothing():
    pass
