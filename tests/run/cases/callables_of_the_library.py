"""operator and functools, whose callables are native until they cross."""

import copy
import functools
import inspect
import operator
import pickle
import sys
import warnings
from collections import namedtuple
from functools import partial, reduce
from operator import attrgetter, itemgetter, methodcaller

warnings.simplefilter("ignore")


def show(*values):
    print(*map(repr, values))


def fails(f, *args, **names):
    try:
        print("no error:", f(*args, **names))
    except Exception as error:
        print(type(error).__name__, error)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def scaled(self, k=1, *more, by=0):
        return (self.x * k + by, self.y * k + by, more)

    @property
    def both(self):
        return Point(self.y, self.x)


Named = namedtuple("Named", "a b")


def getters(crossed):
    def used(g):
        if crossed:
            eval("repr(g)", {"g": g})
        return g

    pairs = [(3, "a"), (1, "c"), (2, "b")]
    show(sorted(pairs, key=used(itemgetter(0))), sorted(pairs, key=used(itemgetter(1)), reverse=True), max(pairs, key=used(itemgetter(1))))
    show(used(itemgetter(0, 1, -1))("abc"), used(itemgetter("k"))({"k": 1}), used(itemgetter(slice(1, 3)))([1, 2, 3]), used(itemgetter(-1))((1, 2)))
    show(used(itemgetter("a", "b"))({"a": 1, "b": 2}), used(itemgetter(1))(Named(1, 2)), used(itemgetter(True))("xy"))
    p = Point(1, 2)
    show(used(attrgetter("x"))(p), used(attrgetter("x", "y"))(p), used(attrgetter("both.both.x"))(p), used(attrgetter("a"))(Named(5, 6)))
    show([attrgetter("y")(q) for q in (p, Named) if hasattr(q, "y")], sorted([p, Point(0, 9)], key=used(attrgetter("x")))[0].y)
    show(used(methodcaller("scaled"))(p), used(methodcaller("scaled", 2))(p), used(methodcaller("scaled", 2, 3, 4, by=1))(p))
    show(used(methodcaller("upper"))("abc"), used(methodcaller("split", ","))("a,b"), used(methodcaller("replace", "a", "b"))("aa"))
    fails(used(itemgetter(5)), (1,))
    fails(used(itemgetter("a")), {})
    fails(used(itemgetter(0)), 5)
    fails(used(itemgetter(0)))
    fails(used(itemgetter(0)), 1, 2)
    fails(used(itemgetter(0)), a=1)
    fails(used(attrgetter("none")), p)
    fails(used(attrgetter("x.none")), p)
    fails(used(attrgetter("x")))
    fails(used(methodcaller("none")), p)
    fails(used(methodcaller("scaled", wrong=1)), p)
    fails(used(methodcaller("scaled")))
    for make in (lambda: itemgetter(1), lambda: itemgetter(1, "a"), lambda: attrgetter("a", "b.c"), lambda: methodcaller("f", 1, k=2)):
        g = used(make())
        show(g, type(g), callable(g), pickle.loads(pickle.dumps(g)), copy.copy(g), g == g, g == make(), isinstance(g, itemgetter), {g: 1}[g])
        fails(lambda: g.nothing)
    g = used(itemgetter(0))
    show(eval("g", {"g": g}) is g, list(map(g, ["ab", "cd"])), list(filter(g, [[0], [1]])))


def words():
    fails(itemgetter)
    fails(itemgetter, a=1)
    fails(attrgetter)
    fails(attrgetter, 1)
    fails(attrgetter, "a", 1)
    fails(methodcaller)
    fails(methodcaller, 1)
    fails(partial)
    fails(partial, 1)
    fails(partial, func=max)
    fails(reduce)
    fails(reduce, max)
    fails(reduce, max, 1)
    fails(reduce, max, [])
    fails(reduce, 1, [1, 2])
    fails(reduce, max, [1], 2, 3)
    fails(operator.add, 1)
    fails(operator.add, 1, 2, 3)
    fails(operator.add, 1, "a")
    fails(operator.getitem, [], 1)
    fails(operator.lt, 1, "a")
    fails(operator.not_)


def add3(a, b, c=0, **names):
    return (a, b, c, names)


def partials(crossed):
    def used(p):
        if crossed:
            eval("repr(p)", {"p": p})
        return p

    show(used(partial(add3, 1))(2), used(partial(add3, 1, 2))(3), used(partial(add3, c=5))(1, 2), used(partial(add3, 1, c=5))(2, c=6, d=7))
    show(used(partial(add3, 1, x=1, y=2))(2, 3, y=3, z=4), used(partial(max, 3))(5), used(partial(int, base=2))("101"), used(partial(add3))(1, 2))
    show(list(map(used(partial(pow, 2)), range(4))), sorted([3, 1, 2], key=used(partial(operator.mul, -1))), used(partial(Point(1, 2).scaled, 3))(by=1))
    p = used(partial(add3, 1, c=2))
    show(p.func is add3, p.args, p.keywords, type(p), callable(p), p == p, p == partial(add3, 1, c=2), isinstance(p, partial))
    p.keywords["c"] = 9
    show(p(2))
    p.extra = 5
    show(p.extra, p.__dict__, p(3))
    fails(lambda: p.nothing)
    fails(lambda: p(1, 2, 3, 4))
    fails(used(partial(add3)))
    q = partial(p, 7)
    show(q(), q.args, partial(partial(add3, 1), 2).args, str(inspect.signature(used(partial(add3, 1)))))
    show(pickle.loads(pickle.dumps(used(partial(max, 1, default=2)))), copy.copy(used(partial(max, 1))).args)
    r = used(partial(add3, 1))
    show(eval("r(2)", {"r": r}), eval("r", {"r": r}) is r, r(2), repr(partial(max, 1)), repr(partial(max)))

    class Holder:
        method = used(partial(add3, 1))
        static = staticmethod(partial(add3, 2))

    show(Holder().method(2), Holder.method(2), Holder().static(3))
    nested = partial(reduce, operator.add)
    show(nested([1, 2, 3]), nested(["a", "b"]))


class Sub(partial):
    pass


def reductions():
    show(reduce(operator.add, range(5)), reduce(operator.mul, [1, 2, 3], 10), reduce(lambda a, b: a + b, "abc"), reduce(max, [3]), reduce(max, [], 7))
    show(reduce(lambda a, kv: {**a, kv[0]: kv[1]}, {"a": 1, "b": 2}.items(), {}), functools.reduce(operator.or_, [{1}, {2}]), reduce(operator.and_, [7, 3]))
    fails(reduce, lambda a, b: a // b, [1, 0])
    show(operator.add("a", "b"), operator.sub(5, 3), operator.truediv(1, 2), operator.floordiv(7, 2), operator.mod(7, 4), operator.pow(2, 70), operator.matmul)
    show(operator.lt(1, 2), operator.eq([], []), operator.ne(1, 2), operator.ge("a", "b"), operator.neg(3), operator.invert(5), operator.not_([]), operator.truth([0]))
    show(operator.is_(None, None), operator.is_not(1, None), operator.contains([1], 1), operator.getitem("abc", 1), operator.concat([1], [2]), operator.xor(5, 1))
    a = [1]
    b = operator.iadd(a, [2])
    show(a is b, a, operator.imul(3, 4), operator.ior({1}, {2}))
    show(operator.add, operator.add.__name__, operator.add is operator.__add__, pickle.loads(pickle.dumps(operator.add)) is operator.add, reduce.__name__)
    show(list(map(operator.add, [1, 2], [3, 4])), list(map(operator.itemgetter(0), [(1,), (2,)])), inspect.signature(operator.add) is not None)
    s = Sub(add3, 1)
    s.name = "s"
    show(s(2), s.name, isinstance(s, partial), type(s).__mro__[1] is partial)


getters(False)
getters(True)
words()
partials(False)
partials(True)
reductions()
show(sys.version_info >= (3, 11))
