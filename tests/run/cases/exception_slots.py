"""Exception classes with __slots__, and the class of an exception assigned."""
import copy
class E(Exception):
    __slots__ = ("loc", "args", "more")
    def __init__(self, a, b=0, c=None):
        self.loc = b
        self.args = (a, b)

class F(E):
    pass

def show(e):
    print(repr(e), e.args, BaseException.args.__get__(e), str(e), e.loc)
    try: print(e.more)
    except AttributeError as x: print(x)
    print(e.__reduce__())
    try: print(e.__dict__)
    except AttributeError as x: print(x)
    c = copy.copy(e)
    print(repr(c), c.args, c.loc)
    print(E.args, E.loc, type(E.args))
    e.free = 1
    print(e.__dict__, e.free)
    del e.args
    try: print(e.args)
    except AttributeError as x: print(x)
    print(hasattr(e, "args"))

show(E(1, 2, 3))
show(E(5))
show(F(1, 2, 3))

class G(ValueError):
    __slots__ = "x",
class H(G):
    __slots__ = ("x", "y")
h = H(1); h.x = 2
print(h.x, G.x.__get__(h) if 0 else 0, H.x is G.x)
try: G.x.__get__(h)
except AttributeError as e: print("AE", e)
try: h.y
except AttributeError as e: print("AE", e)
h.z = 3
print(vars(h))
import weakref
e = E(1, 2)
e.more = e
try: raise e
except E as x: print(x is e, x.more is e)
print(sorted(map(str, [e, e])), e.more is e, e.loc)
e.loc = 7
d = copy.copy(e)
print(d.loc, d.args)
del e.loc
try: e.loc
except AttributeError as x: print(x)
try: del e.loc
except AttributeError as x: print(x)
e.loc = 8
print(e.loc, E.loc.__get__(e), F.loc is E.loc)
try: E.loc.__get__(ValueError())
except TypeError as x: print(x)
class J(E, KeyError): pass
j = J(3, 4)
print(j.loc, str(j), repr(j))
try:
    class K(E, G): pass
except TypeError as x: print(x)
class L(KeyError):
    __slots__ = ()
print(str(L("x")), L(1).__dict__)
try: weakref.ref(L(1))
except TypeError as x: print(x)
try: print(L.__weakref__)
except AttributeError as x: print(x)
class M(Exception):
    __slots__ = ("x", "__weakref__")
    def __setattr__(self, n, v): object.__setattr__(self, n, (v, 1))
m = M(); m.x = 1; m.y = 2
print(m.x, m.y, weakref.ref(m)() is m, m.x, m.y)
try:
    class N(Exception):
        __slots__ = ("x", "__dict__")
except TypeError as x: print(x)
try:
    raise E(5, 6) from m
except E as x:
    print(type(x).__name__)
    print(x.loc, x.__cause__ is m)

def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
class A: pass
class S: __slots__ = ()
def a():
    class B(A): __slots__ = "__dict__",
def b():
    class B(A): __slots__ = "__weakref__",
def c():
    class B: __slots__ = "__dict__", "__dict__"
def d():
    class B: __slots__ = "__weakref__", "__weakref__"
def e():
    class B(Exception): __slots__ = "__weakref__", "__dict__"
def f():
    class B(S): __slots__ = "__weakref__", "__dict__"
    return B
def g():
    class B(A): __slots__ = "x", "x"
    b = B(); b.x = 2
    return b.x
def h():
    class X(Exception): pass
    class Y(Exception): pass
    x = X(1); x.__class__ = Y
    return repr(x), type(x), x.__class__
def i():
    x = ValueError(1); x.__class__ = TypeError
def j():
    class X(Exception): pass
    x = X(1); x.__class__ = TypeError
def k():
    class X(Exception): pass
    x = X(1); x.__class__ = 1
def l():
    class X(Exception): pass
    class Y(ValueError): pass
    x = X(1); x.__class__ = Y
def m():
    class X(Exception): pass
    class Y(KeyError):
        __slots__ = "a",
    x = X(1); x.__class__ = Y
def n():
    class X(Exception): pass
    class Y(X): pass
    try: raise X(5)
    except X as e:
        e.a = 3
        e.__class__ = Y
        return e.a, repr(e), type(e), isinstance(e, Y)
def o():
    class B(list): __slots__ = "__weakref__", "__dict__"
    return B
def p():
    class B(list): __slots__ = "__weakref__", "__dict__"
    class C(B): __slots__ = "__weakref__"
tries(a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p)
