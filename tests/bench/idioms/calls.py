"""Functions: closures, defaults, decorators, generators, exceptions, matching."""

import contextlib
import functools
import itertools
import operator


def timed(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        inner.calls += 1
        return f(*args, **kwargs)

    inner.calls = 0
    return inner


@timed
def decorated(a, b=2):
    return a + b


@functools.lru_cache(maxsize=None)
def fib_cached(n):
    return n if n < 2 else fib_cached(n - 1) + fib_cached(n - 2)


@functools.lru_cache(maxsize=64)
def bounded(a, b):
    return a * b


@functools.cache
def grid_paths(x, y):
    return 1 if x == 0 or y == 0 else grid_paths(x - 1, y) + grid_paths(x, y - 1)


@functools.singledispatch
def kind(x):
    return "?"


@kind.register
def _(x: int):
    return "int"


@kind.register
def _(x: str):
    return "str"


@contextlib.contextmanager
def entered(log):
    log.append(1)
    try:
        yield log
    finally:
        log.append(2)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def recursion():
    return fib(15), ackermann(2, 6)


def hanoi():
    moves = []

    def move(n, a, b, c):
        if n:
            move(n - 1, a, c, b)
            moves.append((a, c))
            move(n - 1, b, a, c)

    move(9, "A", "B", "C")
    return len(moves)


def queens():
    def place(row, columns, d1, d2):
        if row == 6:
            return 1
        n = 0
        for c in range(6):
            if c not in columns and row + c not in d1 and row - c not in d2:
                n += place(row + 1, columns | {c}, d1 | {row + c}, d2 | {row - c})
        return n

    return place(0, frozenset(), frozenset(), frozenset())


def cached_fib():
    fib_cached.cache_clear()
    return fib_cached(150)


def cached_hits():
    return sum(fib_cached(i % 50) for i in range(1000))


def cached_bounded():
    return sum(bounded(i % 80, 3) for i in range(600))


def cached_paths():
    grid_paths.cache_clear()
    return grid_paths(15, 15)


def decorators():
    return sum(decorated(i, b=1) for i in range(400))


def single_dispatch():
    return [kind(x) for x in [1, "a", 2.5] * 100]


def context_generators():
    log = []
    for _ in range(150):
        with entered(log):
            pass
    return len(log)


def suppressed():
    n = 0
    for i in range(200):
        with contextlib.suppress(KeyError):
            n += {}["x"] if i % 2 else 1
    return n


def total_of(*args):
    n = 0
    for a in args:
        n += a
    return n


def varargs():
    return sum(total_of(i, i, i) for i in range(500))


def options(**kw):
    return kw.get("a", 0) + len(kw)


def keyword_args():
    return sum(options(a=i, b=2, c=3) for i in range(400))


def pass_on(*args, **kw):
    return both(*args, **kw)


def both(a, b, c=0, *, d=1):
    return a + b + c + d


def forwarding():
    return sum(pass_on(i, 2, d=3) for i in range(400))


def spread_calls():
    pairs = [(i, i + 1) for i in range(400)]
    return sum(both(*p) for p in pairs)


def defaults_many(a, b=1, c=2, *, d=3, e=4):
    return a + b + c + d + e


def default_args():
    return sum(defaults_many(i) + defaults_many(i, 5) + defaults_many(i, e=1) for i in range(400))


def closures():
    def counter():
        n = 0

        def add(k):
            nonlocal n
            n += k
            return n

        return add

    c = counter()
    for i in range(1500):
        c(i)
    return c(0)


def lambdas():
    return sum(map(lambda x: x * x, filter(lambda x: x % 3, range(1500))))


def compose():
    def composed(*fs):
        return functools.reduce(lambda f, g: lambda x: g(f(x)), fs)

    f = composed(lambda x: x + 1, lambda x: x * 2, lambda x: x - 3)
    return sum(f(i) for i in range(400))


def partials():
    add = functools.partial(both, 1, c=3)
    return sum(add(i) for i in range(400))


def reduce_sum():
    return functools.reduce(lambda a, b: a + b, range(1500)), functools.reduce(operator.mul, range(1, 20))


def dispatch_table():
    table = {"+": operator.add, "-": operator.sub, "*": lambda a, b: a * b}
    n = 1
    for i in range(300):
        for op in "+-*":
            n = table[op](n, i) % 10007
    return n


def item_getters():
    rows = [(i % 10, i) for i in range(600)]
    return sorted(rows, key=operator.itemgetter(0, 1))[:3], list(map(operator.itemgetter(1), rows))[-1]


def naturals(n):
    i = 0
    while i < n:
        yield i
        i += 1


def generator_chain():
    return sum(x * 2 for x in (y + 1 for y in naturals(1000)) if x % 3)


def walk(tree):
    if isinstance(tree, list):
        for t in tree:
            yield from walk(t)
    else:
        yield tree


def yield_from():
    return sum(walk([[1, [2, 3]], [4, [5, [6, 7]]]] * 30))


def _averager():
    total, n = 0.0, 0
    x = yield None
    while True:
        total += x
        n += 1
        x = yield total / n


def send_values():
    a = _averager()
    next(a)
    for i in range(600):
        m = a.send(i)
    return m


def product_pairs():
    return sum(a * b for a, b in itertools.product(range(25), repeat=2))


def combinations():
    return sum(1 for c in itertools.combinations(range(14), 3) if sum(c) % 3 == 0)


def permutations():
    return sum(1 for p in itertools.permutations(range(6)) if p[0] < p[-1])


def group_by():
    rows = sorted((i % 10, i) for i in range(500))
    return {k: sum(v for _, v in g) for k, g in itertools.groupby(rows, key=lambda r: r[0])}


def chain_islice():
    c = itertools.chain(range(300), range(300))
    return sum(itertools.islice(c, 10, 500)), list(itertools.accumulate(range(300)))[-1]


def zip_longest():
    return sum((a or 0) + b for a, b in itertools.zip_longest(range(300), range(500), fillvalue=0))


def take_while():
    return sum(itertools.takewhile(lambda x: x < 500, itertools.count(1))), len(list(itertools.dropwhile(lambda x: x < 10, range(300))))


def enumerate_zip():
    a, b, total = list(range(600)), list(range(600, 0, -1)), 0
    for i, (x, y) in enumerate(zip(a, b), start=1):
        total += i * (x - y)
    return total


def reversed_range():
    return sum(i * x for i, x in zip(reversed(range(600)), reversed(list(range(600)))))


def try_except():
    n = 0
    for i in range(400):
        try:
            if i % 5 == 0:
                raise ValueError(i)
            n += 1
        except ValueError as error:
            n += error.args[0]
        finally:
            n += 1
    return n


def key_errors():
    d, n = {i: i for i in range(0, 400, 2)}, 0
    for i in range(400):
        try:
            n += d[i]
        except KeyError:
            n -= 1
    return n


class Refused(Exception):
    def __init__(self, code, message=""):
        super().__init__(message)
        self.code = code


def refuse(i):
    if i % 3 == 0:
        raise Refused(i, f"no {i}")
    return i


def custom_errors():
    n = 0
    for i in range(300):
        try:
            n += refuse(i)
        except (Refused, OSError) as e:
            n -= e.code
        else:
            n += 1
    return n


def error_chain():
    out = 0
    for i in range(100):
        try:
            try:
                int("x")
            except ValueError as e:
                raise RuntimeError("bad") from e
        except RuntimeError as e:
            out += len(str(e.__cause__))
    return out


def parse_or_default():
    out = []
    for s in ["1", "x", "2.5", "", "7"] * 60:
        try:
            out.append(int(s))
        except ValueError:
            out.append(None)
    return out.count(None)


def match_shapes():
    n = 0
    for x in [("circle", 1), ("square", 2, 3), {"kind": "a", "v": 3}, [1, 2, 3], 7, "s"] * 60:
        match x:
            case ("circle", r):
                n += r
            case ("square", w, h):
                n += w * h
            case {"kind": "a", "v": v}:
                n += v
            case [first, *rest]:
                n += first + len(rest)
            case int():
                n += x
            case _:
                n -= 1
    return n


def match_literals():
    n = 0
    for cmd in ["go", "stop", "left", "right", "up"] * 80:
        match cmd:
            case "go" | "start":
                n += 1
            case "stop":
                n += 2
            case "left" | "right":
                n += 3
            case _:
                n += 4
    return n


def walrus():
    data, total = iter(range(800)), 0
    while (x := next(data, None)) is not None:
        total += x
    return total


def while_else():
    n = 0
    for i in range(2, 200):
        for j in range(2, i):
            if i % j == 0:
                break
        else:
            n += 1
    return n


STATE = 0


def _bump():
    global STATE
    STATE += 1


def global_state():
    for _ in range(1500):
        _bump()
    return STATE > 0


def conditional_chain():
    n = 0
    for i in range(1500):
        if i % 15 == 0:
            n += 15
        elif i % 5 == 0:
            n += 5
        elif i % 3 == 0:
            n += 3
        else:
            n += 1 if i % 2 else 2
    return n


def print_like():
    out = []
    write = out.append
    for i in range(1, 400):
        write("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or str(i))
    return len("".join(out))


def asserts():
    n = 0
    for i in range(1500):
        assert i >= 0, "negative"
        assert isinstance(i, int)
        n += i
    return n


def sum_comprehensions():
    return sum([x * x for x in range(800) if x % 2]), sum({x % 10 for x in range(800)}), max(x * 3 % 101 for x in range(800))
