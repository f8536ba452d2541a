"""Small methods that store several attributes one after the other, on objects that lack some, hide some or are of changed classes."""

from __future__ import annotations

import fractions


class State:
    def __init__(self) -> None:
        self.a = True
        self.b = False
        self.c: object = None

    def __repr__(self) -> str:
        return type(self).__name__

    def none(self) -> State:
        self.a = False
        self.b = False
        self.c = None
        return self

    def take(self, a: object, b: object) -> None:
        self.c = a
        self.a = b  # type: ignore[assignment]
        self.c = (a, b)

    def same(self, n: int) -> State:
        self.b = n  # type: ignore[assignment]
        self.a = n  # type: ignore[assignment]
        return self

    def wait(self) -> State:
        self.b = True
        return self

    def other(self, other: State) -> State:
        other.a = self.b
        other.b = False
        self.b = True
        self.a = False
        return other

    def swap(self) -> None:
        self.a, self.b = self.b, self.a


class Sub(State):
    def __init__(self) -> None:
        super().__init__()
        self.d = 1

    def none(self) -> State:
        self.d = 2
        self.a = True
        return self


class Slotted:
    __slots__ = ("x", "y")

    def both(self, x: float, y: float) -> Slotted:
        self.x = x
        self.y = y
        return self


class Late:
    def fill(self) -> Late:
        self.p = 1
        self.q = 2
        self.r = 3
        return self


def show(x) -> str:
    if isinstance(x, Slotted):
        return f"{x.x} {x.y}"
    return f"{type(x).__name__} {[getattr(x, name, 'absent') for name in 'abcdpqr']}"


def run(x: State, y: State) -> None:
    for f in (
        lambda: x.none(), lambda: x.take(1, "b"), lambda: x.take(fractions.Fraction(1, 2), y), lambda: x.same(7), lambda: x.same(2**70),
        lambda: x.wait(), lambda: x.other(y), lambda: x.other(x), lambda: x.swap(),
    ):
        try:
            result = f()
            print(result is x, result is y, show(x), show(y))
        except Exception as e:
            print(type(e).__name__, e, show(x))
    print(list(vars(x)), list(vars(y)))


def loop(x: State, n: int) -> int:
    count = 0
    for _ in range(n):
        count += x.none().wait().b
    return count


run(State(), State())
run(Sub(), State())
print(loop(State(), 100), loop(Sub(), 3))
print(show(Late().fill()), show(Late().fill().fill()), show(Slotted().both(1, 2.5)), show(Slotted().both(1.5, "y")))  # type: ignore[arg-type]
late = Late()
late.q = 0
print(show(late.fill()), vars(late))
print("-- attributes deleted")
x = State()
del x.b
run(x, State())
x = State()
del x.a, x.b, x.c
print(show(x.none()), vars(x))
print("-- the dict taken")
x = State()
d = x.__dict__
run(x, State())
print(d)
print("-- a property")
stored = []
State.b = property(lambda self: "b", lambda self, v: stored.append(v))
run(State.__new__(State), State.__new__(State))
print(stored)
del State.b
print("-- __setattr__")
State.__setattr__ = lambda self, name, value: (stored.append((name, value)), object.__setattr__(self, name, value))[1]
stored.clear()
x = State()
run(x, x)
print([name for name, _ in stored])
del State.__setattr__
run(State(), Sub())
