"""Dataclasses that are made again for their __slots__."""

from dataclasses import dataclass, field, fields, replace, asdict
import pickle, copy, weakref


@dataclass(slots=True, order=True)
class A:
    x: int
    y: int = 0

    def go(self):
        self.y += 1
        return self.x + self.y

    def plus(self, o):
        return A(self.x + o.x, self.y)


@dataclass(slots=True)
class B(A):
    z: list = field(default_factory=list)

    def go(self):
        return A.go(self) + len(self.z)


@dataclass(slots=True, frozen=True)
class C:
    s: str


def f(fn, *a):
    try:
        return fn(*a)
    except Exception as e:
        return type(e).__name__, str(e)


a = A(1, 2)
print(a, a.go(), a.plus(A(5)), A.__slots__, f(setattr, a, "q", 1), f(lambda: a.__dict__), f(weakref.ref, a))
b = B(1, 2, [3])
print(b, b.go(), B.__slots__, B.__mro__, isinstance(b, A), b == B(1, 3, [3]), a < A(2))
print(fields(B)[2].name, replace(b, x=9), asdict(b), pickle.loads(pickle.dumps(b)) == b, copy.copy(b), copy.deepcopy(b).z is b.z)
print(C("x"), hash(C("x")) == hash(C("x")), f(setattr, C("x"), "s", 1), type(a) is A, A.__name__, A.__qualname__, A.__module__)


class D(B):
    def more(self):
        self.w = 1
        return self.w


d = D(1)
print(d, d.more(), d.__dict__, d.go())
del a.x
print(f(lambda: a.x), A.x, A.go.__name__)
a.x = 5
print(a)
