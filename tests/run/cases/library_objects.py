"""Objects of C classes of the library and of class statements over int, str and dict: made, computed with and released in place."""

import collections
import datetime
import decimal
import enum
import gc
import os.path
import struct
import types
import weakref
from decimal import Decimal


def tell(f, *args):
    try:
        r = f(*args)
        print(type(r).__name__, repr(r))
    except Exception as e:
        print(type(e).__name__, e)


# dates
one = datetime.timedelta(days=1)
day = datetime.date(2020, 2, 28)


class Zone(datetime.tzinfo):
    asked = []

    def utcoffset(self, dt):
        Zone.asked.append("utcoffset")
        return datetime.timedelta(hours=2)

    def dst(self, dt):
        return None


class Day(datetime.date):
    @property
    def year(self):
        return "no year"

    def __add__(self, other):
        return ("added", other)


class Other:
    def __radd__(self, other):
        return ("radd", str(other))

    def __rsub__(self, other):
        return ("rsub", str(other))

    def __eq__(self, other):
        return "equal"

    def __gt__(self, other):
        return "greater"

    __hash__ = None


def dates():
    d = day
    for i in range(3):
        d = d + one
        print(d, d.year, d.month, d.day, d.weekday(), d.toordinal(), d.isoweekday())
    d += one
    print(d, d - day, (d - day).days, (d - day).seconds, (d - day).microseconds, (d - day).total_seconds())
    print(one * 3, 3 * one, one / 2, one // 7, one % datetime.timedelta(hours=7), one // one, one / datetime.timedelta(hours=6))
    print(day < d, day == d, day >= d, one != one * 2, day == 5, one == None)
    for f in (lambda: day + 1, lambda: 1 + day, lambda: day < 1, lambda: datetime.date.max + one, lambda: one // 0, lambda: one * 10**12):
        tell(f)
    print(day + Other(), day - Other(), day == Other(), day < Other())
    x = Day(2021, 1, 1)
    print(x.year, x.month, x + one, x - day, x > day)
    zoned = datetime.datetime(2020, 1, 1, 12, tzinfo=Zone())
    plain = datetime.datetime(2020, 1, 1, 12)
    print(zoned.year, zoned.hour, zoned.tzinfo is zoned.tzinfo, plain.tzinfo, (zoned + one).day, zoned - zoned == one * 0, zoned == plain)
    print(zoned > datetime.datetime(2020, 1, 1, 9, tzinfo=datetime.timezone.utc), Zone.asked)
    tell(lambda: zoned < plain)
    tell(lambda: plain - day)
    print(plain - datetime.datetime(2019, 12, 31), plain + one > plain, plain == day)
    for args in ((2020, 13, 1), (2020, 2), (2020, "1", 1), (b"\x07\xe4\x02\x1c",), (2020, 1, 1.5)):
        tell(datetime.date, *args)
    tell(datetime.timedelta, 1, 2, 3)
    tell(datetime.timedelta, 1.5)
    tell(datetime.timedelta)
    tell(datetime.datetime, 2020, 1, 2, 3, 4, 5, 6)
    tell(datetime.datetime, 2020, 1, 2, 25)
    try:
        day.year = 3
    except AttributeError as e:
        print(e)


# decimal numbers
def decimals():
    d = Decimal(0)
    for i in range(4):
        d += Decimal("1.1")
    print(d, d * 2, 2 * d, d - 1, 1 - d, d / 3, d // 2, d % 3, d**2, -d)
    print(d > 4, d == Decimal("4.4"), d < Decimal("4.5"), d == 4.4, 5 > d)
    for f in (lambda: d + 1.5, lambda: d + "1", lambda: d < "1", lambda: Decimal("x"), lambda: Decimal("1", "2"), lambda: Decimal("sNaN") + 1,
              lambda: Decimal("NaN") < 1, lambda: Decimal("9e999999") * Decimal("9e999999")):
        tell(f)
    with decimal.localcontext() as c:
        c.prec = 3
        c.clear_flags()
        print(Decimal("1.23456") + 0, Decimal("9.999") * Decimal("9.999"), sorted(f.__name__ for f, on in c.flags.items() if on))
        c.traps[decimal.Inexact] = True
        tell(lambda: Decimal("1.23456") + 0)
    print(Decimal(), Decimal(7), Decimal("  12_3.4 "), Decimal(2.5), Decimal((0, (1, 2), -1)))
    x = Decimal("1" * 70)
    print(x + 1, x * x, len(str(Decimal("1" * 50))))

    class Money(Decimal):
        def __add__(self, other):
            return "sum"

    print(Money("1") + 1, Money("1") * 2, type(Money("1") - 1).__name__, Decimal(1) + Money("1"))
    print(Decimal(1) + Other(), Decimal(1) == Other())


# int, str and float extended
class Num(int):
    def double(self):
        return self * 2


class Loud(int):
    def __add__(self, other):
        return ("add", int(self), other)

    def __iadd__(self, other):
        return ("iadd", int(self), other)

    def __eq__(self, other):
        return "eq"

    def __bool__(self):
        return False

    __hash__ = int.__hash__


class Half(float):
    pass


class Tok(str):
    __slots__ = ("kind", "pos")

    def __new__(cls, s, kind, pos=0):
        self = super().__new__(cls, s)
        self.kind = kind
        self.pos = pos
        return self


class Same(str):
    def __eq__(self, other):
        return "same"

    def __len__(self):
        return 99

    __hash__ = str.__hash__


class Odd(str):
    def __new__(cls, s, other=None):
        if other is not None:
            return other
        return str.__new__(cls, s)

    def __init__(self, s, other=None):
        print("init", type(self).__name__, s, other)


class Quiet(str):
    def __new__(cls, what, *rest, **more):
        if what == "fail":
            raise ValueError(what)
        if what == "odd":
            return Odd("made")
        if what == "none":
            return None
        return super().__new__(cls, what)


def derived():
    for i in (0, 5, -3, 2**40, 2**70):
        n = Num(i)
        print(n, n.double(), n + 1, 1 + n, n - n, n // 2, n / 2, n % 7, n ** 2, n & 6, n | 1, n ^ n, n << 2, n >> 1, -n, abs(n), n + 1.5, 0.5 * n)
        print(n == i, i == n, n != i, n < 3, 3 < n, n == float(i), bool(n), hash(n) == hash(i), type(n + 0).__name__, type(+n).__name__, n == True)
        n += 1
        print(n, type(n).__name__)
    tell(lambda: Num(1) // 0)
    tell(lambda: Num(1) + "a")
    tell(lambda: Num("12"))
    tell(lambda: Num("x"))
    tell(lambda: Num(1.7))
    tell(lambda: Num("11", 2))
    tell(lambda: Num())
    tell(lambda: Num(1, 2, 3))
    tell(lambda: Half("1.5") + Half(2))
    tell(lambda: Half("x"))
    x = Loud(3)
    print(x + 1, x - 1, 1 + x, x == 3, 3 == x, bool(x), x * 2)
    x += 4
    print(x)
    for text in ("abc", "", "\xe4", "\u20ac", "\U0001F600x", "a" * 300):
        t = Tok(text, "NAME", 3)
        print(t == text, text == t, t != text, t == "abc", len(t), bool(t), t.kind, t.pos, type(t).__name__, t == Tok(text, "x"), t < "b", hash(t) == hash(text))
    t.kind = ["list"]
    print(t.kind, Tok("a", kind="K").kind, Tok(5, "n") == "5")
    del t.kind
    tell(lambda: t.kind)
    t.kind = 7
    print(t.kind)
    tell(lambda: Tok("a"))
    tell(lambda: setattr(t, "other", 1))
    s = Same("a")
    print(s == "b", "b" == s, len(s), s == Same("a"))
    print(Odd("x") == "x")
    print(Odd("x", 5), Odd("x", Odd("y")) == "y")
    for args in (("ok",), ("fail",), ("odd", 1), ("none",), ("ok", 1, 2)):
        tell(Quiet, *args)
    print(Quiet("ok", a=1), type(Quiet("ok")).__name__)
    tell(lambda: int.__new__(str, 1))
    tell(lambda: int.__new__(bool, 1))
    tell(lambda: str.__new__(Num, "a"))
    print(repr(int.__new__(Num, 3)), float.__new__(Half, "2.5"), str.__new__(Same, 5), type(str.__new__(Same, 5)).__name__)
    Num.__add__ = lambda self, other: "patched"
    print(Num(1) + 1, Num(1) - 1)
    del Num.__add__
    print(Num(1) + 1)
    Num.__new__ = lambda cls, x: int.__new__(cls, 42)
    print(Num(1))
    del Num.__new__
    Num.__init__ = lambda self, x: print("init", x)
    print(Num(2))
    del Num.__init__


# dicts extended
class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class Reads(dict):
    def __getitem__(self, key):
        return ("read", key)


class Key:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        print("compared with", other)
        return other == "a"


def dicts():
    c = collections.Counter()
    for ch in "abracadabra":
        c[ch] += 1
    del c["zz"]
    print(c.most_common(), c["none"], len(c))
    m = Missing(a=1)
    print(m["a"], m["b"], m.get("b"), "b" in m)
    u = Upper()
    u["a"] = 1
    print(u, dict(u))
    r = Reads(a=1)
    print(r["a"], r.get("a"))
    Missing.__getitem__ = lambda self, key: "changed"
    print(m["a"])
    del Missing.__getitem__
    print(m["a"])
    Upper.__setitem__ = dict.__setitem__
    u["b"] = 2
    print(dict(u))
    d = collections.OrderedDict()
    for i in range(8):
        d[i % 5] = i
        d.move_to_end(i % 3 if i % 3 in d else i % 5)
    d["x"] = [1]
    d["x"] = [2]
    print(d, list(reversed(d)))
    tell(lambda: d.move_to_end("nope"))
    tell(lambda: d.move_to_end([]))
    d.move_to_end("x", last=False)
    d.move_to_end(0, False)
    print(list(d))
    e = collections.OrderedDict(a=1)
    e[Key()] = 2
    print(len(e), list(e.items())[0])
    e.move_to_end(Key())

    class Ordered(collections.OrderedDict):
        def __setitem__(self, key, value):
            super().__setitem__(key, ("set", value))

    o = Ordered()
    o["k"] = 1
    print(o["k"])

    class Noisy:
        def __del__(self):
            print("gone", len(d))

    d["n"] = Noisy()
    d["n"] = 1
    print("replaced")


made = {}
exec("""
class Plain:
    def me(self):
        return "me"

class Reader:
    def __getitem__(self, key):
        if key == "fail":
            raise KeyError(key)
        return ("item", key)

    def pick(self, a, b):
        c = b
        return c

    def self(self):
        return self

class Ends:
    def __del__(self):
        print("end")

def fill(p, *names):
    e = Ends()
    for name in names:
        setattr(p, name, e)

def pair(T):
    return T(Ends(), 1)
""", made)


# weak references
class Thing:
    def __init__(self, n):
        self.n = n


def weak():
    t = Thing(3)
    r = weakref.ref(t)
    s = {1, 2, 3}
    q = weakref.ref(s)
    print(r().n, r() is t, q() is s, q() == {1, 2, 3})
    tell(lambda: r(1))
    bound = s.copy
    print(bound(), made["Plain"]().me() == "me", (made["Plain"]().me)())
    del t, s, bound
    gc.collect()
    print(r())

    class Ref(weakref.ref):
        def __call__(self):
            return ("called", super().__call__())

    s = frozenset([5])
    w = Ref(s)
    print(w()[0], w()[1] is s)
    m = weakref.WeakValueDictionary()
    t = Thing(4)
    m["a"] = t
    print(m["a"].n)


# methods of interpreted classes
def trace(f):
    try:
        f()
    except Exception as e:
        tb, at = e.__traceback__, []
        while tb:
            at.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        print(type(e).__name__, e, at)


def methods():
    Reader = made["Reader"]
    r = Reader()
    texts = ["t" + str(i) for i in range(3)]
    for text in texts:
        print(r[text], r.pick(1, text) is text, r.pick(text, text) is text, r.pick(2**70, 5), r.self() is r)
    trace(lambda: r["fail"])
    trace(lambda: r.pick(1))
    trace(lambda: r.missing(1))
    r.__getitem__ = lambda key: "own"
    print(r["a"], r.__getitem__("a"))
    r.pick = lambda *args: ("own", args)
    print(r.pick(1, 2))
    del r.pick
    print(r.pick(1, 2))
    Reader.pick = lambda self, *args: ("class", args)
    print(r.pick(1, 2))
    Reader.pick = staticmethod(lambda *args: ("static", args))
    print(r.pick(1, 2))
    Reader.__getitem__ = lambda self, key: ("changed", key)
    print(r["a"])
    del Reader.__getitem__
    tell(lambda: r["a"])
    try:
        raise ValueError("handled")
    except ValueError:
        trace(lambda: collections.ChainMap({})["none"])
        print(collections.ChainMap({1: 2})[1])


# enumerations
class Color(enum.Enum):
    RED = 1
    GREEN = 2
    LIME = 2
    TEXT = "t"
    PAIR = (1, 2)

    @classmethod
    def _missing_(cls, value):
        return cls.RED if value == "red" else None


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Perm(enum.Flag):
    R = 1
    W = 2


class Weird(enum.Enum):
    A = 1

    def __eq__(self, other):
        return "weird"

    __hash__ = enum.Enum.__hash__


def enums():
    print(Color(1), Color(2), Color("t"), Color((1, 2)), Color(Color.RED), Color("red"), Color(1.0), Color(True))
    tell(lambda: Color(9))
    tell(lambda: Color([]))
    tell(lambda: Color())
    print(Color(1) is Color.RED, Level(2) + 1, Level(1) < Level.HIGH, Level.LOW == 1, Perm(3) == Perm.R | Perm.W, Perm(1), Weird(1).value)
    print(list(enum.Enum("Made", "a b")), enum.IntEnum("More", {"x": 5})(5))
    old = Color.__new__
    Color.__new__ = lambda cls, value: ("patched", value)
    print(Color(1))
    Color.__new__ = old
    print(Color(1))
    call = enum.EnumMeta.__call__
    try:
        enum.EnumMeta.__call__ = lambda cls, value: ("meta", value)
        print(Color(1))
    finally:
        enum.EnumMeta.__call__ = call
    print(Color(2))


# what modules have
def modules():
    m = types.ModuleType("made")
    m.f = lambda x: ("f", x)
    m.C = Thing
    for i in range(3):
        print(m.f(i), m.C(i).n)
    m.f = lambda x: ("new", x)
    print(m.f(1))
    del m.f
    tell(lambda: m.f(1))
    m.__getattr__ = lambda name: lambda x: (name, x)
    print(m.f(2), m.__name__, m.g(3))
    m.f = 5
    tell(lambda: m.f(1))
    keep = os.path
    calls = []
    for i in range(4):
        if i == 2:
            os.path = types.SimpleNamespace(basename=lambda p: ("mine", p))
        calls.append(os.path.basename("/a/b"))
    os.path = keep
    print(calls, os.path.basename("/x/y"), os.path.join("a", "b"))

    def leaves(x):
        del m.h
        return x

    m.h = leaves
    del leaves
    print(m.h([1]))
    exec("def leaves(x):\n    del m.h\n    return leaves, x", {"m": m}, vars(m))
    m.h = m.leaves
    del m.leaves
    tell(lambda: m.h([1]))
    print(struct.unpack("<IH", struct.pack("<IH", 7, 8)), struct.Struct("<H").unpack(struct.Struct("<H").pack(5)))
    tell(lambda: struct.pack("<B", 300))


# how objects go
class Parts(bytes):  # CPython's, as classes that extend bytes are
    def __init__(self, *args):
        self.a = None
        self.b = None


class Slots(int):
    __slots__ = ()


def ends():
    p = Parts(b"x")
    made["fill"](p, "a")
    p = None
    print("after one")
    p = Parts(b"y")
    made["fill"](p, "a", "b")
    p = None
    print("after two")
    p = Parts(b"w")
    r = weakref.ref(p, lambda r: print("callback"))
    p = None
    print("after three", r())
    t = made["pair"](collections.namedtuple("T", "a b"))
    t = None
    print("after four")

    class Local(str):
        def __del__(self):
            print("local", str(self))

    x = Local("v")
    x = None
    print("after five")
    for i in range(100):
        p = Parts(b"many")
        p.a, p.b = i, str(i)
    n = Slots(5)
    n = None
    print("done")


# constants that cross
def constants():
    d = types.MappingProxyType({"abc": "a constant", "x y": 1})
    box = types.SimpleNamespace(v="a constant")
    print(d["abc"] == "a constant", box.v == "a constant", box.v is box.v)
    items = collections.OrderedDict()
    for i in range(3):
        items["key " + str(i)] = "value"
        items["fixed key"] = "value"
    print(items, [k is k for k in items], sorted({"fixed key": 1}), hash("fixed key") == hash("fixed " + "key"))


for f in (dates, decimals, derived, dicts, weak, methods, enums, modules, ends, constants):
    print("--", f.__name__)
    f()
