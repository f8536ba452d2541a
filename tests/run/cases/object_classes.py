"""__class__: what an object says it is, and objects that get another class, from both worlds."""

import operator


class FakeStr:
    __class__ = str


class Proxy:
    def __init__(self, target):
        self.__target = target

    def __getattribute__(self, name):
        if name.startswith("_Proxy__"):
            return object.__getattribute__(self, name)
        return getattr(self.__target, name)


class Base:
    def f(self):
        return "Base.f"


class Explicit(Base):
    def f(self):
        return super(Explicit, self).f() + "->Explicit.f"


class Short(Base):
    def f(self):
        return super().f() + "->Short.f"


fake = FakeStr()
print(isinstance(fake, str), isinstance(fake, int), isinstance(fake, FakeStr), fake.__class__, type(fake), operator.attrgetter("__class__")(fake))
for call in (lambda: str.split(fake), lambda: str.__add__(fake, "abc")):
    try:
        call()
    except TypeError as error:
        print(error)
print(Explicit.__dict__["f"](Proxy(Explicit())), Short.__dict__["f"](Proxy(Short())), isinstance(Proxy(Short()), Base))


class A:
    def __init__(self):
        self.x = 1

    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class Forth:
    __slots__ = ("p", "q")


class Back:
    __slots__ = ("q", "p")


class More(Forth):
    __slots__ = ("r",)


class Open:
    __slots__ = ("p", "__dict__")


def outside(statement, **names):
    """What interpreted code does to objects of compiled classes."""
    exec(statement, globals(), names)
    return names


def assigned_here():
    a = A()
    held = outside("kept = [a]", a=a)["kept"]
    a.__class__ = B
    outside("print(type(a), a.who(), a.x, a.__dict__, a is kept[0])", a=a, kept=held)
    print(type(held[0]), a.who(), operator.methodcaller("who")(a))


def assigned_there():
    a = A()
    mine = [a]
    outside("a.__class__ = B", a=a)
    print(type(mine[0]), mine[0].who(), a.who(), a.x)
    mine[0].y = 3
    outside("print(a.__dict__, type(a))", a=a)


def slots():
    for how in ("here", "there", "crossed"):
        s = Forth()
        s.p = 1
        mine = [s]
        if how == "crossed":
            outside("str(s)", s=s)
        if how == "there":
            outside("s.__class__ = Back", s=s)
        else:
            s.__class__ = Back
        print(how, type(s), s.p, mine[0].p, hasattr(s, "q"))
        s.q = 2
        print(operator.attrgetter("p", "q")(s))


def refused():
    for old, new in ((Forth, More), (More, Forth), (Forth, Open), (Forth, B), (A, int), (A, 3)):
        for statement in ("s.__class__ = new", "del s.__class__"):
            try:
                outside(statement, s=old(), new=new)
            except TypeError as error:
                print(error)
        try:
            old().__class__ = new
        except TypeError as error:
            print(error)


assigned_here()
assigned_there()
slots()
refused()
