"""Attributes whose names are one letter, which lie side by side in an image, read in turn; and of many classes at once."""

from collections import namedtuple
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int = 0
    z: int = 0

    def moved(self, by):
        return Point(self.x + by, self.y + by, self.z - by)

    @property
    def w(self):
        return self.x * self.y


class Far(Point):
    @property
    def y(self):
        return -1


p, q = Point(1), Far(2, 3, 4)
for _ in range(40):
    p, q = p.moved(1), Far(*q.moved(2))
print(p, q, p.w, q.w, q.y, q[1])


def read(o):
    found = []
    for get in (lambda o: o.a, lambda o: o.b, lambda o: o.c, lambda o: o.d, lambda o: o.e, lambda o: o.f, lambda o: o.g, lambda o: o.h):
        try:
            found.append(get(o))
        except AttributeError as e:
            found.append(str(e))
    return found


KINDS = [namedtuple(f"Kind{n}", [c for c in "abcdefgh" if (n >> (ord(c) - 97)) & 1]) for n in range(1, 256, 3)]
for turn in range(3):
    total = 0
    for n, kind in enumerate(KINDS):
        one = kind(*range(len(kind._fields)))
        total += sum(x if isinstance(x, int) else len(x) for x in read(one))
        if turn == 1 and n % 5 == 0:
            kind.a = 100 + n
        if turn == 1 and n % 7 == 0 and "b" in kind._fields:
            kind.b = property(lambda self: self[0] + 1000)
        if turn == 2 and n % 10 == 0:
            del kind.a
    print(turn, total, read(KINDS[0](*range(len(KINDS[0]._fields)))), read(KINDS[84](*range(len(KINDS[84]._fields)))))


class Failing(Point):
    @property
    def x(self):
        raise LookupError("x")

    def __getattr__(self, name):
        return name + "?"


f = Failing(1, 2, 3)
for _ in range(3):
    print(f.y, f.z, f.q, f.v)
    try:
        f.x
    except LookupError as e:
        print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
