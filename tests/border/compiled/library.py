"""What compiled code makes of C library classes out of what interpreted code gave it."""

import collections
import functools
import itertools
import operator


def parts(function, items):
    return map(lambda pair: pair[1], itertools.groupby(items, key=function))


def taken(function, items):
    return itertools.takewhile(function, items)


def partly(function, *args):
    return functools.partial(function, *args)


def queues(item):
    return collections.deque([item]), collections.deque((item,), 3), itertools.repeat(item, 2), itertools.chain([item], (item,))


def counted(make):
    found = collections.defaultdict(make)
    found["first"] = found["second"]
    return found


def summed(function, items):
    return itertools.accumulate(items, function), itertools.starmap(function, zip(items, items)), operator.methodcaller("add", items)
