"""What the stress test calls: every kind of crossing, in functions whose answers do not depend on who runs them."""

import contextlib


def same(x):
    return x


def pair(a, b=None, *rest, key=0, **more):
    return a, b, rest, key, sorted(more.items())


def apply(f, *args):
    return f(*args)


def apply_twice(f, x):
    return f(f(x))


def deep(f, n, x):
    return f(x) if n == 0 else deep(f, n - 1, x)


def ping(other, n, x):
    """`other` is another module's ping: the call goes there and back n times."""
    return x if n == 0 else other(ping, n - 1, x + n)


def total(xs):
    s = 0
    for x in xs:
        s += x
    return s


def squares(n):
    return [i * i for i in range(n)]


def counts(words):
    d = {}
    for w in words:
        d[w] = d.get(w, 0) + 1
    return d


def extend(xs, ys):
    for y in ys:
        xs.append(y)
    xs.sort(key=repr)
    return xs


def update(d, k, v):
    d[k] = v
    return sorted(d.items(), key=repr)


def union(a, b):
    return sorted(a | b, key=repr), len(a & b)


def fill(xs, v):
    for i in range(len(xs)):
        xs[i] = (xs[i] + v) % 100
    return sum(xs)


def join(words, sep):
    return sep.join(words).upper()


def cut(data, i, j):
    return data[i:j], len(data)


class Fault(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code


def fail(code):
    raise Fault(code, "failed")


def caught(f, *args):
    try:
        return "fine", f(*args)
    except Fault as e:
        return "fault", e.code, e.args
    except (ValueError, KeyError, TypeError, ZeroDivisionError) as e:
        return type(e).__name__, str(e)
    finally:
        same(args)


def chained(f, *args):
    try:
        f(*args)
    except Exception as e:
        raise Fault(len(args)) from e
    return "fine"


def numbers(n):
    try:
        for i in range(n):
            yield i * i
    finally:
        same(n)


def delegated(inner, n):
    got = yield from inner
    yield got
    yield n


def echo():
    got = []
    while True:
        x = yield len(got)
        if x is None:
            return got
        got.append(x)


def some(xs, n):
    out = []
    for x in xs:
        if len(out) == n:
            break
        out.append(x)
    return out


def adder(n):
    total = [n]

    def add(x):
        nonlocal n
        n += x
        total.append(x)
        return n, sum(total)

    return add


class Node:
    kind = "node"

    def __init__(self, value, nexts=()):
        self.value = value
        self.nexts = list(nexts)

    def sum(self):
        return self.value + sum(n.sum() for n in self.nexts)

    def visit(self, f):
        return f(self.value), [n.visit(f) for n in self.nexts]

    @property
    def double(self):
        return self.value * 2

    def __eq__(self, other):
        return isinstance(other, Node) and self.value == other.value

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r}, {self.nexts!r})"


class Cycle:
    def __init__(self, held):
        self.held = held
        self.me = self


def tree(depth, make=Node):
    return make(depth, [tree(depth - 1, make) for _ in range(depth)])


def walk(node):
    return node.sum(), node.double, node.kind, node.visit(str)


def cycles(n, held):
    return len([Cycle(held) for _ in range(n)])


@contextlib.contextmanager
def tagged(log, tag):
    log.append(("in", tag))
    try:
        yield tag
    finally:
        log.append(("out", tag))


def within(f, log):
    with tagged(log, "a") as tag, tagged(log, "b"):
        log.append(f(tag))
    return log


async def waits(step, n):
    out = []
    for i in range(n):
        out.append(await step(i))
    return out


async def items(n):
    for i in range(n):
        yield i


async def gathers(agen):
    return [x async for x in agen]
