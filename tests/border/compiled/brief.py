"""Functions so small that interpreted code runs their bytecode, and classes that it calls."""


def nothing():
    pass


def add(a, b=1):
    """The sum."""
    return a + b


def upper(text):
    return text.upper()


def pick(a, b=None, *rest, key=0, **more):
    return a if a is not None else b


def clamp(x, low, high):
    if x < low:
        return low
    return high if x > high else x


def divide(a, b):
    c = a
    return c // b


class Box:
    def __init__(self, x, *, name="box"):
        self.x = x
        self.items = [x]
        self.name = name

    def get(self):
        return self.x

    def half(self):
        return self.missing

    @property
    def twice(self):
        return self.x

    @staticmethod
    def less(a, b):
        return a < b

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return 7

    def __add__(self, other):
        return self.x + add(other)

    def fill(self, n):
        for i in range(n):
            self.items.append(i)
        return len(self.items)


class Eight:
    def __init__(self, a, b, c, d, e, f, g, h, i=9):
        self.all = (a, b, c, d, e, f, g, h, i)


class Odd:
    def __init__(self, x):
        self.x = x
        if x:
            return x


class Made:
    def __new__(cls, *args):
        return object.__new__(cls) if args else 5


class Bare:
    pass


def uses(box, n):
    return [add(i) for i in range(n)], box.get(), clamp(n, 0, 3), box.fill(n)
