# What looks at its callers sees each compiled function once, and loggers do what they are told.
import functools
import logging
import traceback
import warnings


def stack():
    frames = traceback.extract_stack()
    return [f.name for f in frames if f.filename == __file__]


def through_two():
    return stack()


def by_c(function):
    return list(map(lambda _: function(), [0]))[0]


def by_sort(function):
    found = []
    sorted([0], key=lambda _: found.append(function()))
    return found[0]


def nested(depth):
    if depth:
        return nested(depth - 1)
    return through_two()


print(through_two(), nested(3))
print(by_c(through_two), by_sort(stack))
print(functools.reduce(lambda a, b: through_two(), [1, 2]))


class Listing(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.getMessage(), record.funcName)


class Counting(logging.Logger):
    asked = 0

    def isEnabledFor(self, level):
        Counting.asked += 1
        return super().isEnabledFor(level)


class Own(logging.Logger):
    def debug(self, msg, *args, **kwargs):
        print("own", msg, args, kwargs)


def speak(logger):
    logger.debug("a %s", 1)
    logger.info("b %s", 2)
    logger.warning("c %s %s", 3, 4)
    logger.error("d")
    logger.critical("e")
    logger.log(10, "f")
    logger.log(25, "g")


log = logging.Logger("one", logging.WARNING)
log.addHandler(Listing())
for _ in range(3):
    speak(log)
log.setLevel(logging.DEBUG)
speak(log)
logging.disable(logging.ERROR)
speak(log)
logging.disable(logging.NOTSET)
log.disabled = True
speak(log)
log.disabled = False
log.debug = lambda *args: print("replaced", args)
speak(log)
del log.debug
log.isEnabledFor = lambda level: level == 10
speak(log)

for kind in (Counting, Own):
    other = kind("two", logging.ERROR)
    other.addHandler(Listing())
    for _ in range(2):
        speak(other)
print(Counting.asked)

quiet = logging.Logger("three", logging.CRITICAL)
quiet.info("once")
for call in (
    lambda: quiet.info(),
    lambda: quiet.info("x", "msg"),
    lambda: quiet.info("x", msg="y"),
    lambda: quiet.info("x", extra={"a": 1}, stack_info=True),
    lambda: quiet.info(msg="x"),
    lambda: quiet.log("high", "x"),
    lambda: quiet.log(20),
):
    try:
        print(call())
    except TypeError as error:
        print(error)

kept = logging.INFO
logging.INFO = 60
quiet.addHandler(Listing())
quiet.info("louder")
logging.INFO = kept
quiet.info("as before")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for _ in range(3):
        warnings.warn("careful")
print([w.lineno for w in caught])


# each operation with a class of which only the method behind it looks at its caller
OPERATIONS = {
    "__getitem__": lambda x: x[1],
    "__setitem__": lambda x: x.__class__.__setitem__ and exec_setitem(x),
    "__delitem__": lambda x: del_item(x),
    "__contains__": lambda x: 1 in x,
    "__iter__": lambda x: list(y for y in x) + [1 in x],
    "__next__": lambda x: next(x),
    "__len__": lambda x: len(x),
    "__reversed__": lambda x: reversed(x),
    "__missing__": lambda x: x["missing"],
    "__index__": lambda x: [1, 2, 3][x],
    "__call__": lambda x: x(),
    "__bool__": lambda x: not x,
}


def exec_setitem(x):
    x[1] = 2


def del_item(x):
    del x[1]


LOOKING = """
import sys
def looking(name):
    def method(self, *args):
        print(name, sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno > 0)
        return {"__iter__": iter([1]), "__len__": 1, "__index__": 1, "__bool__": True, "__contains__": True}.get(name)
    return method
def made(name, base):
    return type("Looks", (base,), {name: looking(name)})()
"""
scope = {}
exec(LOOKING, scope)
for name, operation in OPERATIONS.items():
    x = scope["made"](name, dict if name == "__missing__" else object)
    for _ in range(3):
        operation(x)
items = scope["made"]("__getitem__", object)  # an iteration and `in` without methods of their own
iterator = iter(items)
print(next(iterator), 1 in type("Two", (list,), {})([1]))
