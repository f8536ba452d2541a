"""Classes that extend str: what they override, and the library given their objects."""

import abc
import bisect
import collections
import collections.abc
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import hashlib
import heapq
import html
import io
import itertools
import operator
import string
import sys
import textwrap
import threading
import typing
import urllib.parse
class P(str): pass
class Tok(str):
    def __new__(cls, v, kind="k", **kw):
        self = super(Tok, cls).__new__(cls, v)
        self.kind = kind
        self.__dict__.update(kw)
        return self
class Sub(Tok):
    def __new__(cls, v):
        return super().__new__(cls, v + "!", kind="sub", more=1)
    @classmethod
    def make(cls, x): return cls(x)
    @staticmethod
    def st(x): return P(x)
    def __str__(self): return "S(" + super().__str__() + ")"
class Deep(Sub):
    def __init__(self, *a): super().__init__(); self.deep = a
def tell(f, *args):
    try: r = f(*args)
    except Exception as e: print(type(e).__name__, e)
    else: print(type(r).__name__, repr(r))
def err(name):
    raise KeyError(P(name))
def main():
    t = Tok("a", kind="x", q=1); s = Sub("b"); d = Deep("c")
    print(t.kind, t.q, s.kind, s.more, str(s), s + "", d.deep, str(d), repr(d), Sub.make("z"), Sub.st("p"), type(Sub.st("p")))
    tell(err, "nokey")
    tell(lambda: {}[P("k")])
    tell(lambda: getattr(5, P("nothere")))
    tell(lambda: [].index(P("v")))
    tell(lambda: (_ for _ in ()).throw(ValueError(P("msg"))))
    print(str(ValueError(P("m"))), repr(ValueError(P("m"), 1)), ValueError(P("m")).args, KeyError(P("m")))
    print(string.Template(P("$a b")).substitute(a=P("1")), textwrap.dedent(P("  x")), html.escape(P("<a>")), urllib.parse.quote(P("a b")), decimal.Decimal(P("1.5")), fractions.Fraction(P("1/3")), datetime.date.fromisoformat(P("2020-01-02")), hashlib.md5(P("x").encode()).hexdigest())
    print(",".join(itertools.chain([P("a")], P("bc"))), sorted([P("b"), P("a")], key=str.upper), operator.attrgetter(P("kind"))(t), operator.itemgetter(0)(P("xyz")), operator.methodcaller(P("upper"))(P("u")), bisect.bisect([P("a"), P("c")], "b"), heapq.nsmallest(1, [P("z"), P("y")]))
    print(collections.Counter(P("aab")), collections.Counter([P("a"), "a"]), collections.OrderedDict([(P("k"), 1)]), collections.defaultdict(list, {P("a"): [1]}), collections.namedtuple(P("NT"), P("a b"))(1, 2))
    buf = io.StringIO(P("init")); buf.seek(0, 2); buf.write(P(" more")); print(buf.getvalue()); print(P("printed"), file=buf, end=P("E")); print(buf.getvalue())
    f = functools.lru_cache(lambda x: (x, type(x).__name__)); print(f(P("a")), f("a"), f(P("a")))
    print([x for x in map(P, ["a", "b"])], list(filter(None, [P(""), P("x")])), any([P("")]), all([P("a")]), max(P("a"), P("b"), key=len), dict([P("ab"), P("cd")]), dict(a=P("x")), list(zip(P("ab"), P("cd"))))
    print(P("a") * 3 == "aaa", P("x").join([P("1"), "2"]), P("abc")[::-1], P("abc")[P("xx").__len__():], P("%s-%d") % (P("a"), 5), P("%(x)s") % {"x": P("y")}, "%s %s" % (P("a"), s), "%s" % d, "{!r} {!s}".format(s, s), f"{s} {d!r:>10}")
    a, *b = P("xyz"); print(a, b)
    def kw(**k): return k
    tell(lambda: kw(**{P("z"): 1}))
    tell(lambda: eval(P("t"), {"t": 5}))
    tell(lambda: compile(P("1+"), P("file"), P("eval")))
    tell(lambda: open(P("/nonexistent/x")))
    tell(lambda: __import__(P("os")).sep)
    tell(lambda: isinstance(P("a"), (int, str)))
    tell(lambda: issubclass(P, (int, str)))
    tell(lambda: isinstance(P("a"), collections.abc.Sequence))
    tell(lambda: isinstance(P("a"), collections.abc.Hashable))
    tell(lambda: isinstance(P("a"), typing.Sized if hasattr(typing, "Sized") else object))
    tell(lambda: int(P("0x1f"), 0)); tell(lambda: int(P(" 5 "))); tell(lambda: float(P("nan"))); tell(lambda: bool(P("False"))); tell(lambda: P("a") and P("b")); tell(lambda: P("") or "o")
    tell(lambda: slice(P("a"), 1)); tell(lambda: [1,2][P("a"):]); tell(lambda: range(P("a"))); tell(lambda: P("a") @ 1); tell(lambda: P("a") ** 2); tell(lambda: P("a") | "b"); tell(lambda: ~P("a"))
    tell(lambda: type(P("a"))("b")); tell(lambda: P("a").__class__("c")); tell(lambda: P.__name__); tell(lambda: P.mro()); tell(lambda: vars(t)); tell(lambda: dir(P("a")) == sorted(set(dir(str)) | {"__dict__", "__module__", "__weakref__"}))
    tell(lambda: t.__dict__.update(z=1) or t.z); tell(lambda: delattr(t, "z")); tell(lambda: t.z); tell(lambda: t.upper.__self__ is t)
    t.upper = lambda: "hidden"; print(t.upper(), str.upper(t), t.lower())
    t.__class__ = P; print(type(t), t.kind)
    P.added = lambda self: self * 2; print(P("q").added()); del P.added; tell(lambda: P("q").added())
    E = enum.Enum("E", {P("A"): 1}); print(list(E))
    print(P("a").__eq__("a"), P("a").__ne__("a"), "a".__eq__(P("a")), "a".__lt__(P("b")), str.__contains__("abc", P("b")), "abc".__add__(P("d")), str.join(P("-"), ["a", "b"]), P("x").__hash__() == hash("x"), str.__hash__(P("x")) == hash("x"))
    print("a".__len__(), str.__len__("ab"), "a".__iter__().__class__, [].__class__, "abc".__getitem__(1), "abc".__mul__(2), "abc".__rmul__(2), "%s".__mod__("x"), "x".__rmod__("%s"), "a".__str__(), "a".__repr__(), "a".__hash__() == hash("a"), "a".__contains__("a"))
    for g in (lambda: "a".__add__(1), lambda: "a".__mul__("x"), lambda: "a".__rmod__(5), lambda: "a".__mod__(1), lambda: "a".__getitem__("x"), lambda: "a".__contains__(1), lambda: "a".__eq__(), lambda: str.__len__(), lambda: str.__len__(5), lambda: "a".__new__(str, 1), lambda: "a".__init__(), lambda: "a".__lt__(5), lambda: "a".__format__(5), lambda: "a".__hash__(1), lambda: str.__hash__, lambda: "a".__hash__.__name__, lambda: str.__add__, lambda: "a".__len__, lambda: str.__format__, lambda: str.format, lambda: "a".__str__(1), lambda: type("a".__len__), lambda: type(str.__len__), lambda: type("a".format), lambda: type(str.__format__), lambda: type(str.__getitem__), lambda: str.__getitem__.__objclass__, lambda: str.__new__, lambda: str.__init__):
        tell(lambda: str(g()).split(" at 0x")[0])
    class Local(Tok):
        __slots__ = ("slot",)
        def __init__(self, v): self.slot = v * 2
        def __hash__(self): return 1
        def __eq__(self, o): return NotImplemented
    l = Local("l"); print(l.slot, l.kind, l == "l", "l" == l, l == l, l in ["l"], {l: 1}.get("l"))
    class Cmp(str):
        def __lt__(self, o): print("lt", self, o); return True
        def __gt__(self, o): print("gt", self, o); return False
    print(Cmp("a") < "b", "a" < Cmp("b"), sorted([Cmp("b"), "a", Cmp("c")]), max("x", Cmp("a")), ["a"] < [Cmp("b")], Cmp("a") <= "b")
    class It(str):
        def __iter__(self): return iter(["I", "T"])
        def __len__(self): return 5
        def join(self, x): return "joined"
    it = It("ab"); print(list(it), [*it], "-".join(it), "".join([it, it]), it.join([]), set(it), dict.fromkeys(it), max(it), tell(lambda: len(it)), tell(lambda: bool(it)), it == "ab", tell(lambda: list(reversed(it))), "x".join(It("pq")), tuple(it), str.join(it, "12"))
    class Rep(str):
        def __repr__(self): return P("R")
        def __str__(self): return P("S")
    r = Rep("x"); print(type(str(r)), type(repr(r)), [r], (r,), {r: r}, f"{r}{r!r}", "%s%r" % (r, r), str(r), ValueError(r), repr(ValueError(r)), slice(r, r), collections.deque([r]), {1: r}, "{}".format(r), "{!r:>4}".format(r)); tell(lambda: [].remove(r)); tell(lambda: int(r)); tell(lambda: float(r)); tell(lambda: {}[r]); tell(lambda: range(3).index(r))
    class Bad(str):
        def __str__(self): return 5
        def __hash__(self): raise TypeError("no hash")
        def __bool__(self): raise ValueError("no bool")
        def __eq__(self, o): raise RuntimeError("no eq")
    b = Bad("bad"); tell(lambda: str(b)); tell(lambda: f"{b}"); tell(lambda: hash(b)); tell(lambda: {b: 1}); tell(lambda: not b); tell(lambda: b == 1); tell(lambda: 1 == b); tell(lambda: "bad" == b); tell(lambda: b in ["x"]); tell(lambda: ["x"].index(b)); tell(lambda: "%s" % b); tell(lambda: P(b)); tell(lambda: "".join([b])); tell(lambda: print(b)); tell(lambda: b.upper())
    @dataclasses.dataclass
    class DC: x: P = P("def"); y: Tok = None
    print(DC(), DC(P("a")) == DC("a"), dataclasses.asdict(DC(Tok("t"))), hash((P("a"),)) == hash(("a",)))
    @functools.total_ordering
    class TO(str):
        def __lt__(self, o): return len(self) < len(o)
    tell(lambda: (TO("aaa") > TO("b"), TO("b") <= TO("aa")))
    class WithProp(str):
        @functools.cached_property
        def cp(self): print("computed"); return len(self)
        @property
        def up(self): return self.upper()
        cls_attr = [1]
        def __call__(self, x): return self + x
        def __enter__(self): return self
        def __exit__(self, *a): return True
        def __getattr__(self, n): return "ga:" + n
    w = WithProp("wp"); print(w.cp, w.cp, w.up, w.cls_attr, w("!"), w.zzz, w.upper())
    with w as ww: raise ValueError
    print(ww is w)
    class SetA(str):
        def __setattr__(self, n, v): object.__setattr__(self, n, (v, "set"))
        def __getattribute__(self, n): return "got " + n if n == "special" else str.__getattribute__(self, n)
        def __delattr__(self, n): print("del", n); super().__delattr__(n)
    sa = SetA("s"); sa.x = 1; print(sa.x, sa.special, sa.upper()); del sa.x; tell(lambda: sa.x)
    class Meta(type): pass
    class WM(str, metaclass=Meta): pass
    print(type(WM), WM("a").upper(), type(WM("a")))
    class Ab(abc.ABC, str): pass
    class StrE(str, enum.Enum): A = "a"; B = "b"
    print(StrE.A == "a", StrE("b"), StrE.A.value, {StrE.A: 1}["a"], StrE.A in ("a",), Ab("x") + "y")
    res = []
    shared = [Tok("shared", n=0) for _ in range(20)]
    def work(i):
        out = []
        for n in range(300):
            x = Tok("v%d" % (n % 7), kind=i)
            out.append((x, x.kind, x == "v%d" % (n % 7)))
            shared[n % 20].last = i
            if n % 50 == 0: id(shared[n % 20]); typing.cast(str, x); sys.getsizeof(shared[n % 20])
        res.append(sum(o[2] for o in out))
    ths = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    [x.start() for x in ths]; [x.join() for x in ths]; print(res, all(x == "shared" for x in shared), {x.last for x in shared} <= {0,1,2,3})
main()
main()
