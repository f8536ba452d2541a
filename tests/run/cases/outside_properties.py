"""Properties of objects that are CPython's (enum members, threads), and named tuples."""

import enum
import threading


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return type(e).__name__, str(e)


class Color(enum.Enum):
    RED = 1
    BLUE = "b"

    @property
    def low(self):
        return self.name.lower()

    @property
    def maker(self):
        return lambda x: (self.value, x)

    @property
    def broken(self):
        return self.nothing

    @property
    def inner(self):
        return self._value_

    @classmethod
    def first(cls):
        return cls.RED

    def describe(self):
        return f"{self.name}={self.value} {self.low} {self.inner}"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2

    @property
    def value2(self):
        return self * 2


class Own(enum.Enum):
    A = 1

    @property
    def value(self):
        return "own " + str(self._value_)


class Flags(enum.Flag):
    X = 1
    Y = 2


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self._n = 3

    @property
    def n(self):
        return self._n

    @n.setter
    def n(self, v):
        self._n = v * 10

    @property
    def double(self):
        return self.n * 2

    @property
    def called(self):
        return self.n.bit_length


def enums():
    for _ in range(3):
        for c in Color:
            print(c.name, c.value, c.low, c.maker(2), attempt(lambda: c.broken), c.inner, c.describe())
        print(attempt(setattr, Color.RED, "value", 3), attempt(setattr, Color.RED, "low", 3), Color.first(), attempt(lambda: Color.value))
        print(
            Level.HIGH.value,
            Level.LOW.name,
            Level.HIGH.value2,
            Level.HIGH + 1,
            Own.A.value,
            Own.A.name,
            (Flags.X | Flags.Y).value,
            (Flags.X | Flags.Y).name,
        )
        print({Color.RED: 1}[Color.RED], Color("b") is Color.BLUE, Color["RED"].value)


def threads():
    w = Worker()
    for _ in range(2):
        print(w.n, w.double, w.called(), w.name.startswith("Thread"), w.daemon, attempt(lambda: w.missing))
        w.n = 4
        w.__dict__["n"] = "hidden"
    Worker.n = property(lambda self: "replaced")
    print(w.n, w.double)
    Worker.n = 5
    print(w.n)
    del Worker.n
    print(w.n)


def changed():
    class Plain(threading.Thread):
        @property
        def p(self):
            return self.q

    t = Plain()
    t.q = 1
    print(t.p, t.p)
    Plain.p.fget.__code__ = (lambda self: self.r).__code__
    t.r = 2
    print(t.p)
    del t.r
    print(attempt(lambda: t.p))


enums()
threads()
changed()


def hashes():
    class Odd(enum.Enum):
        A = 1

        def __hash__(self):
            return 7

    class Same(threading.Thread):
        def __eq__(self, other):
            return True

        __hash__ = threading.Thread.__hash__

    class Not(enum.Enum):
        A = 1
        __hash__ = None

    w, s = Worker(), Same()
    for _ in range(2):
        d = {Color.RED: 1, Color.BLUE: 2, Level.LOW: 3, Odd.A: 4, w: 5, s: 6}
        print(d[Color.BLUE], d[Level.LOW], d[1], d[Odd.A], d[w], d[s], Color.RED in d, Worker() in d, hash(Odd.A), attempt(hash, Not.A))
        print(hash(Color.RED) == hash("RED"), hash(w) == object.__hash__(w), hash(s) == object.__hash__(s), {Color.RED, Color.RED} == {Color.RED})
    Worker.__hash__ = lambda self: 3
    print(hash(w), w in {w: 1})
    del Worker.__hash__
    print(hash(w) == object.__hash__(w), w in d)


hashes()


def named():
    import collections
    import typing

    class Pair(typing.NamedTuple):
        x: object
        y: object = 0

        def total(self):
            return self.x, self.y

    Triple = collections.namedtuple("Triple", "a b c", defaults=[7])

    class Slotless(Triple):
        pass

    class Checked(Triple):
        def __new__(cls, a, b):
            return super().__new__(cls, a, b, a + b)

    class Inits(Triple):
        def __init__(self, *args):
            self.seen = args

    for i in range(3):
        p, t, s = Pair(i, "s"), Triple(1.5, None, 2**80), Slotless(i, [i], {i: i})
        s.extra = i
        print(p, t, s, s.extra, p.total(), Pair(i), Triple(1, 2), Checked(1, 2), Inits(1, 2, 3).seen, p == (i, "s"), hash(p) == hash((i, "s")))
        print(attempt(Pair), attempt(Pair, 1, 2, 3), Pair(y=1, x=2), type(p) is Pair, len(t), p._replace(x=9), Pair(Pair(1, 2), b"b"))
    Pair.__new__.__defaults__ = (5,)
    print(Pair(1), Pair(1, 2))
    Pair.__new__ = lambda cls, *args: tuple.__new__(cls, (args, "changed"))
    print(Pair(1, 2))


named()
