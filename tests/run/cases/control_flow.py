"""Ways out of try, with, loops and except bodies."""
import sys


class M:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


def returns(n):
    for i in range(5):
        try:
            with M(f"m{i}") as name, M("in"):
                if i == n:
                    return name
                if i == 1:
                    continue
                if i == 3:
                    break
        finally:
            print("finally", i)
            if n == 9 and i == 2:
                return "from finally"
    else:
        print("never")
    return "end"


print(returns(0), returns(2), returns(7), returns(9))


def overwritten():
    x = 1
    try:
        return x
    finally:
        x = 2


def swallowed():
    with M("s", True):
        raise ValueError("gone")
    return "after"


def nested():
    try:
        try:
            raise KeyError("a")
        except KeyError as e:
            try:
                raise ValueError("b") from e
            finally:
                print("inner finally", sys.exc_info()[0].__name__)
    except ValueError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__))
        return "nested"
    finally:
        print(sys.exc_info())


def deleted():
    e = "kept"
    try:
        1 / 0
    except ZeroDivisionError as e:
        print("caught", e)
    try:
        e
    except UnboundLocalError as error:
        return str(error)


def bare():
    try:
        raise OSError("x")
    except ValueError:
        print("no")
    except:
        try:
            raise
        except OSError as again:
            print("again", again, again.__context__)
            for _ in range(2):
                try:
                    continue
                finally:
                    print("handled", sys.exc_info()[1])
    print(sys.exc_info())
    try:
        raise
    except RuntimeError as error:
        print(error)


def groups():
    for kinds in ([ValueError], [TypeError, ValueError], [KeyError, OSError]):
        try:
            try:
                raise ExceptionGroup("g", [k("x") for k in kinds])
            except* ValueError as g:
                print("values", len(g.exceptions))
            except* TypeError as g:
                print("types", len(g.exceptions))
            else:
                print("else")
            finally:
                print("finally")
        except ExceptionGroup as rest:
            print("rest", [type(e).__name__ for e in rest.exceptions])


def gen():
    try:
        while True:
            try:
                got = yield sys.exc_info()[0]
                print("got", got)
            except ValueError as e:
                yield repr(e)
    finally:
        print("closed")


print(overwritten(), swallowed(), nested(), deleted())
bare()
groups()
g = gen()
print(next(g), g.send(1), g.throw(ValueError("v")), next(g))
g.close()


def unbound(flag):
    if flag:
        late = 1
    try:
        print(late)
    except UnboundLocalError as error:
        print(error)
    for late in ():
        pass
    try:
        del late
        del late
    except UnboundLocalError as error:
        print("del", error)


def inner_unbound():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print(error)
    later = 1
    return inner()


unbound(True), unbound(False)
print(inner_unbound())


def comprehension_unbound():
    for _ in range(2):
        try:
            print([y for x in (1, 2) for y in (y, x)])
        except NameError as error:
            print(type(error).__name__)
    fs = [lambda: (x, z) for x in range(3) for z in [x]]
    print([f() for f in fs], [x for x in [x for x in "ab"]], sorted({k: (lambda: k)() for k in "ba"}))


comprehension_unbound()


def never_comes_here(limit):
    raise KeyError(limit)
    for item in range(limit):
        while all(other > item for other in [1]):
            limit -= 1
    return [lambda: item]


try:
    never_comes_here(3)
except KeyError as error:
    print(error)
