"""Exceptions that have been dealt with, and those that something keeps."""

import contextlib
import sys

import plain_failing
from plain_failing import alive, fail, keeper


class Own(Exception):
    pass


class Telling(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code

    def itself(self):
        return self

    @property
    def me(self):
        return self


class Box:
    held = None

    def put(self, x):
        self.held = x


def plain():
    try:
        fail()
    except ValueError:
        inside = alive()
    return inside, alive()


def unused_name():
    try:
        fail()
    except ValueError as e:
        inside = alive()
    return inside, alive()


def read():
    try:
        fail()
    except ValueError as e:
        found = e.args, e.args[0], e.code, str(e), f"{e} {e!r}", e is None, not e, isinstance(e, ValueError), repr(e)
    return found, alive()


def written():
    try:
        fail()
    except ValueError as e:
        e.code = 5
        del e.code
    return alive()


def stored():
    box = Box()
    try:
        fail()
    except ValueError as e:
        box.held = e
    return alive(), box.held.args, box.held.code, alive()


def stored_by_compiled():
    box = Box()
    try:
        fail()
    except ValueError as e:
        box.put(e)
    return alive(), box.held.args


def stored_by_interpreted():
    box = plain_failing.Box()
    try:
        fail()
    except ValueError as e:
        box.put(e)
    return alive(), box.held.args


def listed():
    found = []
    try:
        fail()
    except ValueError as e:
        found.append(e)
    return alive(), found[0].args, [type(x) for x in found]


def returned():
    try:
        fail()
    except ValueError as e:
        return e


def returned_later():
    try:
        fail()
    except ValueError as e:
        other = e
    return other


def in_tuple():
    try:
        fail()
    except ValueError as e:
        found = (e, 1)
    return alive(), found[0].args


def in_closure():
    try:
        fail()
    except ValueError as e:
        def f(x=e):
            return x.args
    return alive(), f()


def in_cell():
    try:
        fail()
    except ValueError as e:
        kept = [lambda: e]
        inside = kept[0]().args
    return inside


def nested():
    try:
        fail()
    except ValueError:
        try:
            raise
        except ValueError:
            pass
        inside = alive()
    return inside, alive()


def again():
    raise


def nested_call():
    try:
        fail()
    except ValueError:
        try:
            again()
        except ValueError as e:
            found = e.args
        inside = alive(), found
    return inside, alive()


def through():
    try:
        try:
            fail()
        except ValueError:
            raise
    except ValueError as e:
        found = e.args
    return found, alive()


def context():
    try:
        try:
            fail()
        except ValueError:
            raise KeyError(1)
    except KeyError as e:
        kept = e
    return alive(), kept.__context__.args, kept.__cause__


def caused():
    try:
        try:
            fail()
        except ValueError as e:
            raise KeyError(1) from e
    except KeyError as e:
        kept = e
    return alive(), kept.__cause__.args, kept.__suppress_context__


def replaced():
    try:
        try:
            fail()
        except ValueError as e:
            raise e from None
    except ValueError as e:
        found = e.args, e.__cause__, e.__suppress_context__
    return found


def swallowed():
    try:
        fail()
    finally:
        return alive()


def swallowed_then():
    return swallowed(), alive()


def looped():
    found = []
    for i in range(4):
        try:
            fail()
        except ValueError:
            if i == 1:
                continue
            if i == 2:
                break
        found.append(alive())
    return found, alive()


def left():
    try:
        fail()
    except ValueError as e:
        return e.args


def left_then():
    return left(), alive()


def suppressed():
    with contextlib.suppress(ValueError):
        fail()
    first = alive()
    with plain_failing.Swallow() as swallow:
        fail()
    return first, swallow.seen, alive()


def kept_by_manager():
    with plain_failing.Swallow(True) as swallow:
        fail()
    return alive(), swallow.kept.args, swallow.tb is not None


def not_suppressed():
    try:
        with plain_failing.Swallow(answer=False):
            fail()
    except ValueError as e:
        found = e.args
    return found, alive()


def own_in_manager():
    with plain_failing.Swallow(True) as swallow:
        raise Telling(3)
    return swallow.kept.code, swallow.kept.itself() is swallow.kept


def generated():
    try:
        fail()
    except ValueError:
        yield alive()
        yield sys.exc_info()[1].args
    yield 1


def generator():
    found = []
    for x in generated():
        try:
            raise KeyError
        except KeyError:
            found.append(x)
    return found


def closed():
    g = generated()
    first = next(g)
    g.close()
    return first, sys.exc_info()


def info():
    try:
        fail()
    except ValueError:
        kept = sys.exc_info()
    return alive(), kept[1].args


def info_of_callee():
    try:
        fail()
    except ValueError:
        keeper()
    return alive(), plain_failing.kept[-1].args


def tracebacks():
    try:
        fail()
    except ValueError as e:
        tb = e.__traceback__
    return alive(), tb.tb_frame.f_code.co_name


def methods():
    try:
        fail()
    except ValueError as e:
        same = e.with_traceback(None)
        note = e.add_note
    note("note")
    return same.args, same.__notes__


def noted():
    try:
        fail()
    except ValueError as e:
        e.add_note("note")
        found = e.__notes__
    return found


def deleted():
    try:
        fail()
    except ValueError as e:
        del e
        return alive()


def rebound():
    try:
        fail()
    except ValueError as e:
        e = None
    return "e" in locals()


def telling():
    try:
        raise Telling(1)
    except Telling as e:
        me = e.me
        same = e.itself()
    return me is same, me.code, me.args


def telling_outside():
    try:
        fail(Telling)
    except Telling as e:
        me = e.me
        same = e.itself()
    return me is same, me.args, alive()


def derived_outside():
    try:
        fail(plain_failing.Derived)
    except Own as e:
        found = e.args
        kept = e.keep()
    return found, kept.args, alive()


def made():
    try:
        raise Own(1, 2)
    except Own as e:
        found = e.args, keeper()
    return found, plain_failing.kept[-1].args


def made_and_left(kind):
    raise kind("left")


def made_twice():
    e = Own("first")
    try:
        raise e
    except Own:
        pass
    try:
        raise e
    except Own as again:
        return again is e, e.args


def outcomes():
    found = []
    for kind in (ValueError, Own, Telling, KeyError, plain_failing.Derived, OSError):
        for f in (made_and_left, fail):
            try:
                f(kind)
            except Exception as e:
                found.append((type(e).__name__, str(e), f.__name__))
    return found, alive()


def group():
    try:
        try:
            fail()
        except ValueError as e:
            raise ExceptionGroup("group", [e])
    except* ValueError as found:
        kept = found.exceptions[0].args
    return kept


def compared():
    try:
        fail()
    except ValueError as e:
        found = e == plain_failing.Same(), e != 1
    return found, alive(), plain_failing.Same.seen.args


def handled_while_called():
    try:
        fail()
    except ValueError:
        inner = plain_failing.fails_and_catches()
    return inner.args, inner.__context__.args, alive()


def iterated():
    found = []
    for x in plain_failing.ends_badly():
        found.append(x)


def of_iteration():
    try:
        iterated()
    except ValueError as e:
        found = e.args
    return found, alive()


TRIED = [
    plain, unused_name, read, written, stored, stored_by_compiled, stored_by_interpreted, listed, in_tuple, in_closure, in_cell, nested,
    nested_call, through, context, caused, replaced, swallowed_then, looped, left_then, suppressed, kept_by_manager, not_suppressed,
    own_in_manager, generator, closed, info, info_of_callee, tracebacks, methods, noted, deleted, rebound, telling, telling_outside,
    derived_outside, made, made_twice, outcomes, group, compared, handled_while_called, of_iteration,
]
