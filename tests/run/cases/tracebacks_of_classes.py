"""Tracebacks of class statements that fail have no frames of what carries them out."""
import sys
import traceback


def show(f):
    try: f()
    except BaseException:
        *_, last = lines = traceback.format_exc().splitlines()
        for line in lines:  # 3.13 shows several lines of a statement
            if line is last or "  File" in line: print(line.replace(sys.prefix, "P"))


class Meta(type):
    def __new__(m, n, b, ns, **k):
        if k: raise ValueError(k)
        return super().__new__(m, n, b, ns)
    def __prepare__(n, b, **k):
        if "p" in k: raise KeyError(n)
        return {}
def meta1():
    class A(metaclass=Meta, x=1): pass
def meta2():
    class A(metaclass=Meta, p=1): pass
def meta3():
    class A(int, dict, metaclass=Meta): pass
def meta4():
    class A(5): pass
def meta5():
    class A:
        def __init_subclass__(cls): raise OSError(1)
    class B(A): pass
def meta6():
    import enum
    class E(enum.Enum):
        A = 1
        A = 2
def meta7():
    import typing
    class N(typing.NamedTuple):
        _a: int
def meta8():
    import abc
    class A(abc.ABC):
        @abc.abstractmethod
        def f(self): pass
    A()
def meta9():
    class D:
        def __set_name__(s, o, n): raise KeyError(n)
    class A: d = D()
def base():
    class B:
        def __mro_entries__(s, b): raise LookupError(1)
    class C(B()): pass
def conflict():
    class A(type): pass
    class B(type): pass
    class C(metaclass=A): pass
    class D(C, metaclass=B): pass
def dyn():
    ns = {}
    exec("class X:\n def __init_subclass__(cls, **k): raise TypeError(k)", ns)
    class Y(ns["X"], a=1): pass
for f in (meta1, meta2, meta3, meta4, meta5, meta6, meta7, meta8, meta9, base, conflict, dyn):
    print("==", f.__name__); show(f)
