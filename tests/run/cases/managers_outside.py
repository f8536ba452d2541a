"""with statements over managers of interpreted classes and of the library: what is called, when it goes, what is raised."""

import contextlib
import io
import sys
import tempfile
import threading
import types
import weakref

MAKERS = types.ModuleType("makers")
exec(
    '''
class Manager:
    def __init__(self, log, swallow=False):
        self.log, self.swallow = log, swallow
    def __enter__(self):
        self.log.append("enter")
        return self
    def __exit__(self, kind, value, tb):
        self.log.append(("exit", kind and kind.__name__, str(value), tb is None))
        return self.swallow
    def __del__(self):
        self.log.append("gone")

class Shadowed(Manager):
    def __init__(self, log):
        super().__init__(log)
        self.__enter__ = self.__exit__ = lambda *args: log.append("never")

class Changing:
    def __enter__(self):
        type(self).__exit__ = lambda self, *args: print("late exit")
        return 1
    def __exit__(self, *args):
        print("first exit")

class Failing:
    def __init__(self, at):
        self.at = at
    def __enter__(self):
        if self.at == "enter":
            raise ValueError("in enter")
        return self
    def __exit__(self, *args):
        if self.at == "exit":
            raise KeyError("in exit")

class NoExit:
    def __enter__(self):
        return self

class Static:
    @staticmethod
    def __enter__():
        return "static"
    @classmethod
    def __exit__(cls, *args):
        print(cls.__name__, args[:2], len(args))
''',
    vars(MAKERS),
)


def said(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e), type(e.__context__).__name__


def passed(manager):
    with manager as x:
        return type(x).__name__


def raised(manager):
    with manager:
        raise LookupError("body")
    return "swallowed"


def lifetimes():
    log = []
    for _ in range(3):
        with MAKERS.Manager(log):
            log.append("body")
        log.append("after")
    for i in range(3):
        with MAKERS.Manager(log) as m:
            if i == 1:
                continue
            log.append(type(m).__name__)
        log.append("after")
        m = None
    print(log)
    log.clear()
    with MAKERS.Manager(log, True) as m:
        raise ValueError("x")
    log.append("after")
    del m
    print(log)
    log.clear()

    def returns():
        with MAKERS.Manager(log) as m:
            return m.swallow

    print(returns(), log)


def once(log, swallow):
    with MAKERS.Manager(log, swallow) as m:
        seen = weakref.ref(m)
        del m
        print(seen() is not None)
    print(seen() is None)


def kinds():
    log = []
    print(passed(MAKERS.Shadowed(log)), [x for x in log if x == "never"])
    for _ in range(2):
        print(passed(MAKERS.Changing()))
    for at in ("enter", "exit", ""):
        print(said(passed, MAKERS.Failing(at)), said(raised, MAKERS.Failing(at)))
    print(said(passed, MAKERS.NoExit()), said(passed, object()), passed(MAKERS.Static()), said(raised, MAKERS.Static()))


def of_library():
    for _ in range(3):
        with contextlib.suppress(KeyError, ValueError) as x:
            {}[1]
        print(x)
    print(said(raised, contextlib.suppress(KeyError)), raised(contextlib.suppress(LookupError)), passed(contextlib.nullcontext(5)))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print("hidden")
    print(repr(out.getvalue()))
    with contextlib.ExitStack() as stack:
        log = []
        stack.callback(log.append, 1)
        stack.enter_context(MAKERS.Manager(log))
        stack.push(lambda *args: log.append(args[0]))
    print(log)
    with tempfile.TemporaryFile() as f:
        f.write(b"abc")
    print(f.closed)
    with memoryview(b"abc") as view:
        n = len(view)
    print(n, said(lambda: len(view)))
    for lock in (threading.Lock(), threading.RLock(), threading.Condition()):
        with lock:
            pass
        print(passed(lock))


@contextlib.contextmanager
def made(x, log):
    log.append("start")
    try:
        yield x
    except LookupError as e:
        log.append(str(e))
    finally:
        log.append("end")


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def replacing():
    try:
        yield
    except LookupError as e:
        raise KeyError("other") from e


def generators():
    for _ in range(3):
        log = []
        with made(5, log) as x:
            log.append(x)
        print(log)
    log = []
    print(raised(made(1, log)), log)
    for maker in (twice, never, replacing):
        print(maker.__name__, said(passed, maker()), said(raised, maker()))
    print(said(lambda: made(1)), said(lambda: made(1, 2, 3)))


def failing_frames():
    try:
        raised(MAKERS.Manager([]))
    except LookupError:
        frames, tb = [], sys.exc_info()[2]
        while tb:
            frames.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(frames)


lifetimes()
once([], False)
kinds()
of_library()
generators()
failing_frames()
