"""Methods of classes with a common base, whose functions are put under other names, hidden and replaced."""

from __future__ import annotations


class Base:
    def first(self) -> str:
        return f"Base.first of {type(self).__name__}"


class Left(Base):
    def run(self) -> str:
        return f"Left.run of {type(self).__name__}"

    def both(self, n: int) -> int:
        return n + 1

    def __hidden(self) -> str:
        return f"Left.__hidden of {type(self).__name__}"

    def show(self) -> str:
        return self.__hidden()


class Right(Base):
    def walk(self) -> str:
        return f"Right.walk of {type(self).__name__}"

    def two(self, n: int) -> int:
        return n + 2

    def __other(self) -> str:
        return f"Right.__other of {type(self).__name__}"

    def show(self) -> str:
        return self.__other()


class Word:
    short = lambda self: f"short of {type(self).__name__}"  # noqa: E731

    def long(self) -> str:
        return self.short()


def run(x: Left) -> str:
    return x.run()


def both(x: Left, n: int) -> int:
    return x.both(n)


def hidden(x: Left) -> str:
    return x._Left__hidden()


def walk(x: Right) -> str:
    return x.walk()


def given(x: Left, values: list[int]) -> int:
    return x.both(sum(v for v in values))


def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def every():
    for x in (Left(), Right()):
        for f in (run, walk, hidden, Base.first, Left.show, Right.show):
            attempt(f, x)
        attempt(both, x, 1)
        attempt(given, x, [1, 2])
    attempt(Word().long)


every()
print("-- functions of a sibling under other names")
Right.walk = Left.run
Right.two = Left.both
Right._Right__other = Left._Left__hidden
every()
print("-- under their own")
Right.run = Left.run
Right.both = Left.both
every()
print("-- hidden by attributes of the object")
one = Left()
one.run = lambda: "the object's own"
one.__dict__["both"] = lambda n: -n
attempt(run, one)
attempt(both, one, 1)
attempt(given, one, [1])
print("-- another class")
two = Left()
two.__class__ = Right
attempt(run, two)
attempt(walk, two)
two.__class__ = Word
attempt(run, two)
attempt(both, two, 1)
print("-- look-up replaced")
Left.__getattribute__ = lambda self, name: (lambda *args: (name, args))
every()
del Left.__getattribute__
every()
print("-- replaced by what bears another name")


def another(self, n: int = 0) -> object:
    return ("another", n)


Left.run = another
Left.both = another
every()
Left.run = lambda self: "a lambda"
every()
del Left.run, Left.both
every()
