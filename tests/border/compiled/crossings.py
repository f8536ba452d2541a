"""Functions that are called millions of times with one kind of object."""

import functools

kept = []
lost = []


def nop():
    pass


def same(x):
    return x


def hold(x):
    kept[:] = [x]


def held():
    return kept[0]


def length(xs):
    return len(xs)


def first(xs):
    for x in xs:
        return x


def append(xs, x):
    xs.append(x)
    return xs


def arguments(*args, **kw):
    return args, kw


def five(a, b, c, d, e):
    return c


def shifted(n):
    return n << 90


def pair(a, b):
    return a, b


def frozen(n):
    return frozenset((n,))


def until(n):
    return range(n)


def cut(n):
    return slice(n)


def made(n):
    return [n]


def many(n):
    return [str(i) for i in range(n)]


def nested(n):
    return [[n], {n: [n]}]


def mapping(n):
    return {n: n}


def distinct(n):
    return {n}


def items(n):
    return {n: n}.items()


def text(n):
    return "é" * n


def data(n):
    return b"x" * n


def call(f, x):
    return f(x)


def call0(f):
    return f()


def called(f):
    return f()


def build(cls, x):
    return cls(x)


def method(x):
    return x.method(1, 2)


def caught(f):
    try:
        f()
    except ValueError as e:
        return e


def trace(f):
    try:
        f()
    except ValueError as e:
        return e.__traceback__


def fail():
    raise ValueError("no")


class Fault(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def fault(n):
    raise Fault(n)


def chained(f):
    try:
        f()
    except ValueError as e:
        raise Fault(1) from e


def within(manager):
    with manager as x:
        return x


def variables(x):
    y = [x]
    return locals()


def evaluated(x):
    return eval("x + 1")


def written(file, x):
    file.write(x)
    return file.getvalue()


def numbers(n):
    for i in range(n):
        yield i


def generator(n):
    return numbers(n)


def delegated(xs):
    yield from xs


def iterated(n):
    return iter([n, 2])


def iterators(n):
    xs = [n, 2]
    return zip(xs, xs), enumerate(xs), map(str, xs), reversed(xs)


def adder(n):
    return lambda x: x + n


def function():
    return lambda x: x


def mapped(n):
    return functools.reduce(lambda a, b: a + b, [n, 1])


def counter(n):
    def count():
        nonlocal n
        n += 1
        return n

    return count


def decorated(f):
    def wrapper(*args, **kw):
        return f(*args, **kw)

    wrapper.__wrapped__ = f
    return wrapper


def wrapped(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        return f(*args, **kw)

    return wrapper


def appender(n):
    return [n].append


def descriptors(n):
    return property(lambda self: n), staticmethod(len), classmethod(len)


class Point:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x

    @property
    def double(self):
        return [self.x, self.x]


def points(n):
    return Point(n)


def looped(n):
    p = Point(n)
    p.me = p
    return p


def local_class(n):
    class Local:
        def get(self):
            return n

    return Local()


class Stack(list):
    def push(self, x):
        self.append(x)
        return self


def stacked(n):
    return Stack().push(n)


class Table(dict):
    pass


class Guard:
    def __enter__(self):
        return [1]

    def __exit__(self, *args):
        return False


ended = 0


class Ended:
    def __init__(self, x):
        self.x = x

    def __del__(self):
        global ended
        ended += 1


class Child(Point):
    pass


def parent(p):
    return super(Point, p)


def attribute(p):
    return p.x


def attribute_of(p, name):
    return getattr(p, name)


def stored(p, x):
    p.y = x


async def waits(x):
    return x


def coroutine(x):
    return waits(x)


async def awaited(x):
    return await x


async def ticks(n):
    yield n
    yield n + 1


def ticking(n):
    return ticks(n)


async def each(xs):
    async for x in xs:
        return x
