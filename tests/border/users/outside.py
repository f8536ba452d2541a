"""Interpreted users of compiled classes that CPython has a part in."""

import abc
import collections.abc
import copy
import pickle
import weakref
from unittest import mock

import plain_bases
from compiled import outside as m


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return type(e).__name__, str(e)


class Cube(m.Square):
    def area(self):
        return super().area() * 6


class Text(m.Shape):
    def area(self):
        return len(self.n)


class Still(m.Shape):
    pass


print([c.__name__ for c in m.Shape.log], m.Shape.log[0] is m.Square, m.Shape.log[1] is Cube)
for o in (m.Square(3), Cube(3), Text("abc")):
    print(m.use(o), m.ask(o), type(o).__mro__, isinstance(o, m.Shape), type(type(o)))
print(attempt(Still, 1), attempt(m.Shape, 1), m.Shape.__abstractmethods__, m.Square.__abstractmethods__)
s = m.Square(2)
print(m.change(s) is s, s.n, s.__dict__, weakref.ref(s)() is s, copy.copy(s).n, pickle.loads(pickle.dumps(s)).n)
s.extra = 1
print(vars(s), m.use(s))
m.Square.area = lambda self: -1
print(m.use(s), m.use(Cube(1)))
del m.Square.area
print(attempt(m.use, m.Square(4)))
m.Square.area = lambda self: self.n
print(m.use(m.Square(4)))
with mock.patch.object(m.Shape, "twice", lambda self: "patched"):
    print(m.use(s))
print(m.use(s))

made = m.make()
print([m.ask(o) for o in made], [type(o).__name__ for o in made])
print(made[1].get(), m.Box[int], m.Box[int](3).get(), m.Box.__parameters__, m.Box.__orig_bases__)
print(made[2].answer(), len(made[2]), bool(made[2]), isinstance(made[2], plain_bases.Interface), attempt(hash, made[2]) is not None)
plain_bases.Interface.extra = lambda self: 100
plain_bases.Interface.added = property(lambda self: "added")
plain_bases.Interface.__len__ = lambda self: 0
print(made[2].answer(), made[2].added, len(made[2]), bool(made[2]), m.Implements().added)
plain_bases.Interface.__contains__ = lambda self, x: x == 3
print(3 in made[2], 4 in made[2])
bag = made[3]
bag |= {5, 6}
bag.remove(1)
print(list(bag), bag & {5}, bag == {2, 5, 6}, bag.pop(), len(bag), attempt(bag.remove, 77), isinstance(bag, collections.abc.Set))
collections.abc.Collection.register(m.Square)
print(isinstance(s, collections.abc.Collection), m.ask(s))
print(m.Mixed().get(), m.Mixed.__mro__, m.Metad().hi(), m.Metad.flag, m.Metad.shout(), plain_bases.Meta.made[0] is m.Metad, type(m.Metad))
m.Metad.flag = 7
print(m.Metad().hi())
m.Recorded.x = 1
print(plain_bases.Recorder.seen, m.Recorded().f(), m.Recorded.x)
d = made[4]
d.b.append(5)
print(
    d,
    d.total(),
    m.totals([d, m.Slotted(1)]),
    attempt(setattr, d, "zzz", 1),
    d == copy.deepcopy(d),
    pickle.loads(pickle.dumps(d)),
    m.Slotted.__slots__,
)


class MoreSlots(m.Slotted):
    __slots__ = ("c",)


e = MoreSlots(1)
e.c = 4
print(e, e.total(), m.totals([e]), e.c)


class Late(abc.ABC):
    pass


Late.register(m.Box)
print(isinstance(m.Box(1), Late), issubclass(m.Box, Late), isinstance(s, Late))
print(sorted(k.__name__ for k in m.Shape.__subclasses__()))
m.Square.__bases__ = (m.Shape, Late)
print(isinstance(s, Late), m.use(s), m.Square.__mro__)
