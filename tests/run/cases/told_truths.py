"""Small methods whose results are only tested: bools, other values, what raises, and functions that were replaced."""

from __future__ import annotations


class Odd:
    def __init__(self, truth: object) -> None:
        self.truth = truth

    def __bool__(self) -> bool:
        print("asked", self.truth)
        if isinstance(self.truth, str):
            raise ValueError(self.truth)
        return bool(self.truth)

    def __eq__(self, other: object) -> object:
        return self.truth

    __hash__ = object.__hash__


class State:
    def __init__(self, a: object, b: object, c: object, n: int = 0) -> None:
        self.a = a
        self.b = b
        self.c = c
        self.n = n

    def plain(self) -> object:
        return self.a

    def either(self) -> object:
        return self.a or (not self.b and self.c)

    def all(self) -> object:
        return self.a and self.b and not self.c

    def negated(self) -> bool:
        return not self.a

    def more(self, n: int) -> bool:
        return self.n > n

    def between(self, low: int, high: int) -> bool:
        return low < self.n < high

    def differs(self, other: object) -> bool:
        return self.a != other

    def nothing(self) -> bool:
        return self.c is None or self.n == 0 or self.b == self.c

    def chosen(self, n: int) -> object:
        if self.n > n:
            return self.a
        elif self.n == n:
            return None
        return self.b if self.c is None else "c"

    def through(self) -> object:
        return self.either()

    def never(self) -> bool:
        return False

    def number(self) -> int:
        return self.n

    def text(self) -> str:
        return ""


class Other(State):
    def plain(self) -> object:
        return self.b


def tests(x: State, n: int) -> str:
    out = ""
    if x.plain():
        out += "p"
    if x.either():
        out += "e"
    if not x.all():
        out += "a"
    if x.negated() or x.more(n):
        out += "n"
    if x.between(0, n) and x.differs(n):
        out += "b"
    out += "0" if x.nothing() else "1"
    while x.chosen(n):
        n += 1
        out += "c"
        if n > 3:
            break
    if x.through():
        out += "t"
    if x.never() or x.number() or x.text():
        out += "r"
    return out


def show(x: State, n: int) -> None:
    try:
        print(tests(x, n))
    except Exception as e:
        print(type(e).__name__, e)


VALUES = (True, False, None, 0, 1, 2**70, 0.0, "", "x", [], [0], (), {}, Odd(True), Odd(0), Odd("fails"))
for value in VALUES:
    for other in (True, False, None, "y"):
        for x in (State(value, other, None), State(other, value, True, 2), Other(other, False, value, 1)):
            for n in range(3):
                show(x, n)
print("-- numbers of other kinds")
for number in (True, 1.5, 2**70, None, "1"):
    show(State(True, False, False, number), 1)  # type: ignore[arg-type]
    show(State(False, True, None), number)  # type: ignore[arg-type]
print("-- attributes that are not there")
x = State(False, True, None)
del x.b
show(x, 1)
print("-- methods replaced and hidden")
x, y = State(True, False, None, 2), Other(False, True, None, 2)
show(x, 1)
x.__dict__["either"] = lambda: print("hidden either")
show(x, 1)
show(y, 1)
State.plain = lambda self: print("replaced plain")  # type: ignore[method-assign]
show(x, 1)
show(State(1, 2, 3), 1)
show(y, 1)
