"""Frozensets of compiled code that are referred to weakly."""

import gc
import weakref

kept = []


def made(i):
    return frozenset((i, i + 1))


def keep(x):
    kept.append(x)
    return x


def back():
    return kept[-1]


def same(x):
    return x


def referred():
    s = frozenset((1, 2))
    r = weakref.ref(s)
    found = r() is s
    kept.append(s)
    del s
    return found, r() is kept[-1], len(r()), 2 in r(), r() | {5}


def ended():
    s = frozenset((3, 4))
    r = weakref.ref(s)
    del s
    gc.collect()
    return r()


def tables():
    by, held, s = weakref.WeakKeyDictionary(), weakref.WeakSet(), frozenset((5,))
    by[s] = 1
    held.add(s)
    kept.append(s)
    return len(by), by.get(frozenset((5,))), len(held), s in held


def told():
    ends, s = [], frozenset((7,))
    r = weakref.ref(s, lambda r: ends.append("ended"))
    kept.append(s)
    before = list(ends)
    kept.pop()
    s = None
    gc.collect()
    return before, ends, r()
