"""Which exception a generator is handling, when its callers handle others."""

import sys


def context_of_delegation():
    def f(): yield
    def g():
        try: raise KeyError('a')
        except Exception: yield from f()
    gen = g()
    gen.send(None)
    try: gen.throw(ValueError)
    except ValueError as e: return repr(e.__context__)


def same_as_the_caller():
    def g():
        try:
            yield 1
        except Exception as exc:
            yield sys.exc_info()[0], exc.__context__
            yield sys.exc_info()[0]
            raise
    m = g(); r = [next(m)]
    try: raise ValueError()
    except Exception as exc:
        try: r.append(m.throw(exc))
        except Exception: pass
    r.append(next(m))
    try: next(m)
    except ValueError as e: r.append(repr(e.__context__))
    return r


def shared_with_the_callee():
    def f(): yield sys.exc_info()[0]; yield sys.exc_info()[0]
    def g():
        try: raise KeyError('a')
        except Exception: yield from f()
        yield sys.exc_info()[0]
    return list(g())


def other_callers():
    def g():
        try: yield 1
        except KeyError:
            try: yield 2
            except ValueError as e:
                yield repr(e.__context__), sys.exc_info()[0]
            yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    m = g(); next(m)
    r = []
    try: raise KeyError('outer')
    except KeyError as e:
        r.append(m.throw(e)); 
        try: raise ValueError('v')
        except ValueError as v: r.append(m.throw(v))
        r.append(next(m))
        r.append(sys.exc_info()[0])
    r.append(list(m))
    return r


def awaiting():
    async def inner():
        try: raise KeyError('k')
        except KeyError:
            await sl()
            return sys.exc_info()[0]
    class A:
        def __await__(self): yield 1
    async def sl(): await A()
    c = inner(); c.send(None)
    try: raise OSError
    except OSError:
        try: c.send(None)
        except StopIteration as s: return s.value, sys.exc_info()[0]


def no_cycle():
    has = []
    def f1(): yield
    def g(exc):
        try: raise exc
        except Exception:
            try: yield from f1()
            except Exception as ex: has.append(ex is ex.__context__)
        yield
    exc = KeyError('a'); gen = g(exc); gen.send(None); gen.throw(exc)
    return has


def in_finally():
    def g():
        try: yield
        finally:
            r.append(sys.exc_info()[0])
    r = []
    it = g(); next(it)
    try: raise KeyError
    except KeyError:
        try: it.throw(ValueError)
        except ValueError as e: r.append(repr(e.__context__))
    it = g(); next(it); it.close()
    return r


def suppressed():
    class cm:
        def __enter__(self): return 1
        def __exit__(self, *a): r.append((a[0], sys.exc_info()[0])); return True
    def g():
        with cm():
            yield 1
            raise KeyError
        yield sys.exc_info()[0]
    r = []
    r.append(list(g()))
    return r


for function in (context_of_delegation, same_as_the_caller, shared_with_the_callee, other_callers, awaiting, no_cycle, in_finally, suppressed):
    print(function.__name__, function())


# what is being handled where the chain is suspended
def handling(depth):
    try:
        raise ValueError(depth)
    except ValueError:
        if depth:
            yield from handling(depth - 1)
        yield str(sys.exc_info()[1])
        yield str(sys.exc_info()[1])
    yield sys.exc_info()[1] is None


try:
    raise TypeError("of the caller")
except TypeError:
    print(list(handling(3)), sys.exc_info()[1])


def half_handling(depth):
    if depth % 2:
        try:
            raise ValueError(depth)
        except ValueError:
            yield from half_handling(depth - 1)
            yield str(sys.exc_info()[1])
    elif depth:
        yield from half_handling(depth - 1)
        yield str(sys.exc_info()[1])
    yield str(sys.exc_info()[1])
    yield str(sys.exc_info()[1])


print(list(half_handling(6)))
