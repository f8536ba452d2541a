"""Module doc.

>>> add(1, 2)
3
"""

import typing, functools, sys, warnings, logging, traceback, inspect
from typing import Optional, List

X: int = 5


def add(a: int, b: "int" = 2, *args: str, k: Optional[int] = None, **kw: float) -> List[int]:
    """Add.

    >>> add(2, 3)
    5
    >>> add("a", 1)
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    """
    return a + b


def deco(f):
    @functools.wraps(f)
    def w(*a, **k):
        return f(*a, **k)

    return w


@deco
def decorated(x: int) -> str:
    """decorated doc"""
    return str(x)


class K:
    """K doc

    >>> K(3).m(1)
    4
    """

    x: int
    y: "str" = "q"

    def __init__(self, x: int):
        self.x = x

    def m(self, n: int) -> int:
        "m doc"
        return self.x + n

    @property
    def p(self) -> int:
        "p doc"
        return 1

    @staticmethod
    def s(a):
        pass

    @classmethod
    def c(cls, a):
        pass


def gen():
    yield 1


async def co():
    pass


async def ag():
    yield 1


lam = lambda x, y=1: x


def helper():
    return 1


def uses_helper():
    return helper() + X


class Svc:
    timeout = 3

    def fetch(self):
        return "real"

    def run(self):
        return self.fetch(), self.timeout


def run_svc():
    return Svc().run()


def frames():
    f = sys._getframe()
    return f.f_code.co_name, f.f_back.f_code.co_name, f.f_lineno


def caller():
    return frames()


def stack():
    return [s.function for s in inspect.stack()][:2]


def depr():
    warnings.warn("old", DeprecationWarning, stacklevel=2)


def calls_depr():
    depr()


def log(l):
    l.warning("msg")
    inner_log(l)


def inner_log(l):
    l.error("inner")


def log_stack(l):
    l.warning("st", stacklevel=2)


def calls_log_stack(l):
    log_stack(l)


def print_exc():
    try:
        1 / 0
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)


def evals():
    y = 3
    return eval("X + 1"), eval("a", {"a": 7}), eval("y + 1", None, {"y": 4})


def execs():
    ns = {}
    exec("def f(): return X\nz = 1", globals(), ns)
    return ns["f"](), ns["z"]


def globs():
    return "X" in globals(), globals()["X"], globals() is sys.modules[__name__].__dict__


def setglob():
    globals()["NEW"] = 9
    return NEW


def locs():
    a = 1
    b = 2
    return sorted(locals().items())


def dirs():
    q = 1
    return dir(), vars()


def isfun(f):
    return callable(f), inspect.isfunction(f), inspect.signature(f)


def getmod():
    return sys.modules[__name__].X, __name__, __file__ is not None, __doc__[:6]


def same_code(look):
    def inner():
        return X

    code = look(inner)
    return look(inner) is code, inner.__code__ is code
