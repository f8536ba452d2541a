import copy
import inspect
import pickle
import unittest.mock
import weakref

from compiled import classes as c1

P, Q, E, S = c1.P, c1.Q, c1.E, c1.S


def error_of(f):
    try:
        return f()
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


def raises_e():
    raise E(1, 2)


def raises_value():
    raise ValueError("x")


print(P, P.__doc__, P.__name__, P.__module__, P.__mro__, P.__bases__, type(P), P.count)
p = P(3)
print(p, p.x, p.y, p.area(), p.double, P.st(1), P.make(5), P.count, type(p) is P, isinstance(p, P))
print(p == P(3), hash(p), p + p, len(p), p.area.__self__ is p, P.area(p))
q = Q(3)
print(q.area(), isinstance(q, P), issubclass(Q, P), Q.__bases__)
p.z = 5
print(p.z, c1.total([p, q, P(1)]), error_of(lambda: p.nope), error_of(lambda: P()))


class R(P):
    extra = 7

    def area(self):
        return 100


r = R(4)
print(r, r.area(), r.x, c1.total([r]), r.__dict__, r.extra, isinstance(r, P), r.double)
print(c1.catch(lambda: c1.throw(5)), c1.catch(raises_e), c1.catch(raises_value))
try:
    c1.throw(1)
except E as e:
    print(e.args, e.b, type(e) is E, isinstance(e, ValueError), repr(e))
copied = copy.copy(p)
print(copied, copied.z, copied is p, copied.__dict__)
loaded = pickle.loads(pickle.dumps(p))
print(loaded, loaded.z, type(loaded) is P, copy.deepcopy(p) == p)
ref = weakref.ref(p)
print(ref() is p)
P.newattr = 9
P.area = lambda self: -1
print(p.newattr, p.area(), c1.total([p]))
p.__dict__["k"] = 1
p.x = 10
print(p.k, sorted(p.__dict__), p.__dict__["x"], c1.total([Q(1)]))
print(c1.data, c1.add(9), c1.data, len(c1.data), c1.data[0] is c1.data[0])
s = S()
s.b = 2
print(s.a, s.b, S.__slots__, error_of(lambda: s.__dict__))
print(inspect.getsource(P.make), inspect.isgeneratorfunction(c1.gen))
ps = [P(i) for i in range(5)]
print(sorted(ps, key=lambda p: -p.x), {ps[0]: 1}[P(0)])
print(sorted(k for k in c1.__dict__ if not k.startswith("__")))
with unittest.mock.patch.object(c1, "mk", lambda n: "patched"):
    print(c1.mk(1))
print(c1.mk(1)(1))


class Loud(c1.Getter):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


loud = Loud(1)
print(loud.x, c1.use(loud))
getter = c1.Getter(2)
object.__setattr__(getter, "x", 5)
print(c1.use(getter))
print(object.__getattribute__(getter, "x"), c1.use(getter))


# Members of __slots__, called as descriptors.
class Named(c1.S):
    a = "of the class"


class Wider(c1.S):
    pass


def member(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


place = c1.S.a
for slotted in (c1.S(), Wider(), object.__new__(Named), 5):
    for operation in (
        lambda: place.__get__(slotted), lambda: place.__get__(slotted, type(slotted)), lambda: place.__get__(None, c1.S), lambda: place.__set__(slotted, 8),
        lambda: place.__get__(slotted), lambda: object.__getattribute__(slotted, "a"), lambda: place.__delete__(slotted), lambda: place.__delete__(slotted),
        lambda: place.__get__(slotted), lambda: object.__getattribute__(slotted, "a"), lambda: place.__get__(), lambda: place.__set__(slotted),
    ):
        member(operation)


# A special method in __slots__, a member reached by super(), and functions that say they are from elsewhere.
class Deeper(c1.Adapter):
    __slots__ = ()

    def inherited(self):
        return super().x, super().__call__(2)


print(c1.Adapter(3)(1), c1.Adapter(3).__call__(), Deeper(4)(1), Deeper(4).inherited())
function, module = c1.renamed("else.where")
print(function.__module__, function.__qualname__, module)
watched = c1.Watched(4)
print(copy.copy(watched).v, pickle.loads(pickle.dumps(watched)).v, vars(copy.deepcopy(watched)))
