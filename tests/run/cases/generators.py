"""Generators: state, send, throw, close, yield from, expressions, infinite ones."""
import itertools


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def echo():
    received = None
    while True:
        try:
            received = yield received
            print("got", received)
        except KeyError as error:
            print("error", error)
            received = "recovered"
        finally:
            print("step")
            if received == "stop":
                return "finished"


def outer(n):
    result = yield from inner(n)
    print("inner returned", result)
    yield from "ab"
    yield from ()
    return "outer done"


def inner(n):
    for i in range(n):
        x = yield i
        if x:
            print("inner got", x)
    return n * 10


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for rest in permutations(items[:i] + items[i + 1:]):
                yield [items[i]] + rest


def with_finally():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


print(list(count(5)), sum(count(10)), list(zip(count(3), count(9))), [*count(2)], max(count(4)), 3 in count(5), dict(enumerate(count(2))))
g = echo()
print(next(g))
print(g.send("one"))
print(g.throw(KeyError("k")))
try:
    g.send("stop")
except StopIteration as stop:
    print("stopped", stop.value)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value)
g = outer(2)
print(next(g), g.send("hello"), next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
print(list(itertools.islice(primes(), 10)), list(tree(3)), list(permutations([1, 2, 3])))
g = with_finally()
print(next(g))
g.close()
g.close()
print(list(g))
g = with_finally()
print(next(g))
g.close()
del g
g = count(1)
try:
    g.send("early")
except TypeError as error:
    print(error)
squares = (x * x for x in range(5) if x % 2 == 0)
print(next(squares), list(squares), list(squares), next(squares, "empty"))


def stop_inside():
    yield 1
    raise StopIteration("bad")


try:
    list(stop_inside())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores_exit()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)
print(type(me).__name__, count.__name__, me.__name__, iter(me) is me)


def pipeline(lines):
    stripped = (line.strip() for line in lines)
    kept = (line for line in stripped if line and not line.startswith("#"))
    return {k: v for k, v in (line.split("=", 1) for line in kept)}


print(pipeline(["# c", "a=1", "", " b = 2=3 "]))


def first_negative(items):
    for i, item in enumerate(items):
        if item < 0:
            yield i, item
            return
    yield "none"


print(list(first_negative([1, -2, -3])), list(first_negative([])))


def accumulate():
    total = 0
    while True:
        value = yield total
        if value is None:
            return total
        total += value


def collect(results):
    while True:
        results.append((yield from accumulate()))


results = []
c = collect(results)
next(c)
for value in (1, 2, None, 10, None):
    c.send(value)
print(results)


# chains of yield from: the innermost is resumed directly, which nobody may notice


def inner(log):
    try:
        got = yield 1
        log.append(("inner got", got))
        try:
            yield 2
        except KeyError as e:
            log.append(("inner caught", str(e), type(e.__context__).__name__))
            yield 3
        return "inner done"
    finally:
        log.append("inner finally")


def middle(log):
    try:
        raise LookupError("handled outside")
    except LookupError:
        result = yield from inner(log)
    log.append(result)
    yield from ()
    yield "middle"
    return "middle done"


def outer(log):
    try:
        log.append((yield from middle(log)))
        yield from failing(log)
    except ZeroDivisionError as e:
        log.append(("outer caught", str(e)))
        yield "after"


def failing(log):
    yield "before"
    yield from (1 // x for x in (1, 0, 1))


def chain():
    log = []
    g = outer(log)
    print(next(g), g.gi_running, g.gi_yieldfrom.__name__, g.send("sent"), g.throw(KeyError("k")), list(g), log)
    log = []
    g = outer(log)
    next(g), next(g)
    g.close()
    print(log, next(g, "ended"))


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(values):
    if not len(values):
        return None
    i = len(values) // 2
    return Tree(tree(values[:i]), values[i], tree(values[i + 1 :]))


def reentrant():
    def deepest():
        for g in (first, second, third):
            try:
                next(g)
            except ValueError as e:
                yield str(e), g.gi_running, g.gi_yieldfrom
            yield "resumed"

    def wrap(g):
        yield "start"
        yield from g

    third = deepest()
    second = wrap(third)
    first = wrap(second)
    print(list(first))


def renamed():
    def g():
        yield 1

    old = g()
    g.__name__, g.__qualname__ = "h", "H"
    new = g()
    new.__name__ = "i"
    print(old.__name__, new.__name__, new.__qualname__)


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield "bottom"
        raise ValueError("at the bottom")


chain()
print(list(tree(range(20))), list(tree([3, 4, 5])), list(tree(range(5))[:0]) if False else range(10)[7:2], range(10)[-3:], range(0, 30, 3)[2:-2])
reentrant()
renamed()
try:
    print(list(deep(50)))
except ValueError as e:
    depth, tb = 0, e.__traceback__
    while tb:
        depth, tb = depth + 1, tb.tb_next
    print(e, depth)
try:
    list(deep(5000))
except RecursionError:
    print("too deep")
