"""Interpreted code that fails, for compiled/dealt.py: whether a frame of it is still alive tells whether its exception is."""

import sys
import weakref

refs = []
kept = []


class Local:
    pass


def fail(kind=ValueError):
    local = Local()
    refs.append(weakref.ref(local))
    e = kind("failed")
    e.code = 7
    try:
        raise e
    finally:
        del e


def alive():
    return refs[-1]() is not None


def keeper():
    kept.append(sys.exc_info()[1])
    return len(kept)


class Box:
    held = None

    def put(self, x):
        self.held = x


class Swallow:
    def __init__(self, keep=False, answer=True):
        self.keep, self.answer = keep, answer
        self.kept = self.tb = None

    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        self.seen = kind.__name__, e.args, tb.tb_frame.f_code.co_name, sys.exc_info()[1] is e
        if self.keep:
            self.kept, self.tb = e, tb
        return self.answer


class Same:
    seen = None

    def __eq__(self, other):
        Same.seen = other
        return True


def fails_and_catches():
    try:
        raise TypeError("inner")
    except TypeError as e:
        return e


def ends_badly():
    yield 1
    fail()


class Derived(Exception):
    pass
