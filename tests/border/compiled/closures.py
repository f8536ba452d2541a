"""Functions whose code objects and closures somebody looks at."""

FACTOR = 3


def counter(start, step):
    total = start

    def count(x=1, *more, scale=1, **named):
        """counts"""
        nonlocal total
        total += x * step
        return total * FACTOR + len(more) * scale + sum(named.values())

    return count


class Base:
    def __init__(self, value):
        self.value = value


class Derived(Base):
    def __init__(self, value):
        super().__init__(value + 1)

    def own_class(self):
        return __class__

    def values(self):
        return [self.value * n for n in range(3)]


def thrice(n):
    return sum(x * n for x in range(3))


def numbers(n):
    def each():
        for i in range(n):
            yield i * FACTOR

    return each


def awaited(n):
    async def later():
        return n

    return later


def plus(n):
    return n + 1


def cells(f):
    return [cell.cell_contents for cell in f.__closure__], f.__code__.co_freevars


def empty():
    def f():
        return late

    shown = [cell == cell for cell in f.__closure__]
    late = 1
    return shown, f


def changing(other):
    def f():
        return 1

    was, held = f.__code__, [f]
    shown = [f(), held[0]()]
    f.__code__ = other.__code__
    shown += [f(), held[0](), f.__code__ is other.__code__]
    f.__code__ = was
    return [*shown, f(), held[0](), f.__code__ is was]


def keep(functions):
    return [*functions]


def use(functions):
    return sum(f() for f in functions)
