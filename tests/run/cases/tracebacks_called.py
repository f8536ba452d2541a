"""Tracebacks of what raises in exec(), eval(), imports and CPython's library, called by compiled code."""
import traceback, sys

def show(f):
    try: f()
    except BaseException:
        *_, last = lines = traceback.format_exc().splitlines()
        for line in lines:  # 3.13 shows several lines of a statement
            if line is last or "  File" in line: print(line.replace(sys.prefix, "P"))

def missing():
    from json import nothing

def missing2():
    import no_such_module_x

def missing3():
    from no_such_package.x import y

def ex():
    exec("1/0")

def ev():
    eval("1 +* 2")

def ev2():
    return eval("undefined_name + 1", {}, {})

def exf():
    exec("def g():\n  raise ValueError(3)\ng()", {})

def comp():
    compile("x =", "f", "exec")

def star():
    exec("from json import *\nfrom json import zzz")

def called():
    return list(map(lambda x: 1 // x, [1, 0]))

def keyed():
    return sorted([1, "a"], key=lambda x: x + 1)

def attr():
    import json
    return json.nothing

def withs():
    with open("/nonexistent/file") as f: pass

class D:
    def __getattr__(self, n): raise AttributeError(n)
    def __del__x(self): pass

def getat(): return D().foo
def fmt(): return "{0.x}".format(D())
def intp(): return int("x")
def prop():
    class P:
        @property
        def v(self): return self.w
    return P().v
def gen():
    def g():
        yield 1
        raise KeyError(2)
    return list(g())
def init():
    class Q:
        def __init__(self, a): self.a = a[0]
    return Q([])
def super_():
    class A:
        def f(self): raise RuntimeError("a")
    class B(A):
        def f(self): return super().f()
    return B().f()
def part():
    import functools
    return functools.partial(int, base=2)("9")
def cached():
    import functools
    @functools.lru_cache
    def f(x): return 1 // x
    return f(0)
def deco():
    import contextlib
    @contextlib.contextmanager
    def cm():
        yield
    with cm(): raise OSError(5)
def dc():
    import dataclasses
    @dataclasses.dataclass
    class R:
        a: int
        def __post_init__(self): raise TypeError("post")
    return R(1)
def en():
    import enum
    class C(enum.Enum): A = 1
    return C(3)
for f in (missing, missing2, missing3, ex, ev, ev2, exf, comp, star, called, keyed, attr, withs, getat, fmt, intp, prop, gen, init, super_, part, cached, deco, dc, en):
    print("==", f.__name__); show(f)
import types
m = types.ModuleType("asked_module")
def __getattr__(name):
    print("asked", name)
    raise AttributeError(name)
m.__getattr__ = __getattr__
m.__file__ = "/somewhere"
sys.modules["asked_module"] = m
def asks():
    from asked_module import one
def stars():
    exec("from asked_module import *")
def star_all():
    m.__all__ = ["two"]
    exec("from asked_module import *", {})
def nofile():
    del m.__file__
    from asked_module import three
def submodule():
    sys.modules["asked_module.four"] = types.ModuleType("four")
    from asked_module import four
    print(four)
    m.__getattr__ = lambda name: [][0]
    from asked_module import five
def logs():
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.warn("w")
def nt():
    import collections
    collections.namedtuple("x y", "a b")
def nested():
    def inner(): return eval("1/0")
    return inner()
def genx():
    def g(): yield exec("1/0")
    return list(g())
def globs():
    return eval("f()", {"f": lambda: [][1]})
def syntax():
    return eval("1 +")
for f in (asks, stars, star_all, nofile, submodule, logs, nt, nested, genx, globs, syntax):
    print("==", f.__name__); show(f)
