"""What crosses by value, what keeps its identity, and what goes wrong on the way."""

table = [1, "two", 3.5]
counter = 7


def same(x):
    return x


def first(xs):
    return xs[0]


def kinds(*xs):
    return [type(x).__name__ for x in xs]


def opts(a, /, b=5, *args, k, **kw):
    """Options."""
    return a, b, k, args, kw


def apply(f, *args, **kw):
    return f(*args, **kw)


def grow(xs):
    xs.append(len(xs))
    return len(xs)


def deep(n):
    return deep(n - 1) if n else [][1]


def gen(n):
    got = []
    for i in range(n):
        x = yield i
        if x:
            got.append(x)
    return got


async def double(x):
    return x * 2


def handled():
    try:
        1 / 0
    except ZeroDivisionError:
        return apply(exc_name)


def exc_name():
    import sys

    return sys.exc_info()[0].__name__


def reraise(f):
    try:
        f()
    except KeyError as e:
        raise LookupError("mapped") from e
