"""Methods that the __dict__ of some objects hides, beside others of their classes that have none."""

from __future__ import annotations


class Base:
    def __init__(self, n: int) -> None:
        self.n = n

    def get(self) -> int:
        return self.n

    def twice(self) -> int:
        return self.get() + self.get()

    def long(self, parts: list[int]) -> list[int]:
        parts.append(self.get())
        return parts


class Sub(Base):
    def get(self) -> int:
        return -self.n


class Apart(Base):
    def twice(self) -> int:
        return 2 * self.get() + 1000


def one(x: Base) -> tuple[int, int, list[int]]:
    return x.get(), x.twice(), x.long([])


def total(xs: list[Base]) -> int:
    found = 0
    for x in xs:
        found += x.get() + x.twice()
    return found


def show(xs: list[Base]) -> None:
    print(total(xs), [one(x) for x in xs])


xs: list[Base] = [Base(1), Base(2), Sub(3), Sub(4), Apart(5)]
show(xs)
print("-- a dict without methods")
d = xs[0].__dict__
show(xs)
print("-- a method in it")
d["get"] = lambda: 100
show(xs)
print(xs[0].get(), xs[1].get())
del d["get"]
show(xs)
print("-- of a derived class")
vars(xs[2])["twice"] = lambda: 7
show(xs)
print("-- methods replaced meanwhile")
Base.get = lambda self: self.n * 10  # type: ignore[method-assign]
show(xs)
d["get"] = lambda: 1
show(xs)
print("-- an object with such a dict becomes one of another class")
d["twice"] = lambda: 3
xs[0].__class__ = Apart  # type: ignore[assignment]
show(xs)
del d["twice"]
show(xs)
print("-- a new __dict__")
xs[1].__dict__ = {"n": 20, "long": lambda parts: "long"}  # type: ignore[assignment]
show(xs)
print("-- a class made later")


class Late(Base):
    def long(self, parts: list[int]) -> list[int]:
        return [*parts, 0]


late: list[Base] = [Late(1), Late(2)]
show(late)
setattr(late[0], "unknown", 1)
late[0].__dict__["long"] = lambda parts: ["late"]
show(late)
