"""Functions that C code calls so often that they go without a frame, until something looks."""

import sys
import warnings

ONE = 1  # a function that reads no global would be left to CPython


def quiet(x):
    return x + ONE


def looks(x, call=None):
    if call is not None:
        return call(x)
    return x


def two(x, y):
    if y == 7:
        return x(y)
    return y


def names(x):
    if x:
        return names_of_callers()
    return 0


def names_of_callers():
    frame, found = sys._getframe(1), []
    while frame:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found[:2]


def warns(x):
    if x:
        warnings.warn("said here", stacklevel=1)
    return x


def fails(x):
    if x:
        raise ValueError(x)
    return x


def divides(x):
    return ONE // x


def attribute(x):
    return x.x


def nested(x):
    if x:
        return list(map(nested, [x - 1]))
    return sys._getframe().f_code.co_name


def again(x):
    try:
        return 10 // x
    except ZeroDivisionError as e:
        raise KeyError(x) from e


def depth(x):
    return 0 if not x else 1 + max(map(depth, [x - 1]))


def defaults(a, b=2, *, c=3):
    return a, b, c


def space(x):
    return eval("x * 2, __name__", globals(), {"x": x}) if x else None


class Made:
    def __init__(self, x):
        if x == "look":
            x = names_of_callers()
        self.x = x

    def get(self, key):
        if key == "look":
            return names_of_callers()
        return self.x
