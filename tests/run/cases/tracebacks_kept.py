"""A traceback that was asked for stays what it was, whatever becomes of its exception."""

import sys
import traceback
import unittest


class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.args = args
        return self.swallow


def names(tb):
    return None if tb is None else [entry.name for entry in traceback.extract_tb(tb)]


def divide(n):
    return 1 // n


def inside(manager, n):
    with manager:
        divide(n)


def outside(manager, second, n):
    with second:
        inside(manager, n)


class Cases(unittest.TestCase):
    def runTest(self):
        manager, second = Manager(), Manager()

        def fails():
            outside(manager, second, 0)

        self.assertRaises(ZeroDivisionError, fails)
        self.args = manager.args, second.args


case = Cases()
case.runTest()
for kind, error, tb in case.args:
    print(kind.__name__, error, names(tb), type(tb).__name__, error.__traceback__)

manager = Manager(swallow=True)
inside(manager, 0)
kind, error, tb = manager.args
print(names(tb), tb is error.__traceback__, names(error.__traceback__))
print(names(error.with_traceback(None).__traceback__), names(tb))
print(names(error.with_traceback(tb).__traceback__), names(tb))
try:
    raise error
except ZeroDivisionError as again:
    print(again is error, names(again.__traceback__), names(tb))

try:
    outside(Manager(), Manager(), 0)
except ZeroDivisionError as error:
    seen = sys.exc_info()[2]
    print(names(seen), names(error.__traceback__))
    error.__traceback__ = None
    print(names(seen), names(error.__traceback__))
    try:
        raise error
    except ZeroDivisionError:
        print(names(seen), names(error.__traceback__))


def given():
    """A traceback that an exception is given is the one that is read from it."""
    try:
        raise IndexError(4)
    except IndexError as e:
        tb = e.__traceback__
        other = KeyError(1).with_traceback(tb)
        third = KeyError(2)
        third.__traceback__ = tb
        print(other.__traceback__ is tb, third.__traceback__ is tb, e.__traceback__ is tb, other.__traceback__ == third.__traceback__)
        third.__traceback__ = None
        print(third.__traceback__, other.__traceback__ is tb)
        try:
            raise third.with_traceback(tb)
        except KeyError as again:
            print(again is third, again.__traceback__ is tb)


given()
