"""Tracebacks point at the part of a statement that failed."""
import traceback


class Thing:
    value = None


def targets(t, xs):
    t.value = xs[0].more = 3


def unpacks(t, xs):
    a, (b, c) = xs


def starred(t, xs):
    a, *b, c = 1,


def items(t, xs):
    xs[0][1] = xs[7]


def augments(t, xs):
    xs[0] += t.value


def augments_attribute(t, xs):
    t.value.more += 1


def augments_name(t, xs):
    xs -= 3


def deletes(t, xs):
    del xs[0], t.absent


def deletes_name(t, xs):
    del t
    return (t)


def asserts(t, xs):
    assert xs[0] == 4, "message %s" % len(xs)


def asserts_name(t, xs):
    assert not xs


def asserts_many(t, xs):
    assert xs and len(xs) < 1 or t is xs


def raises(t, xs):
    raise ValueError(
        xs) from KeyError(t.value)


def raises_wrong(t, xs):
    raise xs


def imports(t, xs):
    from os import path, no_such_name


def defaults(t, xs):
    def inner(a=1, b=xs[8]): pass


def annotated(t, xs):
    a: int = xs.nothing


def decorated(t, xs):
    @t.value
    @t.absent
    def inner(): pass


def in_class(t, xs):
    class Inner(Thing, metaclass=type(xs[0])):
        field = xs[9]


def bad_bases(t, xs):
    class Inner(xs[0],
                t): pass


def handlers(t, xs):
    try:
        xs[5]
    except t.absent:
        pass
    finally:
        xs[0] / 0


def handled(t, xs):
    try:
        xs[5]
    except IndexError as e:
        raise KeyError(e.args[0]) from e


def printed(t, xs):
    return t(xs)[0]


for function in list(globals().values()):
    if getattr(function, "__module__", "") == __name__:
        try:
            function(Thing(), [1, 2])
        except Exception:
            print(traceback.format_exc())
