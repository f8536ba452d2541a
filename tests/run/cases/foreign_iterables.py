"""Iterables of interpreted code, whose items are taken all at once: list, tuple, sorted, join, unpacking."""

import sys

SOURCE = '''
import sys

def texts(n):
    for i in range(n):
        yield str(i)

class Steps:
    def __init__(self, n, hint=3):
        self.n, self.hint, self.log = n, hint, []

    def __iter__(self):
        self.log.append("iter")
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return str(self.n)

    def __length_hint__(self):
        self.log.append("hint")
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint

class Sized(Steps):
    def __len__(self):
        self.log.append("len")
        return self.n

class Odd:
    def __iter__(self):
        return 3

class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return "item%d" % i

def failing(at):
    for i in range(at):
        yield str(i)
    raise ValueError("at %d" % at)

def looking():
    error = sys.exc_info()[1]
    yield repr(error)

class Kept(str):
    pass
'''
ns = {}
exec(SOURCE, ns)
texts, Steps, Sized, Odd, Old, failing, looking, Kept = map(ns.get, "texts Steps Sized Odd Old failing looking Kept".split())

WAYS = {
    "list": list,
    "tuple": tuple,
    "sorted": sorted,
    "join": lambda x: "-".join(x),
    "star": lambda x: [*x],
    "call": lambda x: (lambda *a: a)(*x),
    "set": lambda x: sorted(set(x)),
    "dict": lambda x: dict.fromkeys(x),
    "bytes": lambda x: b"/".join(x),
    "slice": lambda x: replaced(x),
}


def replaced(x):
    items = [1, 2, 3]
    items[1:2] = x
    return items


def tried(way, x):
    try:
        return WAYS[way](x)
    except Exception as e:
        lines = []
        tb = e.__traceback__
        while tb:
            lines.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        return f"{type(e).__name__}: {e}", lines[-1] if lines[-1] in ("failing", "__length_hint__") else ""


for way in WAYS:
    print(way, tried(way, texts(0)), tried(way, texts(1)), tried(way, texts(12)))
    steps = Steps(4)
    print(way, tried(way, steps), steps.log)
    steps = Sized(4)
    print(way, tried(way, steps), steps.log)
    print(way, tried(way, Odd()), tried(way, Old()), tried(way, failing(0)), tried(way, failing(2)))
    for hint in (-1, "x", NotImplemented, KeyError("hint"), TypeError("hint"), 10**30):
        print(way, tried(way, Steps(2, hint)))


def handling():
    try:
        raise LookupError("outer")
    except LookupError:
        return list(looking()), ",".join(looking())


print(list(looking()), handling())
print("".join([Kept("a")]), type("".join(iter([Kept("a")]))), type("".join(Steps(1))))
only = Kept("one")
print(type(",".join(ns["texts"](1))), type(",".join(ns["Old"]())))
one = [only]
print("".join(one) is only, ",".join(one) == "one")


def deep(n):
    yield str(n)
    if n:
        yield "".join(deep(n - 1))


exec("def deep(n):\n    yield str(n)\n    if n:\n        yield joined(deep(n - 1))\n", ns)
ns["joined"] = lambda x: "".join(x)
print("".join(ns["deep"](30)) == "".join(deep(30)))
sys.setrecursionlimit(200)
try:
    "".join(ns["deep"](500))
    print("no error")
except RecursionError as e:
    print(type(e).__name__)
finally:
    sys.setrecursionlimit(1000)
