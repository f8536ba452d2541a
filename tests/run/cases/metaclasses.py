"""What is too dynamic for a native class and must still answer the same: metaclasses, ABCs, built-in bases, class surgery."""
import abc
import copy
import operator
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


class Shape(abc.ABC):
    unit = "cm"

    def __init__(self, size):
        self.size = size

    @abc.abstractmethod
    def area(self): ...

    def scaled(self, by=2, *, plus=0):
        return self.area() * by + plus

    def told(self, *words, **more):
        return type(self).__name__, self.size, words, sorted(more.items())


class Square(Shape):
    def area(self):
        return self.size * self.size

    def scaled(self, by=3, *, plus=0):
        return super().scaled(by, plus=plus) + 0.5


class Cube(Square):
    def area(self):
        return super().area() * 6

    def told(self, *words, **more):
        return super().told(*words, "cube", **more)


def called(shape):
    return shape.area(), shape.scaled(), shape.scaled(5, plus=1), shape.told(1, a=2)


def changed_methods():
    shape = Cube(2)
    print(called(shape), called(Square(3)))
    shape.area = lambda: 100
    print(called(shape))
    del shape.area
    area = Square.area
    Square.area = lambda self: -1
    print(called(shape), called(Square(3)))
    Square.area = area
    print(called(shape))
    scaled = Shape.scaled
    scaled.__defaults__ = (7,)
    print(called(shape), shape.scaled.__func__ is Square.scaled)
    scaled.__defaults__, scaled.__kwdefaults__ = (2,), {"plus": 1000}
    print(called(shape))
    Shape.told.__code__ = (lambda self, *words, **more: ("new code", self.size, words, sorted(more))).__code__
    print(called(shape))
    del Square.scaled
    print(called(shape))
    Shape.told = property(lambda self: lambda *words, **more: ("property", words, more))
    print(called(shape))
    Shape.area = Cube.area = Square.area = staticmethod(lambda: 9)
    print(called(shape))
    for wrong in (lambda: shape.scaled(1, 2), lambda: shape.scaled(x=1), lambda: Shape.scaled()):
        try:
            wrong()
        except TypeError as error:
            print(error)


class Missing(Exception, metaclass=abc.ABCMeta):
    pass


class Lost(Missing):
    pass


def caught(kind):
    try:
        raise kind("words")
    except (KeyError, Lost) as error:
        return "lost", error.args
    except Missing as error:
        return "missing", error.args
    except Exception as error:
        return "other", repr(error)


changed_methods()
print(caught(Lost), caught(Missing), caught(ValueError), caught(KeyError), caught(lambda word: Lost(word, 1)))


class Ordered(dict, metaclass=abc.ABCMeta):
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.clear_order()
        return made

    def clear_order(self):
        self.order = []

    def __init__(self, pairs=()):
        for key, value in pairs:
            self[key] = value

    def __setitem__(self, key, value):
        self.order.append(key)
        super().__setitem__(key, value)

    def keys_in_order(self, *, twice=False):
        for key in self.order:
            yield key
            if twice:
                yield key

    def __iter__(self):
        return self.keys_in_order()

    def __eq__(self, other):
        return [*self.keys_in_order()] == [*other] and all(self[key] == other[key] for key in self)


class Holder(abc.ABC):
    def __init__(self, held):
        self.held, self.all = held, [held]

    def get(self): return self.held
    def first(self): return self.all[0]
    def same(self): return self
    def passed(self, x): return x
    def made(self): return open(__file__)
    def keep(self, x): self.all.append(x)


class Keeper(Holder):
    def get(self): return super().get()
    def keep(self, x): super().keep(x)


def references(holder):
    for _ in range(3):
        a, b, same = holder.get(), holder.first(), holder.same()
        passed = holder.passed(a)
        print(a is b, same is holder, passed is a, a.closed)
        a = b = None
        holder.keep(passed)
        passed = holder.made()
        print(passed.closed, holder.same().same().passed(holder.get()).closed, holder.same().same() is holder)
    return holder.get()


ordered = Ordered([("a", 1), ("b", 2)])
print(operator.eq(ordered, {"a": 1, "b": 2}), operator.eq(ordered, {"b": 2, "a": 1}), sorted(ordered), list(ordered.keys_in_order(twice=True)))
print([len(set(ordered)) for _ in range(3)], [*map(list, [ordered, ordered])], [operator.eq(ordered, ordered) for _ in range(3)])
for kind in (Holder, Keeper):
    with open(__file__) as file:
        holder = kind(file)
        print(references(holder) is file, len(holder.all), {one is file for one in holder.all})


class Later(type):
    def __new__(cls, name, bases, namespace):
        kept.append(namespace)


kept = []


class NotYet(metaclass=Later):
    @staticmethod
    def own():
        return __class__


made = type("Made", (), kept[0])
print(NotYet, made.own() is made)


class Namer(type):
    pass


def named(base, name):
    class Kind(base, metaclass=Namer):
        pass

    seen = eval("lambda kind: (kind.__name__, kind.__qualname__, kind().__class__.__name__, type(kind()).__name__)")
    before = seen(Kind)
    Kind.__name__ = name
    Kind.__qualname__ = "Outer." + name
    return before, seen(Kind), (Kind.__name__, Kind.__qualname__, Kind().__class__.__name__)


print(named(object, "Other"), named(Namer("Base", (), {}), "Third"))
