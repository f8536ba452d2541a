"""What calls from interpreted code are given and answer with: tuples, keywords, exceptions."""

import sys
import warnings

ONE = 1


class Node:
    def __init__(self, value):
        self.value = value
        self.kept = (value, self)
        self.log = []

    def pair(self, x):
        for _ in self.log:
            pass
        return x, self

    def same(self):
        return self.kept

    def stored(self, x):
        self.kept = t = (x, self)
        return t

    def passed(self, x):
        t = self.pair(x)
        self.kept = t
        return t

    def passed_on(self, x):
        return self.pair(x)

    def called_between(self, x, call):
        return x, call(self), self.value

    def last(self, x, call):
        try:
            return x, self.value
        finally:
            self.kept = call(self)

    def instead(self, x):
        try:
            return x, self.value
        finally:
            if x == 3:
                return self.kept

    def nested(self, x):
        return (x, x), [x], (x, (self, x)), {"k": x}

    def twice(self, x):
        t = (x, str(x) * 3)
        return t, t, x, x

    def texts(self, n):
        text = "é" * n
        return text, text, f"{n}", b"b" * n, 10 ** n, 1.5 * n, float("nan"), None, n > 2

    def longer(self, *args):
        return args[0], args[1], 3, 4, 5, 6, 7, 8, args

    def most(self, a):
        return 1, 2, 3, 4, 5, 6, a, a

    def either(self, x):
        if x:
            t = (x, 1)
        else:
            t = self.kept
        return t

    def failing(self, x):
        return x, x.missing


class Counting:
    def __init__(self, n, end=StopIteration, *args):
        self.i, self.n, self.end, self.args = 0, n, end, args

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise self.end(*self.args)
        self.i += ONE
        return self.i, self


class Passing:
    """The StopIteration of another."""

    def __init__(self, it):
        self.it = iter(it)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.it), self


class Handling:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        try:
            if not self.n:
                raise KeyError("inner")
            self.n -= 1
        except KeyError:
            raise StopIteration
        return self.n


class Ended(StopIteration):
    pass


def delegates(it):
    got = yield from it
    return got


def leaks(it):
    yield ONE
    yield next(it)


def fails(kind, *args, **names):
    for _ in ():
        pass
    raise kind(*args, **names)


def fails_with(e):
    raise e


def noted(kind):
    e = kind("text")
    e.add_note("a note")
    e.more = [1]
    raise e


def absent(x, which):
    if which == 0:
        return x.nothing
    if which == 1:
        return nothing_here
    if which == 2:
        return [x for x in (1,) if x.nothing]
    if which == 3:
        del x
        return x
    sys.exit(x)


def keywords(**kw):
    return kw


def some(a, *rest, b=2, **kw):
    return a, rest, b, kw


def changes(kw, **more):
    more["new"] = 1
    kw["other"] = 2
    return list(more.items()), list(kw.items())


def loops(items, f):
    found = []
    for x in items:
        found.append(f(x))
    return found


def sums(items):
    total = 0
    for x in items:
        total += x
    return total


class Tag(str):
    """Made by a method with arguments without number, which may look at its caller."""

    __slots__ = ("kind", "rest")
    given = []

    def __new__(cls, *args, **kwargs):
        if "old" in kwargs:
            warnings.warn("old is old", DeprecationWarning, stacklevel=2)
            kwargs["kind"] = kwargs.pop("old")
        if "frames" in kwargs:
            cls.given.append([sys._getframe(n).f_code.co_name for n in range(3)])
            del kwargs["frames"]
        if kwargs.get("kind") == "bad":
            raise ValueError(kwargs)
        if kwargs.get("kind") == "other":
            return args
        return cls.made(*args, **kwargs)

    @classmethod
    def made(cls, kind, value="", *rest):
        self = super(Tag, cls).__new__(cls, value)
        self.kind, self.rest = kind, rest
        return self


class Wrapped(float):
    kept = []

    def __new__(cls, *args):
        cls.kept.append(args)
        return super().__new__(cls, len(args))


def tags(values, **names):
    return [Tag(x, "v", i, **names) for i, x in enumerate(values)]


def tag(*args, **names):
    return Tag(*args, **names)


def tag_of(x):
    return Tag(x, f"text{x}")


def named_tag(x, **how):
    return Tag(kind=x, value="named", **how) if not how else Tag(**how)


def wrapped(x, y):
    return Wrapped(x, y), Wrapped(), Wrapped(x)
