"""When the generators end that compiled code goes through: where CPython's loops and functions let go of them."""

import gc
import inspect
import weakref

from compiled import leaving

# Their argument is seen to go later: it is still the caller's, who has no name for it, where the generator itself has ended.
LATE = {"summed", "tuple_of", "least", "extended", "last", "reduced", "starcall"}

APART = {"remembered", "zipped_three"}
SUSPENDED = (inspect.isgeneratorfunction, inspect.iscoroutinefunction, inspect.isasyncgenfunction)


class Manager:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("enter")

    def __exit__(self, *args):
        self.log.append("exit")


def numbers(log, name=""):
    try:
        yield from range(3)
    finally:
        log.append("closed" + name)


def others(f, log):
    """What such a function gets beside the generator."""
    made = {
        "log": log,
        "cm": Manager(log),
        "make": lambda: numbers(log, " inside"),
        "gens": [numbers(log, f" {i}") for i in range(3)],
    }
    return [made[name] for name in list(inspect.signature(f).parameters)[1:]]


def called(f, *args):
    try:
        return f(*args)
    except (ValueError, ZeroDivisionError) as e:
        return repr(e)


for name, f in vars(leaving).items():
    if not inspect.isfunction(f) or name in APART or any(kind(f) for kind in SUSPENDED):
        continue
    for make in (numbers, lambda log: (x for x in numbers(log))):
        log = []
        result = called(f, make(log), *others(f, log))
        print(name, result, log)
    if name not in LATE:
        log = []
        generator = numbers(log)
        reference = weakref.ref(generator, lambda _: log.append("gone"))
        args = [*others(f, log)]
        result = called(f, generator, *args)
        del generator
        print(name, result, log)


for _ in range(50):  # what was kept stays alive
    items = []
    kept = [*leaving.yielding(numbers([])), *leaving.storing(numbers([]), items), *leaving.closing_over(numbers([]))]
    source = numbers([])
    made = leaving.yielding(source)
    first = next(made)
    del made, source
    junk = [numbers([]) for _ in range(10)]
    if _ % 10 == 0:
        gc.collect()
    found = [next(kept[0]), kept[1:3], next(items[0]), kept[3], kept[4](), next(first), len(junk)]
print(found)

for _ in range(20):
    found = leaving.remembered(lambda: iter([1, 2, 3]))
print(found)
log = []
print(leaving.zipped_three(lambda name: numbers(log, " " + name), log), log)
