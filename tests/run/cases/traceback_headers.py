"""Tracebacks point at the part of a header that failed."""
import traceback


class Thing:
    value = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise OSError("left")


class Broken:
    def __bool__(self): raise ValueError("bool")
    def __iter__(self): raise ValueError("iter")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *args): pass
    def __eq__(self, other): raise ValueError("eq")


def for_header(t, xs):
    for x in t.value.more:
        pass


def for_iter(t, xs):
    for x in Broken():
        pass


def for_range(t, xs):
    for x in range(xs[0], t):
        pass


def for_target(t, xs):
    for x, y in xs:
        pass


def while_header(t, xs):
    while xs and Broken():
        pass


def with_header(t, xs):
    with t as a, Broken() as b:
        pass


def with_exit(t, xs):
    with t as a:
        return (a
                .value)


def with_wrong(t, xs):
    with xs[0], xs as b:
        pass


def if_header(t, xs):
    if xs[0] > t:
        pass
    elif t:
        pass


def matches(t, xs):
    match Broken():
        case 3 | 4:
            pass
        case Thing(value=1):
            pass


def matches_guard(t, xs):
    match xs:
        case [a, b] if a < t:
            pass


for function in list(globals().values()):
    if getattr(function, "__module__", "") == __name__:
        try:
            function(Thing(), [1, 2])
        except Exception:
            print(traceback.format_exc())
