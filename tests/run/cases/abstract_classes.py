"""isinstance() with abstract classes, also where an exception is being handled."""
import abc
import collections.abc as cabc
import numbers


class A(abc.ABC):
    pass


class B:
    pass


class C(B):
    pass


class Hooked(abc.ABC):
    @classmethod
    def __subclasshook__(cls, k):
        print("hook", k.__name__)
        return k.__name__ == "C" or NotImplemented


class Meta(abc.ABCMeta):
    def __instancecheck__(cls, x):
        print("asked", type(x).__name__)
        return super().__instancecheck__(x)


class Own(metaclass=Meta):
    pass


class Claims:
    @property
    def __class__(self):
        print("claimed")
        return C


class E(Exception):
    pass


values = [B(), C(), 1, "s", [1], {}, None, E(), Claims(), A(), B, len, lambda: 0]
ns = {}
exec("import abc\nclass X(abc.ABC): pass\nclass Y(A): pass\nclass Z: pass", {"A": A}, ns)
classes = A, Hooked, Own, ns["X"], ns["Y"], ns["Z"], cabc.Sized, cabc.Iterable, cabc.Hashable, numbers.Number


def table():
    for k in classes:
        print(k.__name__, [isinstance(x, k) for x in values])


table()
table()
A.register(C)
table()
ns["X"].register(B)
ns["Y"].register(int)
table()


def handled(x):
    try:
        raise KeyError(x)
    except KeyError as e:
        return [isinstance(x, k) for k in classes], e.args


print(handled(B())[0], handled(1), handled(values[7]))


class Grows(cabc.Sized):
    def __len__(self): return 0


print(isinstance(Grows(), cabc.Sized), isinstance(Grows(), cabc.Iterable))
Grows.__iter__ = lambda self: iter(())
print(isinstance(Grows(), cabc.Iterable), isinstance([1], cabc.Iterable))
mixed = ["b", "\u0439", "a", "\u4e2d", "z\u0301", "\U0001F600", "aa", ""]
print(sorted(mixed), sorted(mixed, reverse=True), min(mixed), max(mixed))


class Base:
    x = 1
    def __init__(self): self.a = 1
    def get(self): return self.a, self.x, self.m()
    def m(self): return "m"


class Sub(Base):
    def m(self): return "sub"


def sets():
    b, s = Base(), Sub()
    out = [b.get(), s.get()]
    Base.x = 2
    out += [b.get(), s.get()]
    Base.m = lambda self: "other"
    out += [b.get(), s.get()]
    Sub.x = 3
    out += [b.get(), s.get()]
    Base.a = property(lambda self: "prop")
    out += [b.get(), s.get()]
    del Base.a, Sub.m, Sub.x
    out += [b.get(), s.get()]
    Base.__init__ = lambda self: setattr(self, "a", "init")
    out += [Base().get(), Sub().get()]
    return out


print(sets())
