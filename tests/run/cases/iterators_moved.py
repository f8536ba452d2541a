"""map, filter and zip over interpreted functions and iterators, stepped by both; interpreted functions that compiled code calls often."""

import itertools
import sys
import traceback

space = {}
exec(
    """
import sys
def double(x): return x * 2
def odd(x): return x % 2
def broken(x):
    if x == 20:
        raise ValueError(x)
    return x
def caller(x): return sys._getframe(1).f_code.co_name
def numbers(n): yield from range(n)
def taken(it, n): return [next(it, "end") for _ in range(n)]
class Counted:
    def __init__(self, n): self.n, self.asked = n, 0
    def __iter__(self):
        self.asked += 1
        return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n
def first(a, *rest): return a
def both(a, b): return a, b
def alike(a, b): return a is b
def handled(x): return sys.exc_info()[0]
def defaults(a, b=2, *, c=3): return a + b + c
def added(a): return a + 1
def counting(n):
    total = 0
    def count(x):
        nonlocal total
        total += x
        return total
    return count
def deeper(f, n): return f(n - 1) if n else 0
""",
    space,
)
double, odd, broken, caller, numbers, taken, Counted = (space[n] for n in ("double", "odd", "broken", "caller", "numbers", "taken", "Counted"))
first, both, alike, handled, defaults = (space[n] for n in ("first", "both", "alike", "handled", "defaults"))
added, counting, deeper = space["added"], space["counting"], space["deeper"]


def windows(n, items):
    return zip(*(itertools.islice(it, i, None) for i, it in enumerate(itertools.tee(items, n))), strict=False)


def pipeline(items):
    return filter(odd, map(added, map(double, items)))


def handed_out():
    for n in (0, 1, 5, 40):
        print(taken(windows(3, numbers(n)), 4), taken(pipeline(numbers(n)), 4), taken(zip(numbers(n), numbers(3), strict=False), 4))
        mixed = pipeline(numbers(n))
        print(next(mixed, None), taken(mixed, 2), next(mixed, None), list(mixed), taken(mixed, 1))
        strict = zip(numbers(n), numbers(5), strict=True)
        try:
            print(taken(strict, 2), list(strict))
        except ValueError as error:
            print(error)
    held = [pipeline(numbers(4)), 1]
    alias = held[0]
    return taken(held[0], 1), alias is held[0], list(alias), alike(alias, held[0])


def asked_for_iterators():
    counted = Counted(30)
    found = taken(map(double, counted), 2)
    more = Counted(30)
    moved = map(double, more)
    return found, counted.asked, [next(moved) for _ in range(20)][-1], list(moved), more.asked


def stepped_often():
    for n in (14, 15, 16, 17, 18, 40):
        out = []
        for x in pipeline(iter(range(n))):
            out.append(x)
        it = map(double, numbers(n))
        begun = [next(it, None) for _ in range(16)]
        print(out == list(range(1, 2 * n, 2)), begun[-1], list(it), next(it, "end"), list(map(double, range(n)))[-1])
        print(sum(map(double, numbers(n))), len(set(map(double, numbers(n)))), max(filter(odd, numbers(n))))
        print([*map(double, map(double, range(n)))][-1], dict(map(both, numbers(n), range(n)))[3])
    return list(map(double, [1, 2, 3] * 10)) == [double(x) for x in [1, 2, 3] * 10]


def failing():
    found = []
    it = map(broken, numbers(30))
    try:
        for x in it:
            found.append(x)
    except ValueError as error:
        found = found[-1], [entry.name for entry in traceback.extract_tb(error.__traceback__)]
    return found, next(it), list(it)[-1]


def callers():
    for n in range(40):
        found = caller(n)
    return set(map(caller, range(40))), found


def seen_by_its_source():
    box = []

    def source():
        for n in range(30):
            if n in (3, 20):
                yield next(box[0])
            else:
                yield n

    space["inner"] = source
    exec("def seen():\n    yield from inner()", space)
    out = []
    box.append(map(double, space["seen"]()))
    try:
        for x in box[0]:
            out.append(x)
    except ValueError as error:
        out.append(str(error))
    return out


def called_often():
    text, native = "".join(["a", "\xe9"]), [1]
    count = counting(0)
    out = []
    for n in range(30):
        out = [added(n), defaults(n), first(n), first(text) is text, alike(text, text), alike(native, native), first(native, 1) is native]
        out += [count(n), both(text, native)]
    try:
        raise KeyError(1)
    except KeyError:
        out += [handled(1) is KeyError, [handled(n) for n in range(3)] == [KeyError] * 3]
    out.append(handled(1))
    for wrong in (lambda: added(), lambda: added(1, 2), lambda: added("a"), lambda: defaults(1, 2, 3)):
        try:
            wrong()
        except TypeError as error:
            out.append((str(error), len(traceback.extract_tb(error.__traceback__))))
    return out


def other_code():
    out = []
    old = added.__code__
    for n in range(6):
        if n == 2:
            added.__code__ = double.__code__
        if n == 4:
            added.__code__ = caller.__code__
        out.append(added(n))
    added.__code__ = old
    added.__name__ = "copy"
    out.append(added(1))
    added.__name__ = "added"
    return out


def down(n):
    return deeper(down, n)


def too_deep():
    print(down(50))
    try:
        down(10**6)
    except RecursionError:
        return sys.getrecursionlimit() > 0, down(20)


def told(function):
    try:
        print(function.__name__, function())
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for function in (handed_out, asked_for_iterators, stepped_often, failing, callers, seen_by_its_source, called_often, other_code, too_deep):
    told(function)
