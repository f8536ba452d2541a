"""Classes with bases and metaclasses of every kind, derived from and changed by interpreted code."""

import abc, enum, functools, typing, collections, copy, pickle, weakref, dataclasses, unittest, threading, contextlib, io, string, json, argparse, logging
from typing import NamedTuple, Generic, TypeVar, Protocol

T = TypeVar("T")


class MyErr(Exception):
    code = 5

    def __init__(self, msg, extra=None):
        super().__init__(msg)
        self.extra = extra

    def __str__(self):
        return f"MyErr<{self.args[0]}>"


class SubErr(MyErr):
    pass


class D(dict):
    def __missing__(self, k):
        self[k] = k * 2
        return self[k]

    def __setitem__(self, k, v):
        super().__setitem__(k, (v,))


class L(list):
    def append(self, x):
        super().append(x + 1)

    @property
    def last(self):
        return self[-1]


class I(int):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self

    def __add__(self, o):
        return I(int(self) + o, "added")

    def __repr__(self):
        return f"I({int(self)}, {self.tag})"


class S(str):
    def shout(self):
        return self.upper() + "!"

    def __add__(self, o):
        return S(str(self) + "+" + o)


class Tp(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)

    def first(self):
        return self[0]


class Fl(float):
    def half(self):
        return self / 2


class By(bytes):
    def up(self):
        return self.upper()


class St(set):
    def add2(self, x):
        self.add(x)
        self.add(x * 2)
        return self


class Fs(frozenset):
    pass


class C(complex):
    pass


class Color(enum.Enum):
    RED = 1
    GREEN = "g"

    @property
    def low(self):
        return self.name.lower()

    @classmethod
    def default(cls):
        return cls.RED


class Fg(enum.Flag):
    A = enum.auto()
    B = enum.auto()
    AB = A | B


class IE(enum.IntEnum):
    X = 10
    Y = 20


class NT(NamedTuple):
    a: int
    b: str = "q"

    def tot(self):
        return self.a + len(self.b)


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> "Stack[T]":
        self.items.append(x)
        return self


class IntStack(Stack[int]):
    def total(self):
        return sum(self.items)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
    def describe(self):
        return f"{self.name} {self.area()}"


class Sq(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s**2

    @property
    def name(self):
        return "sq"


@typing.runtime_checkable
class HasArea(Protocol):
    def area(self): ...


class TC(unittest.TestCase):
    def setUp(self):
        self.x = 1

    def test_a(self):
        self.assertEqual(self.x, 1)

    def test_b(self):
        with self.assertRaises(MyErr) as cm:
            raise MyErr("q")
        self.assertEqual(cm.exception.args, ("q",))
        for i in range(2):
            with self.subTest(i=i):
                self.assertIn(i, [0, 1])


class Th(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.out = None

    def run(self):
        self.out = self.n * 2


class CM(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *a):
        print("out", a[0])
        return True


@contextlib.contextmanager
def cm(x):
    print("enter", x)
    try:
        yield x + 1
    except ValueError as e:
        print("caught", e)
    finally:
        print("leave")


class Rd(io.StringIO):
    def write(self, s):
        return super().write(s.upper())


class Enc(json.JSONEncoder):
    def default(self, o):
        return ["enc", str(o)] if isinstance(o, (set, Plain)) else super().default(o)


class UD(collections.UserDict):
    def __getitem__(self, k):
        return ("ud", self.data[k])


class OD(collections.OrderedDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        self.move_to_end(k, last=False)


class MM(collections.abc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


class Plain:
    kind = "plain"

    def __init__(self, a=1):
        self.a = a
        self.log = []

    def get(self):
        return self.a

    def call_get(self):
        return self.get() * 10

    @functools.cached_property
    def slow(self):
        self.log.append("computed")
        return self.a * 100

    @functools.lru_cache(maxsize=None)
    def cached(self, n):
        return n + self.a

    @functools.singledispatchmethod
    def disp(self, x):
        return "obj"

    @disp.register
    def _(self, x: int):
        return "int"

    def __lt__(self, o):
        return self.a < o.a


@functools.total_ordering
class Ord:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


@dataclasses.dataclass(order=True, frozen=True)
class DC:
    x: int
    y: list = dataclasses.field(default_factory=list, compare=False)


@dataclasses.dataclass(slots=True)
class DS:
    x: int = 0


class Slots:
    __slots__ = ("a", "__weakref__")

    def __init__(self, a):
        self.a = a


class Desc:
    def __set_name__(self, o, n):
        self.n = n

    def __get__(self, i, o):
        return self if i is None else i.__dict__.get(self.n, "unset")

    def __set__(self, i, v):
        i.__dict__[self.n] = v * 2


class UsesDesc:
    d = Desc()


class Meta(type):
    def __new__(m, n, b, ns, **k):
        c = super().__new__(m, n, b, ns)
        c.made = k
        return c

    def __call__(cls, *a):
        o = super().__call__(*a)
        o.via = "meta"
        return o

    def __iter__(cls):
        return iter([cls.__name__])


class WithMeta(metaclass=Meta, opt=1):
    def __init__(self, x):
        self.x = x


class Reg:
    subs = []

    def __init_subclass__(cls, **k):
        super().__init_subclass__()
        Reg.subs.append((cls.__name__, k))


class Dyn:
    def __getattr__(self, n):
        if n.startswith("_"):
            raise AttributeError(n)
        return "dyn_" + n

    def __getitem__(self, k):
        return k

    def __class_getitem__(cls, k):
        return ("cgi", k)

    def __call__(self, *a, **k):
        return a, k

    def __enter__(self):
        return self

    def __exit__(self, *a):
        return False

    def __iter__(self):
        yield from (1, 2)

    def __contains__(self, x):
        return x == 3

    def __bool__(self):
        return False

    def __format__(self, s):
        return "fmt:" + s

    def __index__(self):
        return 3

    def __radd__(self, o):
        return ("radd", o)

    def __iadd__(self, o):
        return ("iadd", o)

    def __matmul__(self, o):
        return "mat"

    def __neg__(self):
        return "neg"

    def __divmod__(self, o):
        return "dm"

    def __round__(self, n=None):
        return ("round", n)

    def __reversed__(self):
        return iter("rev")

    def __length_hint__(self):
        return 5

    def __dir__(self):
        return ["x", "y"]

    def __sizeof__(self):
        return 1000

    def __del__(self):
        pass


def use(o):
    return o.get(), o.call_get(), o.kind, o.a


def areas(xs):
    return [x.area() for x in xs], [x.describe() for x in xs]


def set_cls():
    Plain.kind = "changed in compiled"
    return Plain.kind


def raise_it(k, *a):
    raise k(*a)


def catch(f):
    try:
        f()
    except MyErr as e:
        return "MyErr", str(e), e.extra, type(e).__name__, e.code
    except Exception as e:
        return "Exc", repr(e)


def sup_chain(o):
    return o.who()


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C2(A):
    def who(self):
        return ["C"] + super().who()


class DD(B, C2):
    def who(self):
        return ["D"] + super().who()


def newtype(n):
    return type(n, (Plain,), {"extra": lambda self: self.a + 1})
