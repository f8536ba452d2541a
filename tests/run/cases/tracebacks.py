"""Lines, functions and files of tracebacks; frames seen from outside."""
import inspect
import traceback
import warnings


def thrower(n):
    if n == 0:
        raise ValueError("deep")
    return thrower(n - 1)


class Thing:
    def method(self):
        return thrower(1)

    def by_zero(self):
        x = 1
        return (x
                / 0)


def generator():
    yield 1
    {}["k"]


def show(call):
    try:
        call()
    except Exception as error:
        for frame in traceback.extract_tb(error.__traceback__):
            print(frame.name, frame.lineno, frame.line)
        print(type(error).__name__, error)
        print(traceback.format_exception_only(type(error), error)[-1].strip())


def reraise():
    try:
        thrower(0)
    except ValueError:
        raise


def printed():
    try:
        thrower(0)
    except ValueError:
        print(traceback.format_exc().count("thrower"), traceback.format_exc().strip().splitlines()[-1])


show(lambda: thrower(2))
show(Thing().method)
show(Thing().by_zero)
show(lambda: list(generator()))
show(reraise)
show(lambda: sorted([1, 2], key=lambda v: v / 0))
show(lambda: max([3], key=thrower.__get__(0).__call__))
printed()
print(inspect.signature(thrower), inspect.getdoc(Thing), inspect.isfunction(thrower), inspect.isgeneratorfunction(generator), inspect.ismethod(Thing().method))
print(inspect.getsource(reraise).splitlines()[0], inspect.getsourcelines(printed)[1], thrower.__code__.co_name, thrower.__code__.co_varnames, thrower.__code__.co_firstlineno, thrower.__code__.co_argcount)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful")
    print(caught[0].lineno, caught[0].message)


class Engine:
    """Frames of methods show their object."""

    def __init__(self, name):
        self.name = name

    def start(self):
        return self.ignite(3)

    def ignite(self, n):
        try:
            return Engine("inner").fail(n)
        except IndexError as e:
            raise RuntimeError("did not start") from e

    def fail(self, n):
        return [][n]

    @classmethod
    def make(cls, n):
        return cls.check(n)

    @classmethod
    def check(cls, n):
        raise ValueError(n)


def shown(f, *args):
    try:
        f(*args)
    except Exception as error:
        while error is not None:
            tb = error.__traceback__
            while tb is not None:
                variables = tb.tb_frame.f_locals
                first = variables.get("self") or variables.get("cls")
                print(type(error).__name__, tb.tb_frame.f_code.co_name, getattr(first, "name", first.__class__.__name__))
                tb = tb.tb_next
            error = error.__cause__


shown(Engine("outer").start)
shown(lambda: Engine.make(3))


class Outer(dict):
    """Its objects are CPython's once they have crossed."""

    def look(self, key):
        return self.find(key)

    def find(self, key):
        return self[key]["more"]


outer = Outer(a={})
print(sorted(vars(outer)), len(outer))
exec("def ask(f, *args):\n    return f(*args)")
for _ in range(3):
    try:
        ask(outer.look, "a")
    except KeyError as error:
        print(repr(error))
