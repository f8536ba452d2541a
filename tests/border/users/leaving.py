"""When the generators end that compiled code goes through: where CPython's loops and functions let go of them."""

import inspect
import weakref

from compiled import leaving

# Their argument is seen to go later: it is still the caller's, who has no name for it, where the generator itself has ended.
LATE = {"summed", "tuple_of", "least", "extended", "last", "reduced", "starcall"}


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
    if not inspect.isfunction(f):
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
