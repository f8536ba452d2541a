"""What is too dynamic for a native class and must still answer the same: metaclasses, ABCs, built-in bases, class surgery."""
import abc
import copy
import pickle
import sys


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        namespace["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)

    def __call__(cls, *args):
        print("calling", cls.__name__)
        return super().__call__(*args)

    def __len__(cls): return 7


class WithMeta(metaclass=Meta):
    def __init__(self, x=0): self.x = x


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    def describe(self): return f"{self.name} of {self.area()}"


class Square(Shape):
    name = "square"
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2


class Text(str):
    def shout(self): return self.upper() + "!"


class Number(int):
    def __add__(self, other): return Number(int(self) + int(other))
    def half(self): return self / 2


class Bag(list):
    def total(self): return sum(self)


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


class MyError(ValueError):
    def __init__(self, *args, extra=None):
        super().__init__(*args)
        self.extra = extra


class One:
    def hello(self): return "one"


class Two:
    def hello(self): return "two"


class Plain:
    def __init__(self, a, b): self.a, self.b = a, b
    def __eq__(self, other): return self.__dict__ == other.__dict__


print(WithMeta.made_by, WithMeta(3).x, len(WithMeta), type(WithMeta).__name__)
print(Square(3).describe(), isinstance(Square(1), Shape))
try:
    Shape()
except TypeError as error:
    print(error)
t, n, b, d = Text("hi"), Number(5), Bag([1, 2]), Default()
b.append(3)
print(t.shout(), t + "!", type(t + "!").__name__, len(t), isinstance(t, str), n + 2, type(n + 2).__name__, n * 2, n.half(), b, b.total(), b[0], d[4], d, isinstance(b, list), {t: 1}["hi"])
try:
    raise MyError("m", 2, extra="e")
except ValueError as error:
    print(error.args, error.extra, error)
o = One()
o.__class__ = Two
print(o.hello(), type(o).__name__)
p = Plain(1, [2])
q, r = copy.copy(p), copy.deepcopy(p)
print(q == p, q.b is p.b, r == p, r.b is p.b)
module_name = Plain.__module__
if module_name in sys.modules and getattr(sys.modules[module_name], "Plain", None) is Plain:
    print(pickle.loads(pickle.dumps(p)) == p)
p.__dict__["c"] = 3
print(p.c, vars(p))
One.hello = lambda self: "patched"
print(One().hello())
Dyn = type("Dyn", (One,), {"x": 1, "get": lambda self: self.x})
print(Dyn().get(), Dyn().hello(), Dyn.__name__)


class Base:
    def __init_subclass__(cls, /, **kw):
        super().__init_subclass__()
        cls.options = kw


class Sub(Base, a=1): pass


print(Sub.options, Sub.__mro__[1].__name__)
