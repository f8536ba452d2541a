"""Classes that extend str, list and dict and define one side of an operator: the other is that of the built-in class."""


def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Mul(str):
    def __mul__(self, n):
        return ("mul", n)


class RMul(str):
    def __rmul__(self, n):
        return ("rmul", n)


class Add(str):
    def __add__(self, x):
        return ("add", x)


class RAdd(str):
    def __radd__(self, x):
        return ("radd", x)


class Mod(str):
    def __mod__(self, x):
        return ("mod", x)


class RMod(str):
    def __rmod__(self, x):
        return ("rmod", x)


class Declines(str):
    def __add__(self, x):
        return NotImplemented

    def __rmod__(self, x):
        return NotImplemented

    def __mul__(self, n):
        return super().__mul__(n)


class LMul(list):
    def __mul__(self, n):
        return ("mul", n)


class LRAdd(list):
    def __radd__(self, x):
        return ("radd", x)


class LAdd(list):
    def __add__(self, x):
        return ("add", x)


class DOr(dict):
    def __or__(self, x):
        return ("or", x)


class DROr(dict):
    def __ror__(self, x):
        return ("ror", x)


class Number:
    def __repr__(self):
        return "Number()"

    def __radd__(self, x):
        return ("number", x)

    def __rmul__(self, x):
        return ("number", x)

    def __rmod__(self, x):
        return ("number", x)


def every(make):
    x = make()
    for y in ("%s", Mul("a"), Mod("b%s"), 2, 1.5, True, [1], {1: 2}, (), Number(), None):
        tell(lambda: x + y)
        tell(lambda: y + x)
        tell(lambda: x * y)
        tell(lambda: y * x)
        tell(lambda: x % y)
        tell(lambda: y % x)
        tell(lambda: x | y)
        tell(lambda: y | x)

    def in_place():
        z = make()
        z += make()
        z *= 2
        return z

    tell(in_place)


for cls in (Mul, RMul, Add, RAdd, Mod, RMod, Declines):
    every(lambda: cls("t%s"))
for cls in (LMul, LRAdd, LAdd):
    every(lambda: cls([3]))
for cls in (DOr, DROr):
    every(lambda: cls({3: 4}))


class Adds(list):
    pass


def in_place(kinds, others):
    for cls in kinds:
        for make in others:
            x, y = cls(), cls()
            try:
                x += make()
            except TypeError as e:
                x = e
            try:
                y *= make()
            except TypeError as e:
                y = e
            print(cls.__name__, type(make()).__name__, x, y)


in_place((list, Adds, LAdd, LRAdd, LMul), (Number, lambda: [1], Adds, LAdd, LRAdd, lambda: "ab", lambda: 3))
