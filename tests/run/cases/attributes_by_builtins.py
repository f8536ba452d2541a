"""getattr, hasattr and setattr with names that stand in the program: every kind of object, and what changes between two calls."""

import collections
import types


class Plain:
    shared = "class"

    def __init__(self):
        self.own = "own"

    def method(self):
        return "called"

    @property
    def computed(self):
        return self.own + "!"

    @property
    def failing(self):
        raise AttributeError("inside")

    @property
    def broken(self):
        raise ValueError("broken")

    @classmethod
    def of_class(cls):
        return cls.__name__

    @staticmethod
    def static():
        return "static"


class Slotted:
    __slots__ = ("a", "b")


class Asking:
    def __getattr__(self, name):
        if name == "never":
            raise AttributeError(name)
        return "asked " + name


class Hooked:
    def __getattribute__(self, name):
        return "got " + name


class Guarded:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, ("guarded", value))


def said(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e), getattr(e, "name", None), getattr(e, "obj", None).__class__.__name__


def own(x):
    return getattr(x, "own", "none"), hasattr(x, "own"), said(lambda: getattr(x, "own"))


def shared(x):
    return getattr(x, "shared", "none"), hasattr(x, "shared"), said(lambda: getattr(x, "shared"))


def missing(x):
    return getattr(x, "missing", "none"), hasattr(x, "missing"), said(lambda: getattr(x, "missing"))


def kinds():
    x = Plain()
    for _ in range(3):
        print(own(x), shared(x), missing(x))
        print(getattr(x, "method")(), getattr(x, "method", None)(), hasattr(x, "method"), getattr(x, "of_class", None)(), getattr(x, "static", None)())
        print(getattr(x, "computed", 1), hasattr(x, "computed"), getattr(x, "failing", "default"), hasattr(x, "failing"), said(lambda: getattr(x, "failing")))
        print(said(lambda: getattr(x, "broken", 1)), said(lambda: hasattr(x, "broken")))
        print(getattr(x, "__class__") is Plain, hasattr(x, "__dict__"), getattr(x, "__dict__", 0), getattr(x, "__nothing__", 0), hasattr(x, "__weakref__"))


def slots():
    x = Slotted()
    for _ in range(2):
        print(getattr(x, "a", "empty"), hasattr(x, "a"), hasattr(x, "__dict__"), said(lambda: getattr(x, "a")), hasattr(x, "c"))
        print(said(lambda: setattr(x, "c", 1)), setattr(x, "a", 1))


def hooks():
    for x in (Asking(), Hooked()):
        for _ in range(2):
            print(getattr(x, "thing", 0), hasattr(x, "thing"), getattr(x, "never", "default"), hasattr(x, "never"))
    x = Guarded()
    for i in range(2):
        print(setattr(x, "n", i), getattr(x, "n"), hasattr(x, "m"))


def appears():
    """An attribute that was missing when the place asked first."""

    class Later:
        pass

    x, y = Later(), Later()
    for i in range(6):
        print(i, getattr(x, "late", "no"), hasattr(x, "late"), getattr(y, "late", "no"), hasattr(y, "late"))
        if i == 0:
            x.late = "instance"
        elif i == 1:
            Later.late = "class"
        elif i == 2:
            del x.late
        elif i == 3:
            del Later.late
        elif i == 4:
            y.__dict__["late"] = "dict"


def fallback():
    """A class that gets __getattr__ after a miss, and one that loses a method."""

    class C:
        def gone(self):
            return 1

    x = C()
    for i in range(4):
        print(i, getattr(x, "odd", "no"), hasattr(x, "odd"), hasattr(x, "gone"))
        if i == 0:
            C.__getattr__ = lambda self, name: "fallback " + name
        elif i == 1:
            del C.gone
        elif i == 2:
            del C.__getattr__


def builtins_too():
    for x in ([1], (1,), {1: 2}, {1}, frozenset(), "a", b"a", 1, 1.5, 1j, True, None, range(3), slice(1), bytearray(b"a"), print, kinds, Plain, types, ValueError(3)):
        for _ in range(2):
            row = [hasattr(x, "__iter__"), hasattr(x, "__len__"), hasattr(x, "append"), hasattr(x, "real"), hasattr(x, "nothing"), hasattr(x, "__name__"),
                   hasattr(x, "__doc__"), hasattr(x, "args"), hasattr(x, "__call__"), hasattr(x, "start"), getattr(x, "nothing", "none"), getattr(x, "real", "none"),
                   getattr(x, "__name__", "none"), getattr(x, "args", "none")]
        print(type(x).__name__, row)
    for x in ([3, 1], collections.deque([3, 1])):
        getattr(x, "append", None)(7)
        print(x, said(lambda: getattr(x, "nothing")), said(lambda: setattr(x, "nothing", 1)))


def of_classes():
    class Base:
        inherited = 1

    class Derived(Base):
        pass

    for i in range(4):
        print(getattr(Derived, "inherited", "none"), hasattr(Derived, "inherited"), getattr(Derived, "other", "none"), hasattr(Derived, "other"))
        if i == 0:
            Derived.inherited = 2
        elif i == 1:
            Base.other = 3
        elif i == 2:
            del Base.inherited


def many_classes():
    made = [type(f"C{i}", (), {"tag": i} if i % 2 else {}) for i in range(7)]
    for _ in range(2):
        print([getattr(c(), "tag", "none") for c in made], [hasattr(c(), "tag") for c in made], [hasattr(c(), "odd") for c in made])


def order():
    log = []

    def note(x):
        log.append(x)
        return x

    class C:
        def __getattr__(self, name):
            log.append("asked")
            raise AttributeError(name)

    print(getattr(note(C()), "x", note("default")), len(log), log[1:])
    print(said(lambda: getattr(1, "x", note(2), 3)), said(lambda: hasattr(1)), said(lambda: setattr(1, "x")), said(lambda: getattr(1)))


def rebound():
    import builtins

    x = Plain()
    saved = builtins.getattr, builtins.hasattr
    builtins.getattr = lambda *args: ("mine", args[1:])
    builtins.hasattr = lambda *args: "mine"
    try:
        print(getattr(x, "own"), getattr(x, "own", 1), hasattr(x, "own"))
    finally:
        builtins.getattr, builtins.hasattr = saved
    print(getattr(x, "own"), hasattr(x, "own"))


def exception_fields():
    e = ValueError(1, 2)
    seen = e.args
    print(seen is e.args, getattr(e, "args") is seen, e.args)
    given = (5, 6)
    e.args = given
    print(e.args is given, str(e), repr(e))
    e.args = [7]
    print(e.args, e.args is e.args, str(e), type(e.args))
    print(said(lambda: setattr(e, "args", 5)), e.args)
    for error in (StopIteration(3), SystemExit(1, 2), KeyError("k"), OSError(2, "no")):
        for _ in range(2):
            print(error.args, error.args is error.args, hasattr(error, "code"), getattr(error, "value", "none"), getattr(error, "errno", "none"), error.__cause__)
    again = ValueError(1, 2)
    print(again.args, again.__init__(), again.args, again.__init__(3), again.args, str(again))
    code = SystemExit(1, 2)
    print(code.code is code.args, code.code)

    class Own(Exception):
        args = "hidden"

    print(Own(1).args, getattr(Own(1), "args"), BaseException.args.__get__(Own(1)))


def ended(g):
    try:
        next(g)
    except StopIteration as e:
        return e.args, e.value, repr(e)


def nothing():
    return
    yield


def something():
    return (1,)
    yield


kinds()
slots()
hooks()
appears()
fallback()
builtins_too()
of_classes()
many_classes()
order()
rebound()
exception_fields()
print(ended(nothing()), ended(something()))
