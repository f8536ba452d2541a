"""Exceptions that cross in both directions."""

import sys, traceback, contextlib, logging, warnings


class Mine(Exception):
    def __init__(self, a, *, b=0):
        super().__init__(a, b)
        self.a = a
        self.b = b


class Base(BaseException):
    pass


def chain(f):
    try:
        try:
            f()
        except Exception as e:
            raise Mine("wrapped", b=2) from e
    except Mine as e:
        return e


def context(f):
    try:
        try:
            f()
        finally:
            {}["ctx"]
    except KeyError as e:
        return e


def none(f):
    try:
        f()
    except Exception:
        raise Mine("x") from None


def note(f):
    try:
        f()
    except Exception as e:
        e.add_note("from compiled")
        e.attr = 5
        raise


def level1(f):
    return level2(f)


def level2(f):
    return f()


def tb_inside(f):
    try:
        f()
    except Exception:
        return traceback.format_exc()


def tb_of(f):
    try:
        f()
    except Exception as e:
        return [(fr.name, fr.lineno, fr.line) for fr in traceback.extract_tb(e.__traceback__)]


def excinfo():
    try:
        1 / 0
    except ZeroDivisionError:
        return sys.exc_info()[1].__traceback__.tb_lineno, sys.exc_info()[0]


def fin(f, log):
    try:
        return f()
    finally:
        log.append(sys.exc_info()[0])


def group(fs):
    es = []
    for f in fs:
        try:
            f()
        except Exception as e:
            es.append(e)
    raise ExceptionGroup("g", es)


def star(f):
    out = []
    try:
        f()
    except* ValueError as g:
        out.append(("V", [str(e) for e in g.exceptions]))
    except* KeyError as g:
        out.append(("K", [str(e) for e in g.exceptions]))
    return out


def sup():
    with contextlib.suppress(KeyError):
        {}["x"]
    return "ok"


def baseexc(f):
    try:
        f()
    except Exception:
        return "exception"
    except BaseException as e:
        return "base", type(e).__name__, e.args


def reraise_later(f):
    try:
        f()
    except Exception as e:
        saved = e
    try:
        raise saved
    except Exception as e2:
        return e2 is saved, len(traceback.extract_tb(e2.__traceback__))


def stop():
    raise StopIteration(5)


def gen_stop():
    yield 1
    raise StopIteration(2)


def osr():
    try:
        open("/nonexistent/x")
    except OSError as e:
        return e.errno, e.filename, str(e), type(e).__name__


def uni():
    try:
        b"\xff".decode()
    except UnicodeDecodeError as e:
        return e.start, e.reason, e.object, str(e)


def attr(o):
    try:
        o.nope
    except AttributeError as e:
        return e.name, e.obj is o, str(e)


def name():
    try:
        undefined_name
    except NameError as e:
        return e.name, str(e)


def imp():
    try:
        import nope_nope
    except ImportError as e:
        return e.name, str(e), type(e).__name__


def sysexit(f):
    try:
        f()
    except SystemExit as e:
        return e.code


def ret_exc():
    return Mine("made", b=3)


def args(e):
    return e.args, str(e), repr(e), type(e).__name__, e.__cause__, e.__context__, e.__traceback__ is None


def assert_(x):
    assert x, ("msg", x)


def nested_handler(f):
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            f()
        except Exception as e:
            return repr(e.__context__), repr(e)


def logexc(f):
    try:
        f()
    except Exception:
        logging.getLogger("q").exception("failed %s", 1)


def recursive(n):
    return recursive(n + 1)


def cb_rec(f, n):
    return f(n)


def deepcb(n, f):
    return f(n) if n == 0 else deepcb(n - 1, f)


def with_tb(e):
    try:
        raise e.with_traceback(None)
    except Exception as x:
        return x is e


def set_cause(e, c):
    e.__cause__ = c
    e.__context__ = c
    e.__suppress_context__ = False
    return e


def gen_throw(g, e):
    try:
        return g.throw(e)
    except Exception as x:
        return repr(x), x is e


def yielder():
    while True:
        try:
            yield 1
        except ValueError as e:
            yield "got " + str(e)
        finally:
            pass


class Fixed(AttributeError):
    args = ["always these"]


def fixed():
    raise Fixed(1)


class Wordy(Exception):
    def __init__(self, word, *args):
        self.word = word
        super().__init__(*args)

    def __str__(self):
        return super(Wordy, self).__str__() + self.word

    def __repr__(self):
        return super().__repr__() + self.word

    def __reduce__(self):
        return type(self), (self.word, *self.args)

    def add_note(self, note):
        super().add_note(note + self.word)


class WordyKey(KeyError):
    def __str__(self):
        return super().__str__() + "!"


class WordyFile(OSError):
    def __str__(self):
        return super().__str__() + "!"


def wordy(kind, *args):
    try:
        raise kind(*args)
    except kind as error:
        return str(error), repr(error), error


class Watched(Exception):
    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def __setstate__(self, state):
        super().__setstate__(state)

    def __reduce__(self):
        return super().__reduce__()


def imports():
    import nowhere_to_be_found

    return nowhere_to_be_found
