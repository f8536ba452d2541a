"""Closure variables as cell objects, in compiled code, in interpreted code and on the way through a metaclass."""

import enum
import types

interpreted = {}
exec(
    """
import types

def look(cell):
    return cell.cell_contents

def put(cell, value):
    cell.cell_contents = value

def keep(cell):
    global kept
    kept = cell

def kept_contents():
    return kept.cell_contents

def kind(cell):
    return type(cell) is types.CellType
""",
    interpreted,
)


def cells():
    x = 1

    def inner():
        return x

    cell = inner.__closure__[0]
    print(interpreted["look"](cell), interpreted["kind"](cell), isinstance(cell, types.CellType))
    x = 2
    print(interpreted["look"](cell))
    interpreted["put"](cell, 7)
    print(x, inner())
    interpreted["keep"](cell)
    x = 9
    print(interpreted["kept_contents"]())
    print(cell == cell, cell < inner.__closure__[0], cell == types.CellType(9), cell < types.CellType(10))
    try:
        hash(cell)
    except TypeError as error:
        print(error)


class Meta(type):
    def __new__(meta, name, bases, namespace):
        cell = namespace.get("__classcell__")
        made = super().__new__(meta, name, bases, namespace)
        print(type(cell).__name__, cell.cell_contents is made)
        return made


class Losing(type):
    def __new__(meta, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return super().__new__(meta, name, bases, namespace)


class Confusing(type):
    def __new__(meta, name, bases, namespace, cell):
        namespace["__classcell__"] = cell
        return super().__new__(meta, name, bases, namespace)


def told(function):
    try:
        print(function.__name__, function())
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def kept_cell():
    class A(metaclass=Meta):
        def f(self):
            return __class__

    return A().f() is A


def lost_cell():
    class A(metaclass=Losing):
        def f(self):
            return __class__

    return A().f() is A


def wrong_cell():
    class A(metaclass=Confusing, cell=object()):
        def f(self):
            return __class__

    return A().f() is A


class Colour(enum.Enum):
    RED = 1

    def who(self):
        return __class__, super().__repr__()


def members():
    return Colour.RED.who()


def defaults():
    def f(a, b=2, *, k=3):
        return a, b, k

    f.__defaults__ = (7, 8)
    f.__kwdefaults__ = {"k": 9}
    print(f(), f(1))
    f.__kwdefaults__["k"] = 10
    print(f(1))
    del f.__defaults__
    f.__kwdefaults__ = None
    return f(1, 2)


cells()
for function in (kept_cell, lost_cell, wrong_cell, members, defaults):
    told(function)
