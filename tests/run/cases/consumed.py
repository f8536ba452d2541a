"""Built-ins over generator expressions: values, order, errors, tracebacks, and what a replaced built-in gets to see."""

import builtins
import traceback


def show(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e, type(e.__cause__).__name__, type(e.__context__).__name__)
        print([(entry.name, entry.lineno) for entry in traceback.extract_tb(e.__traceback__)])


def shifted(xs, k):
    return tuple(x + k for x in xs)


def searches(xs):
    return any(x == 3 for x in xs), all(x for x in xs if x != 9), any(x not in xs for x in xs), all(not x for x in xs)


def counts(n):
    return sum(i * i for i in range(n)), min(i for i in range(n)), max(-i for i in range(n)), sorted((i % 3 for i in range(n)), reverse=True)


def joined(xs):
    return ",".join(str(x) for x in xs), set(x % 3 for x in xs), list(x for x in xs)


def sums():
    return sum(x for x in (True, 2, 0.5)), sum(x for x in ()), sum((x for x in [1]), 10)


show(shifted, [1, 2], 10)
show(searches, [1, 2, 3, 0])
show(counts, 10)
show(joined, [3, 4, 5, 6])
show(sums)


def fails(xs):
    return sum(1 / x for x in xs)


def stops(it):
    return list(next(it) for _ in range(5))


def unhashable():
    return set([x] for x in range(2))


def no_number():
    return sum(x for x in (1, "a"))


def empty():
    return min(x for x in ())


def not_comparable():
    return max(x for x in (1, "a"))


def unbound():
    found = tuple(later for _ in range(2))
    later = 1
    return found, later


class NoTruth:
    def __bool__(self):
        raise ValueError("no")


def no_truth():
    return any(NoTruth() for _ in range(2))


def not_iterable(x):
    return tuple(y for y in x)


show(fails, [1, 0])
show(stops, iter([1, 2]))
show(unhashable)
show(no_number)
show(empty)
show(not_comparable)
show(unbound)
show(no_truth)
show(not_iterable, 5)


def caught(xs):
    try:
        return sum(1 / x for x in xs)
    except ZeroDivisionError as e:
        return [entry.name for entry in traceback.extract_tb(e.__traceback__)]


def nested(xs):
    return [any(x == y for y in xs) for x in xs], tuple(sum(x * y for y in xs) for x in xs)


def closures(xs):
    return [f() for f in list((lambda: x) for x in xs)], [f() for f in tuple((lambda x=x: x) for x in xs)]


show(caught, [0])
show(nested, [1, 2])
show(closures, [1, 2, 3])


def closed(n, log):
    try:
        yield from range(n)
    finally:
        log.append(n)


def early():
    log = []
    first = any(x > 1 for x in closed(5, log)), list(log)
    second = any(y == 2 for x in (1, 2) for y in closed(x + 5, log)), list(log)
    third = all(y < 2 for x in closed(3, log) for y in closed(x + 7, log)), list(log)
    try:
        set([y] for x in (1,) for y in closed(20, log))
    except TypeError as e:
        fourth = str(e), list(log)
    return first, second, third, fourth


show(early)


def order(log):
    def note(x):
        log.append(x)
        return x

    sorted((note(x) for x in note([2, 1])), key=note(lambda x: log.append(("key", x)) or x))
    return [x if not callable(x) else "function" for x in log]


show(order, [])


# a built-in that was replaced gets a generator that sees the variables as they are when it runs

kept = []


def later():
    for k in range(3):
        sum(k * 10 + i for i in range(2))
    k = 7
    seen = [list(g) for g in kept]
    sum(k + i for i in range(2))
    del k
    try:
        list(kept[-1])
    except NameError as e:
        seen.append(str(e))
    return seen


def in_a_comprehension():
    kept.clear()
    made = [sum(k + i for i in range(2)) for k in (1, 2)]
    return made, [list(g) for g in kept]


builtins.sum, original = lambda g: kept.append(g), builtins.sum
try:
    kept.clear()
    show(later)
    show(in_a_comprehension)
finally:
    builtins.sum = original


def of_a_generator(xs):
    for x in xs:
        yield tuple(x + y for y in xs)


class Bag:
    size = 3
    items = tuple(i * 2 for i in range(3))

    def total(self):
        return sum(self.size + i for i in self.items)


print(list(of_a_generator([1, 2])), Bag.items, Bag().total(), max(len(w) for w in ("a", "bcd")))


def nothing(found=None):
    if False:

        def found():  # has no code object
            return 1

    return found


def after_it(xs):
    try:
        return sum(1 / x for x in xs)
    except ZeroDivisionError as e:
        return [entry.name for entry in traceback.extract_tb(e.__traceback__)]


show(nothing)
show(after_it, [0])


class Shadowing(type):
    """The variable of the expression has the name of a parameter that is read later, when only CPython looks at it."""

    def __new__(mcs, name, bases, space):
        space["known"] = sorted(set(name for name, value in space.items() if value == 1))
        space["first"] = any(bases for bases in space)
        return super(Shadowing, mcs).__new__(mcs, name, bases, space)


class Shadowed(metaclass=Shadowing):
    one, two = 1, 2


print(Shadowed.__name__, Shadowed.__bases__, Shadowed.known, Shadowed.first)
