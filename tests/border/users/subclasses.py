import copy, pickle, weakref, unittest, io, json, abc, enum, typing, collections, gc, inspect, sys, types, dataclasses
from unittest import mock
from compiled import subclasses as m


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


print(m.catch(lambda: m.raise_it(m.MyErr, "x")), m.catch(lambda: m.raise_it(m.SubErr, "y", 3)), m.catch(lambda: m.raise_it(ValueError, 1)))


class OutErr(m.MyErr):
    code = 9

    def __init__(self, *a):
        super().__init__("out", a)
        self.more = 1


print(m.catch(lambda: m.raise_it(OutErr, 1, 2)))
e = t(lambda: pickle.loads(pickle.dumps(m.MyErr("pk", None))))
print(type(e), str(e), e.__dict__)
e2 = copy.copy(m.MyErr("c", 4))
print(e2, e2.extra, m.MyErr.__mro__, isinstance(e2, Exception))
print(e2.with_traceback(None) is e2, e2.__traceback__, e2.args, repr(e2))
e2.add_note("n")
print(e2.__notes__)
d = m.D(a=1)
print(d, d["zz"], d, isinstance(d, dict), json.dumps(d), type(d), d.copy(), d | {"q": 1}, len(d), dict(d), {**d}, d.get("no"))
l = m.L([1])
l.append(1)
print(l, l.last, l + [1], type(l + [1]), l[0:1], type(l[:]), sorted(l), json.dumps(l), copy.copy(l), type(copy.copy(l)))
i = m.I(5, "tag")
print(
    i,
    i + 1,
    i + i,
    i == 5,
    hash(i) == hash(5),
    [0] * 10 and list(range(10))[i],
    i * 2,
    f"{i:03d}",
    int(i),
    type(int(i)),
    pickle.loads(pickle.dumps(i)).tag,
    isinstance(i, int),
    {5: "five"}[i],
)
s = m.S("abc")
print(
    s.shout(),
    s + "d",
    type(s + "d"),
    s[0],
    s == "abc",
    {"abc": 1}[s],
    "".join([s, s]),
    s.split("b"),
    isinstance(s, str),
    type(s.upper()),
    f"{s!r:>8}",
    "%s" % s,
    json.dumps(s),
)
tp = m.Tp(1, 2)
print(tp, tp.first(), tp == (1, 2), hash(tp) == hash((1, 2)), tp[1:], type(tp[1:]), tp + (3,), "%s-%s" % tp)
a, b = tp
print(a, b)
print(m.Fl(3).half(), m.Fl(1.5) + 1, m.By(b"ab").up(), sorted(m.St([1]).add2(5)), m.Fs([1]) == {1}, m.C(1, 2) * 2, m.Fl("nan") != m.Fl("nan"))
print(
    list(m.Color),
    m.Color.RED.low,
    m.Color("g"),
    m.Color["GREEN"],
    m.Color.default(),
    m.Color.RED.__class__,
    pickle.loads(pickle.dumps(m.Color.RED)) is m.Color.RED,
    m.Fg.A | m.Fg.B,
    m.Fg.AB,
    m.IE.X + 1,
    m.IE.X < m.IE.Y,
    repr(m.IE.X),
    m.Color.__module__,
    copy.deepcopy(m.Color.RED) is m.Color.RED,
    t(lambda: m.Color(99)),
)
n = m.NT(1)
print(
    n,
    n.tot(),
    n._replace(b="zz").tot(),
    n._asdict(),
    n == (1, "q"),
    m.NT._fields,
    m.NT.__annotations__,
    pickle.loads(pickle.dumps(n)),
    typing.get_type_hints(m.NT),
)
st = m.IntStack().push(1).push(2)
print(st.total(), m.Stack[int], m.Stack[int]().push(1).items, m.IntStack.__orig_bases__, m.Stack.__parameters__, typing.get_type_hints(m.Stack.push))
print(
    m.Sq(3).describe(),
    t(m.Shape),
    isinstance(m.Sq(1), m.HasArea),
    isinstance(1, m.HasArea),
    m.Shape.__abstractmethods__ == {"area", "name"},
    inspect.isabstract(m.Shape),
)


class Circle(m.Shape):
    name = "circle"

    def area(self):
        return 3


print(m.areas([m.Sq(2), Circle()]), issubclass(Circle, m.Shape))


class Duck:
    def area(self):
        return 1

    def describe(self):
        return "duck"


m.Shape.register(Duck)
print(isinstance(Duck(), m.Shape), m.areas([Duck()]), isinstance(Duck(), m.HasArea))
res = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(m.TC).run(res)
print(res.testsRun, res.errors, res.failures)
th = m.Th(4)
th.start()
th.join()
print(th.out, th.is_alive())


@m.CM()
def deco(x):
    print("body", x)
    raise ValueError("sup")


print(deco(1))
with m.CM() as c:
    print(type(c).__name__)
with m.cm(1) as v:
    print(v)
    raise ValueError("in with")
r = m.Rd()
r.write("abc")
print("x", file=r)
print(repr(r.getvalue()))
print(
    json.dumps({"a": {1}, "p": m.Plain}, cls=m.Enc) if 0 else json.dumps({"a": {1}}, cls=m.Enc),
    t(lambda: json.dumps(object, cls=m.Enc)).replace("type", ""),
)
u = m.UD(a=1)
print(u["a"], dict(u), u)
o = m.OD()
o["a"] = 1
o["b"] = 2
print(o)
mm = m.MM()
mm["a"] = 1
mm.update(b=2)
print(dict(mm), mm.pop("a"), list(mm), "b" in mm, mm == {"b": 2}, mm.get("zz"), mm.setdefault("c", 3), len(mm))
p = m.Plain(2)
print(m.use(p), p.slow, p.slow, p.log, p.cached(1), p.disp(1), p.disp("s"), p.__dict__)


class Sub(m.Plain):
    kind = "sub"

    def get(self):
        return super().get() + 1000

    def __lt__(self, o):
        return True


sp = Sub(3)
print(m.use(sp), sp.slow, sp.log, sorted([sp, p])[0] is sp, sp.cached(2), sp.disp(2), vars(sp))


class Sub2(m.Plain):
    @property
    def a(self):
        return 77

    @a.setter
    def a(self, v):
        self._a = v


print(m.use(Sub2(1)))


class Sub3(m.Plain):
    def __getattribute__(self, n):
        return 55 if n == "a" else super().__getattribute__(n)


print(m.use(Sub3(1)))


class Sub4(m.Plain):
    __slots__ = ("zz",)


s4 = Sub4()
s4.zz = 1
print(s4.zz, m.use(s4))
m.Plain.kind = "patched"
print(m.use(p), m.set_cls(), m.Plain.kind, p.kind)
m.Plain.get = lambda self: -5
print(m.use(p), p.call_get())
p.get = lambda: 123
print(m.use(p))
del p.get
print(m.use(p))
with mock.patch.object(m.Plain, "get", return_value=9) as g:
    print(m.use(p), g.call_count)
with mock.patch.object(m.Plain, "get", autospec=True, return_value=9) as g:
    print(m.use(p), g.call_args_list[0].args[0] is p)
with mock.patch("compiled.subclasses.Plain") as P:
    P.return_value.get.return_value = "mock"
    print(m.Plain().get())
print(m.use(m.Plain(4)), t(lambda: m.Plain.nope), t(lambda: m.Plain(1, 2, 3)))
# x = m.Plain(1); x.__class__ = Sub; print(m.use(x), type(x));
# y = t(lambda: setattr(m.Plain(1), "__class__", int)); print(y)
x = m.Plain(1)
x.__dict__ = {"a": 42, "log": []}
print(m.use(x))
x.__dict__["a"] = 43
print(m.use(x), vars(x))
z = m.Plain(8)
vars(z)["a"] = 9
print(m.use(z), z.__dict__ is z.__dict__)
z.a = 10
print(z.__dict__["a"], m.use(z))
del z.__dict__["a"]
print(t(m.use, z))
w = weakref.ref(z, lambda r: print("dead"))
del z
gc.collect()
q = copy.deepcopy(m.Plain([1, [2]]))
print(q.a, copy.copy(q).a is q.a, pickle.loads(pickle.dumps(q)).a)
print(
    m.Ord(1) < m.Ord(2),
    m.Ord(1) >= m.Ord(2),
    m.DC(1, [1]) < m.DC(2),
    m.DC(1),
    t(setattr, m.DC(1), "x", 2),
    hash(m.DC(1)) == hash(m.DC(1)),
    dataclasses.asdict(m.DC(1, [2])),
    dataclasses.replace(m.DC(1), x=5),
    m.DS(3),
    t(setattr, m.DS(), "q", 1),
    dataclasses.fields(m.DC)[0].name,
)
sl = m.Slots(1)
print(
    sl.a,
    t(setattr, sl, "b", 1),
    weakref.ref(sl)() is sl,
    copy.copy(sl).a,
    pickle.loads(pickle.dumps(sl)).a,
    t(lambda: sl.__dict__),
    type(m.Slots.a).__name__,
)
ud = m.UsesDesc()
print(ud.d)
ud.d = 4
print(ud.d, ud.__dict__, type(m.UsesDesc.d).__name__, m.UsesDesc.d.n)
wm = m.WithMeta(3)
print(wm.x, wm.via, m.WithMeta.made, list(m.WithMeta), type(m.WithMeta))


class R1(m.Reg, tag=1):
    pass


print(m.Reg.subs)
dy = m.Dyn()
print(
    dy.foo,
    t(lambda: dy._foo),
    dy[1],
    m.Dyn[int],
    dy(1, a=2),
    list(dy),
    3 in dy,
    bool(dy),
    f"{dy:abc}",
    [0, 1, 2, 3][dy],
    1 + dy,
    dy @ 1,
    -dy,
    divmod(dy, 1),
    round(dy),
    round(dy, 2),
    "".join(reversed(dy)),
    dir(dy),
    sys.getsizeof(dy) >= 1000,
    hasattr(dy, "zz"),
    hasattr(dy, "_z"),
)
dy += 1
print(dy)


class E2(m.DD):
    def who(self):
        return ["E"] + super().who()


class X(m.A):
    def who(self):
        return ["X"] + super().who()


class Y(m.B, X):
    pass


print(m.sup_chain(E2()), m.sup_chain(m.DD()), m.sup_chain(Y()), [c.__name__ for c in Y.__mro__])


class Mix(m.Plain, m.A):
    pass


print(m.use(Mix()), Mix().who())


class Both(m.D, m.A):
    pass


b = Both()
b["k"] = 1
print(b, b.who(), b["new"])
nt = m.newtype("New")
print(nt(4).extra(), nt.__module__, nt.__name__, m.use(nt(1)))
print(
    m.Plain.__name__,
    m.Plain.__qualname__,
    m.Plain.__module__,
    m.Plain.__doc__,
    m.Plain.__dict__["kind"],
    type(m.Plain.__dict__),
    sorted(k for k in m.Plain.__dict__ if not k.startswith("__")),
)
print(
    m.Plain.__subclasses__()[0].__name__,
    inspect.signature(m.Plain),
    inspect.signature(m.MyErr),
    inspect.getmembers(p, inspect.ismethod)[0][0],
    inspect.isclass(m.Plain),
    inspect.getmro(m.DD),
)
m.Plain.__qualname__ = "Q"
m.Plain.__name__ = "Renamed"
print(repr(m.Plain), type(p).__name__)
print(
    type(p.get),
    type(m.Plain.call_get),
    p.call_get.__func__ is m.Plain.call_get,
    p.call_get == p.call_get,
    p.call_get.__self__ is p,
    types.MethodType(m.Plain.call_get, p)(),
)
