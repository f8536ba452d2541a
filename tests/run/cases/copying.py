"""copy.copy in compiled code, of objects whose classes say something of copying and of others."""
import copy
import copyreg
from copy import copy as shallow
class Plain:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def twin(self):
        made = copy.copy(self)
        made.a = list(self.a)
        return made

def show(x):
    return type(x).__name__, vars(x)

p = Plain([1], "b")
q = p.twin()
r = shallow(p)
print(show(p), show(q), q.a is p.a, r.a is p.a, r is p)
q.c = 1
del r.a
print(show(p), show(q), show(r), show(copy.copy(r)), show(copy.copy(q)))

class Late(Plain):
    def __init__(self):
        self.z = 1
        super().__init__(2, 3)

x = Late()
x.y = 4
print(list(vars(copy.copy(x))), list(vars(x)))
x.__dict__["odd name"] = 1
x.__dict__[5] = 2
print(vars(copy.copy(x)))

class Copies(Plain):
    def __copy__(self): return "copied", self.a
class Reduces(Plain):
    def __reduce__(self): return Reduces, (7, 8)

class Reduces4(Plain):
    def __reduce_ex__(self, n): return Reduces4, (n, 8)

class States(Plain):
    def __getstate__(self): return {"a": "state"}

class SetsState(Plain):
    def __setstate__(self, state): self.got = state

class News(Plain):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

class Args(Plain):
    def __getnewargs__(self): return (5,)
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

class Slots:
    __slots__ = "a", "b"

class Both(Slots):
    pass

class Asks(Plain):
    def __getattr__(self, name):
        print("asked", name)
        raise AttributeError(name)

class AsksAll(Plain):
    def __getattribute__(self, name):
        print("asked", name)
        return super().__getattribute__(name)

class Sets(Plain):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

for k in Copies, Reduces, Reduces4, States, SetsState, News, Args, Asks, AsksAll, Sets:
    c = copy.copy(k(1, 2))
    print(k.__name__, c if type(c) is tuple else vars(c))
s = Slots()
s.a = 1
c = copy.copy(s)
print(c.a, hasattr(c, "b"))
s = Both()
s.a, s.c = 1, 2
c = copy.copy(s)
print(c.a, hasattr(c, "b"), vars(c))

class Told(Plain):
    pass

print(show(copy.copy(Told(1, 2))))
copyreg.pickle(Told, lambda t: (Told, ("told", t.a)))
print(show(copy.copy(Told(1, 2))))
Plain.__copy__ = lambda self: "changed"
print(copy.copy(p), p.twin.__name__)
del Plain.__copy__
print(show(copy.copy(p)))
real, copy.copy = copy.copy, lambda x: "patched"
print(copy.copy(p), show(shallow(p)))
copy.copy = real

class Own:
    def copy(self): return "own"
    def of(self, x): return self.copy(), copy.copy(x)

def copy_it(copy, x): return copy(x)

print(Own().of(1), copy_it(lambda x: "lambda", p), show(copy_it(real, p)))
namespace = {}
exec("class Dynamic:\n pass\nclass Extends(Base): pass", {"Base": Plain}, namespace)
print(isinstance(p, namespace["Dynamic"]), isinstance(p, namespace["Extends"]), isinstance(namespace["Extends"](1, 2), Plain))
print(show(copy.copy(namespace["Extends"](1, 2))))

class Claims:
    @property
    def __class__(self): return namespace["Dynamic"]

print(isinstance(Claims(), namespace["Dynamic"]), isinstance(Claims(), namespace["Extends"]), isinstance(Claims(), Claims))
import abc
class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
class Concrete(Abstract):
    def __init__(self): self.x = [1]
    def f(self): return self.x
k = Concrete()
m = copy.copy(k)
m.y = 1
print(show(k), show(m), m.f() is k.f())
class Meta(type):
    def __copy__(cls): return "by the metaclass"
class Metaed(metaclass=Meta):
    pass
try: print(copy.copy(Metaed()))
except TypeError as e: print(e)
import typing
T = typing.TypeVar("T")
class Box(typing.Generic[T]):
    def __init__(self, x): self.x = x
print(vars(copy.copy(Box(3))), vars(copy.copy(Box[int](3))))
