"""contextlib.contextmanager around compiled generator functions: results, errors and their tracebacks, frames, replaced parts."""
import builtins
import contextlib
import sys
import traceback
import warnings
from contextlib import contextmanager


@contextmanager
def entered(log, value="value", fail=None):
    log.append("in")
    if fail == "early":
        raise LookupError("early")
    try:
        yield value
    except KeyError as error:
        log.append(("caught", type(error).__name__, sys.exc_info()[1] is error))
        if fail == "other":
            raise ValueError("other")
        if fail == "from":
            raise ValueError("from") from error
        if fail == "same":
            raise error
        if fail == "again":
            raise
        if fail == "new traceback":
            raise error.with_traceback(None)
    finally:
        log.append("out")
        if fail == "late":
            raise ArithmeticError("late")


def frames(error):
    lines = traceback.format_exception(error)
    return [line.replace(sys.prefix, "P").replace(sys.base_prefix, "P") for line in lines]


def attempt(error, fail=None):
    log = []
    try:
        with entered(log, fail=fail) as x:
            log.append(x)
            if error is not None:
                raise error
        log.append("after")
    except BaseException as e:
        print(fail, log, repr(e), repr(e.__context__), repr(e.__cause__), e is error, sys.exc_info()[1] is e)
        print("".join(frames(e)))
    else:
        print(fail, log, sys.exc_info())


for failing in (None, "early", "other", "from", "same", "again", "late", "new traceback"):
    for raised in (None, KeyError("k"), IndexError("i"), StopIteration("s"), GeneratorExit("g"), KeyboardInterrupt(), RuntimeError("r")):
        attempt(raised, failing)


@contextmanager
def silent():
    if 0:
        yield


@contextmanager
def twice():
    try:
        yield 1
    except ValueError:
        pass
    try:
        yield 2
    finally:
        print("closed")


@contextmanager
def stubborn():
    try:
        yield 1
    except ValueError:
        pass
    try:
        yield 2
    except GeneratorExit:
        raise OSError("while closing")


@contextmanager
def stops():
    try:
        yield
    except ValueError:
        raise StopIteration("own")


@contextmanager
def passes_stop():
    try:
        yield
    except StopIteration as e:
        raise RuntimeError("not wrapped") from e


@contextmanager
def returns():
    try:
        yield
    except ValueError:
        return 5


def with_all():
    for made in (silent, twice, stubborn, stops, passes_stop, returns):
        for error in (None, ValueError("v"), StopIteration("body")):
            try:
                with made():
                    if error:
                        raise error
                print(made.__name__, "done")
            except Exception as e:
                print(made.__name__, repr(e), repr(e.__context__), repr(e.__cause__), e.__suppress_context__, e is error)
                print("".join(frames(e)))


with_all()


def look():
    f, names = sys._getframe(), []
    while f and len(names) < 5:
        names.append((f.f_code.co_name, f.f_lineno if f.f_code.co_filename == __file__ else f.f_globals["__name__"]))
        f = f.f_back
    print(names)


@contextmanager
def looks():
    look()
    warnings.warn("entered", stacklevel=3)
    try:
        yield
    finally:
        look()
        warnings.warn("left", stacklevel=3)


def seen():
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        with looks():
            print("body")
        try:
            with looks():
                raise KeyError(1)
        except KeyError:
            pass
    print([(str(w.message), w.lineno if w.filename == __file__ else w.filename.rsplit("/", 1)[-1]) for w in found])


seen()


class Holder:
    def __init__(self):
        self.depth = 0

    @contextmanager
    def nested(self, step=1, *more, **named):
        self.depth += step
        try:
            yield self.depth, more, sorted(named)
        finally:
            self.depth -= step

    @classmethod
    @contextmanager
    def of(cls, name):
        yield cls.__name__, name

    @staticmethod
    @contextmanager
    def free(name):
        yield name


class Kept(Holder):
    pass


def methods():
    h = Holder()
    with h.nested() as a, h.nested(2, 3, x=4) as b, h.nested(step=h.depth) as c:
        print(a, b, c, h.depth)
    print(h.depth)
    with Kept().nested() as d, Kept.of("n") as e, h.free("f") as f, Holder.nested(h) as g:
        print(d, e, f, g)
    h.nested = lambda: contextlib.nullcontext("own")
    with h.nested() as i:
        print(i)
    for args, named in (((1, 2), {}), ((), {"nothing": 1}), ((), {})):
        try:
            with entered(*args, **named):
                pass
        except (TypeError, AttributeError) as error:
            print(error, [e.name for e in traceback.extract_tb(error.__traceback__)])
    try:
        with entered():
            pass
    except TypeError as error:
        print(error, [e.name for e in traceback.extract_tb(error.__traceback__)])
    try:
        with entered([], nothing=1):
            pass
    except TypeError as error:
        print(error, [e.name for e in traceback.extract_tb(error.__traceback__)])


methods()


def leaves(how):
    log = []
    for i in range(3):
        with entered(log, i) as x:
            if how == "return":
                return log, x
            if how == "break":
                break
            if how == "continue":
                continue
    return log


print(leaves("return"), leaves("break"), leaves("continue"), leaves(""))


def yielding(log):
    with entered(log, "y") as x:
        got = yield x
        with entered(log, got) as z:
            yield z


log = []
g = yielding(log)
print(next(g), g.send("sent"), log)
g.close()
print(log)
log = []
g = yielding(log)
next(g)
try:
    g.throw(KeyError("thrown"))
except StopIteration as stop:
    print(log, stop.value)
del g


def recursive(n):
    with entered([], n) as x:
        return x + recursive(n - 1) if n else 0


print(recursive(50))
try:
    recursive(10**6)
except RecursionError as error:
    print(str(error)[:32])


def as_object():
    m = entered([])
    print(type(m).__name__, type(m).__mro__[1].__name__, hasattr(m, "gen"), m.func.__name__)
    with m as x:
        print(x, hasattr(m, "func"))
    try:
        with m:
            pass
    except RuntimeError as error:
        print(error)
    except AttributeError as error:
        print("attribute", error)
    with contextlib.ExitStack() as stack:
        print(stack.enter_context(entered(["s"])))

    @entered(["d"])
    def inner(a):
        return a * 2

    print(inner(2), inner(3))


as_object()


def replaced():
    def use():
        log = []
        try:
            with entered(log) as x:
                log.append(x)
                raise KeyError("replaced")
        except Exception as e:
            log.append(repr(e))
        return log

    print(use())
    C = contextlib._GeneratorContextManager
    old = C.__enter__
    C.__enter__ = lambda self: ("patched", old(self))
    print(use())
    C.__enter__ = old
    print(use())
    old_exit = C.__exit__
    C.__exit__ = lambda self, *args: print("exit", args[0], self.gen.close())
    print(use())
    C.__exit__ = old_exit
    print(use())
    code = old_exit.__code__
    old_exit.__code__ = (lambda self, *args: [self.gen.close()]).__code__
    print(use())
    old_exit.__code__ = code
    contextlib._GeneratorContextManager = lambda f, a, k: contextlib.nullcontext("class")
    print(use())
    contextlib._GeneratorContextManager = C
    contextlib.next = lambda it: ("next", builtins.next(it))
    print(use())
    del contextlib.next
    print(use())
    wrapped = entered.__wrapped__
    print(wrapped.__name__, next(wrapped([])))


replaced()


def local(scale):
    @contextmanager
    def inner(x):
        yield x * scale

    with inner(2) as y, inner(x=3) as z:
        return y + z


print(local(2), local(10))


def chained():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            with entered([], fail="other"):
                raise KeyError("inner")
        except ValueError as e:
            print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
        try:
            with entered([], fail="early"):
                pass
        except LookupError as e:
            print(repr(e), repr(e.__context__))
        try:
            with silent():
                pass
        except RuntimeError as e:
            print(repr(e), repr(e.__context__), repr(e.__context__.__context__))


chained()


@contextmanager
def remembers(errors):
    try:
        yield
    except Exception as e:
        errors.append((e, e.__traceback__))
        raise


def tracebacks():
    errors = []
    error = KeyError("kept")
    try:
        with remembers(errors):
            with remembers(errors):
                raise error
    except KeyError as e:
        print(e is error, [t.name for t in traceback.extract_tb(e.__traceback__)])
    for e, tb in errors:
        print(e is error, [t.name for t in traceback.extract_tb(tb)])


tracebacks()
with entered([], "module level") as at_module:
    print(at_module)
