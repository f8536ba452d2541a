"""contextlib.suppress around compiled code, and interpreted functions that do nothing."""
import builtins
import contextlib
import sys
from contextlib import suppress

class Own(KeyError):
    pass

class Meta(type):
    def __subclasscheck__(cls, other):
        if other is not cls: # CPython itself asks for an exception's own class
            print("asked", other.__name__)
        return True

class Asked(Exception, metaclass=Meta):
    pass

class Sub(suppress):
    def __enter__(self):
        print("enter")
        return "entered"

class Last(suppress):
    def __exit__(self, *args):
        print("exit", args[0], super().__exit__(*args))
        return True

class Late(suppress):
    @property
    def _exceptions(self):
        print("property")
        return (KeyError,)
    @_exceptions.setter
    def _exceptions(self, value):
        print("set", value)

def attempt(manager, error):
    with manager as x:
        if error is not None:
            raise error
        return x
    return "suppressed"

def tried(manager, error):
    try:
        print(attempt(manager, error))
    except Exception as e:
        print("raised", repr(e), e.__context__, e.__traceback__ is not None)
    print(sys.exc_info()[0])

def outside(f, *args):
    try:
        return f(*args)
    finally:
        print("left")

def run():
    for classes in ((KeyError,), (LookupError, ValueError), (), (Own,), (Asked,), (Exception,)):
        for error in (None, KeyError(1), IndexError("i"), Own(2), ValueError(), OSError(2, "x"), ZeroDivisionError(), Asked("a")):
            tried(suppress(*classes), error)
    for error in (None, KeyError(3), ValueError(4), ExceptionGroup("g", [KeyError(1)])):
        tried(Sub(KeyError), error)
        tried(Last(KeyError), error)
        tried(Late(ValueError), error)
    tried(suppress((KeyError, ValueError)), KeyError(1))
    tried(suppress(5), KeyError(1))
    with suppress(KeyError):
        {}["a"]
    with suppress(FileNotFoundError):
        open("/nonexistent/file")
    with suppress(ZeroDivisionError):
        outside(lambda: 1 // 0)
    same = suppress(KeyError)
    count = 0
    for i in range(5):
        with same:
            count += 1
            if i % 2:
                raise KeyError(i)
            count += 10
    print(count)
    try:
        raise ValueError("outer")
    except ValueError:
        with suppress(KeyError):
            raise KeyError("inner")
        print(repr(sys.exc_info()[1]))
        try:
            with suppress(TypeError):
                raise KeyError("inner")
        except KeyError as e:
            print(repr(e.__context__))

def replaced():
    genuine = suppress.__exit__
    suppress.__exit__ = lambda self, *args: print("mine", args[0]) or True
    tried(suppress(KeyError), ValueError(1))
    tried(suppress(KeyError), None)
    suppress.__exit__ = genuine
    tried(suppress(KeyError), ValueError(1))
    contextlib.issubclass = lambda c, k: print("asked", c.__name__) or True
    tried(suppress(KeyError), ValueError(1))
    del contextlib.issubclass
    tried(suppress(KeyError), ValueError(1))
    found = builtins.issubclass
    builtins.issubclass = lambda c, k: print("built in", c.__name__) or True
    try:
        tried(suppress(KeyError), ValueError(1))
    finally:
        builtins.issubclass = found
    tried(suppress(KeyError), ValueError(1))
    s = suppress(KeyError)
    s._exceptions = (ValueError,)
    tried(s, ValueError(1))
    del s._exceptions
    tried(s, None)
    tried(s, ValueError(1))

def nothing():
    space = {}
    exec('''
def f(a): pass
def g(a, b):
    "text"
def h(a, *b): pass
def k(a): return 5
def m(a): return "x"
def n(a=1): pass
class C:
    def nothing(self): pass
    def __enter__(self): pass
    def __exit__(self, *args): pass
''', space)
    f, g, h, k, m, n, c = (space[x] for x in "fghkmnC")
    print(f(1), g(1, 2), h(1, 2), k(1), m([]), n(), n(2), c().nothing(), c.nothing(3))
    for call in (lambda: f(), lambda: f(1, 2), lambda: g(1), lambda: c().nothing(1), lambda: f(b=1)):
        try:
            print(call())
        except TypeError as e:
            print(e)
    with c() as x:
        print(x)
    tried(c(), KeyError(1))

for part in (run, replaced, nothing) * 2:
    print(part.__name__)
    part()
