import datetime
import decimal
import types

from compiled import absent


class Plain:
    pass


class Slots:
    __slots__ = ("name", "other")


class Base:
    pass


class Derived(Base):
    __slots__ = ()


class Hook:
    def __getattr__(self, name):
        return name * 2


class Refusing:
    def __getattribute__(self, name):
        raise AttributeError(f"no {name}")


class Failing:
    @property
    def name(self):
        raise AttributeError("inside")


class Bad:
    def __getattr__(self, name):
        raise ValueError(name)


class Error(Exception):
    pass


class Other:
    name = "of the class"


def show(what, x):
    try:
        print(what, absent.all_of(x))
    except Exception as e:
        print(what, type(e).__name__, e)


for kind in (Plain, Slots, Derived, Hook, Refusing, Failing, Bad, Error, Other):
    x, y = kind(), kind()
    for turn in range(2):
        show(f"{kind.__name__} {turn}", x)
    try:
        x.name = "own"
    except AttributeError as e:
        print(e)
    show("set", x)
    show("not set", y)
    try:
        del x.name
    except AttributeError as e:
        print(e)
    show("deleted", x)

x = Plain()
show("before", x)
Plain.name = "later"
show("class", x)
del Plain.name
show("no more", x)
Plain.__getattr__ = lambda self, name: name.upper()
show("hook", x)
del Plain.__getattr__
show("no hook", x)
x.__class__ = Other
show("other class", x)
x = Derived()
Base.name = property(lambda self: "of the base")
show("base", x)
del Base.name
show("no base", x)
x.__dict__["name"] = 1
show("dict", x)
x.__dict__ = {"name": 2}
show("other dict", x)
x.__dict__ = {}
show("empty dict", x)
x.__dict__[5] = 6
show("odd dict", x)
many = Plain()
for i in range(40):
    setattr(many, f"a{i}", i)
show("many", many)
many.name = 1
show("among many", many)
e = Error("x")
show("error", e)
e.name = 3
show("error with", e)
try:
    raise e
except Error as caught:
    show("caught", caught)
    del caught.name
    show("caught without", caught)
namespace = types.SimpleNamespace()
show("namespace", namespace)
namespace.name = 1
show("namespace with", namespace)
module = types.ModuleType("m")
show("module", module)
module.name = 1
show("module with", module)
for x in (datetime.date(2000, 1, 1), decimal.Decimal(1), object(), 1, "text", None, print, [].append, Plain, int, len, iter([])):
    show(type(x).__name__, x)
    print(absent.get_named(x, "__doc__") is x.__doc__, absent.has_named(x, "__class__"), absent.get_named(x, "nothing at all"))
