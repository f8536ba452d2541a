"""Exceptions: try/except/else/finally, chaining, custom classes, re-raise, groups of types."""
import sys


class AppError(Exception):
    def __init__(self, code, message="app"):
        super().__init__(code, message)
        self.code = code


class SubError(AppError):
    pass


class Silent(Exception):
    def __str__(self):
        return "silent str"


def flow(kind):
    log = []
    try:
        log.append("try")
        if kind == "value":
            raise ValueError("v")
        if kind == "key":
            {}["missing"]
        if kind == "app":
            raise SubError(7)
        if kind == "class":
            raise KeyError
        if kind == "return":
            return log
        if kind == "index":
            [][0]
        if kind == "other":
            raise OSError(2, "No such file", "f.txt")
    except ValueError as error:
        log.append(repr(error))
    except (KeyError, IndexError) as error:
        log.append((type(error).__name__, error.args))
    except AppError as error:
        log.append((error.code, error.args, str(error)))
    except Exception as error:
        log.append((type(error).__name__, str(error), error.errno, error.filename))
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


def finals(n):
    for i in range(5):
        try:
            if i == n:
                break
            if i % 2:
                continue
            print("body", i)
        finally:
            print("final", i)
    else:
        print("no break")
    return i


def override():
    try:
        return "try"
    finally:
        print("runs")


def swallow():
    while True:
        try:
            raise ValueError("gone")
        finally:
            break
    return "swallowed"


def nested():
    try:
        try:
            raise ValueError("inner")
        except ValueError:
            try:
                raise KeyError("handler")
            except KeyError as error:
                print(repr(error.__context__), error.__cause__)
            raise
    except ValueError as error:
        print("outer", error, error.__context__)


def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise AppError(1, "wrapped") from error
    except AppError as error:
        print(error, repr(error.__cause__), error.__suppress_context__)
    try:
        try:
            int("x")
        except ValueError:
            raise RuntimeError("second")
    except RuntimeError as error:
        print(error, repr(error.__context__), error.__suppress_context__)
    try:
        try:
            int("x")
        except ValueError:
            raise RuntimeError("third") from None
    except RuntimeError as error:
        print(error, error.__cause__, error.__suppress_context__)


def bad_raises():
    for thing in (5, "text", None, int, object()):
        try:
            raise thing
        except TypeError as error:
            print(error)
    try:
        raise ValueError from 5
    except TypeError as error:
        print(error)
    try:
        raise
    except RuntimeError as error:
        print(error)
    try:
        try:
            1 / 0
        except 5:
            pass
    except TypeError as error:
        print(error)


def info():
    try:
        raise ValueError("x")
    except ValueError as error:
        print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error, error.__traceback__ is not None)
    print(sys.exc_info())


def generator_errors():
    def g():
        try:
            yield 1
            yield 2
        finally:
            print("generator closed")
    early = g()
    for x in early:
        print(x)
        break
    early.close()
    it = g()
    next(it)
    try:
        it.throw(KeyError("thrown"))
    except KeyError as error:
        print("thrown out", error)


def asserting(x):
    try:
        assert x > 0, f"bad {x}"
        assert x
        return "fine"
    except AssertionError as error:
        return repr(error)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def too_deep():
    def down(n):
        return down(n + 1) + 1
    try:
        down(0)
    except RecursionError as error:
        print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))


for kind in ("none", "value", "key", "app", "class", "return", "index", "other"):
    print(kind, flow(kind))
print(finals(2), finals(9), override(), swallow())
nested()
chained()
bad_raises()
info()
generator_errors()
print(asserting(1), asserting(-1), depth(200))
too_deep()
print(ValueError("a", 1), repr(ValueError()), repr(KeyError("k")), str(KeyError("k")), str(ValueError()), Silent("x"), repr(Silent("x")), ValueError("a").args, ValueError("a") == ValueError("a"))
print(issubclass(KeyError, LookupError), isinstance(ZeroDivisionError(), ArithmeticError), StopIteration(5).value, BaseException.__name__)
try:
    error = ValueError("noted")
    error.add_note("a note")
    raise error
except ValueError as caught:
    print(caught.__notes__)


def groups():
    try:
        raise ExceptionGroup("many", [ValueError(1), TypeError("t")])
    except* ValueError as group:
        print("values", group.exceptions)
    except* TypeError as group:
        print("types", group.exceptions)


groups()
class Base(object): pass
class E1(Exception, Base): pass
class E2(Base, Exception): pass
for E in (E1,E2, Exception):
    e=E()
    try:
        e.__dict__={"a":1}
        print(e.a, e.__dict__)
        e.b=2
        print(e.__dict__)
    except Exception as x: print(type(x), x)
    try: e.__dict__=1
    except TypeError as x: print(x)
    try: del e.__dict__
    except TypeError as x: print(x)


class Noted(ValueError):
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)


class Refused(KeyError):
    def __setattr__(self, name, value):
        raise AttributeError(name)

    def __delattr__(self, name):
        print("delete", name)
        object.__delattr__(self, name)


def assigned_outside():
    # what an exception is to CPython is made without asking its class
    import traceback

    for k in (Noted, Refused):
        e = k("a")
        print(isinstance(hash(e), int), e in {e}, "".join(traceback.format_exception_only(e)))
        for name in ("x", "args", "__cause__", "__traceback__"):
            try:
                setattr(e, name, None if name != "args" else ("b",))
            except AttributeError as x:
                print("refused", x)
        print(e.args, getattr(e, "x", "none"), vars(e))
        try:
            try:
                raise e from OSError()
            except k as caught:
                raise caught
        except k as again:
            print(again is e, type(again.__cause__), again.__suppress_context__)
            vars(again)["y"] = 1
            try:
                del again.y
            except AttributeError as x:
                print(x)
        print(vars(e))


assigned_outside()

try:
    raise ValueError(3)
except* ValueError as group:
    print(repr(group), group.args)
