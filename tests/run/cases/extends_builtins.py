"""Classes that extend list and dict: native objects until they cross, then genuine ones."""

import copy
import functools
import itertools
import json
import pickle
import sys
import weakref
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence


def say(*values):
    """print() without handing the objects to CPython."""
    print(*[str(v) for v in values])


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


class Plain(list):
    pass


class Stack(list):
    """A stack."""

    limit = 5

    def __init__(self, *items, name="s"):
        super().__init__(items)
        self.name = name

    def push(self, x):
        self.append(x)
        return self

    @property
    def top(self):
        return self[-1]

    @classmethod
    def of(cls, items):
        return cls(*items)

    def __repr__(self):
        return f"Stack({super().__repr__()}, {self.name})"


class Loud(list):
    def __getitem__(self, i):
        return ("got", super().__getitem__(i))

    def __setitem__(self, i, x):
        super().__setitem__(i, ("set", x))

    def __delitem__(self, i):
        say("del", i)
        list.__delitem__(self, i)

    def __len__(self):
        return super().__len__() + 100

    def __iter__(self):
        for x in super().__iter__():
            yield ("iter", x)

    def __contains__(self, x):
        return x == "magic" or list.__contains__(self, x)

    def append(self, x):
        list.append(self, ("appended", x))

    def extend(self, xs):
        for x in xs:
            self.append(x)


class Registry(dict):
    def __missing__(self, key):
        self[key] = made = [key]
        return made

    def register(self, f):
        self[f.__name__] = f
        return f


class Node(dict):
    def __init__(self, *args, **kw):
        dict.__init__(self, *args, **kw)
        self.parent = None

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def child(self, **kw):
        n = Node(**kw)
        n.parent = self
        return n


class Checked(dict):
    def __setitem__(self, k, v):
        if not isinstance(k, str):
            raise TypeError(f"bad key {k!r}")
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())

    def __contains__(self, k):
        return super().__contains__(k.lower())

    def get(self, k, default=None):
        return super().get(k.lower(), default)

    def keys(self):
        return ["overridden"]


class Slotted(list):
    __slots__ = ("a", "b")

    def __init__(self, a):
        super().__init__([1, 2])
        self.a = a


class Bare(dict):
    __slots__ = ()


class Mixin:
    def total(self):
        return sum(self)

    def __len__(self):
        return 77


class Before(Mixin, list):
    pass


class After(list, Mixin):
    pass


class Deep(Stack):
    def push(self, x):
        self.pushes = getattr(self, "pushes", 0) + 1
        return super().push(x * 2)


class Ordered(list):
    def __lt__(self, other):
        return len(self) < len(other)

    def __eq__(self, other):
        say("eq")
        return list.__eq__(self, other)

    __hash__ = object.__hash__


class Adding(list):
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return ("radd", other)

    def __iadd__(self, other):
        self.append(("iadd", other))
        return self


class New(list):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = args
        return self


class Fixed(dict):
    def __new__(cls, x):
        return dict.__new__(cls, x=x)

    def __init__(self, x):
        self.update(y=x)


class Attrs(dict):
    """Items as attributes: the instance is its own __dict__."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.__dict__ = self


class Dotted(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


class Cased(dict):
    def __getitem__(self, key):
        return dict.__getitem__(self, key.lower())

    def get_raw(self):
        return super().__getitem__, super().get, self.get

    def get(self, key, default=None):
        return ("own", key)


class Holder:
    pass


def attributes():
    a = Attrs(x=1)
    a.y = 2
    a["z"] = 3
    say(a, a.x, a["y"], a.z, a.__dict__ is a, vars(a) is a, sorted(a), len(a), attempt(lambda: a.nothing))
    del a.x
    say(a, "x" in a, hasattr(a, "x"), a.__dict__ == {"y": 2, "z": 3})
    sys.getsizeof(a)
    a.w = 4
    a["v"] = 5
    say(a, a.w, a.v, a.__dict__ is a, json.dumps(a), copy.copy(a) == a)
    empty = Attrs()
    sys.getsizeof(empty)
    empty.k = 1
    say(empty, empty["k"])
    d = Dotted(x=1)
    d.y = 2
    del d.x
    say(d, d.y, d["y"], attempt(lambda: d.nothing), attempt(lambda: d.__dict__), d.items())
    c = Cased(a=1)
    item, raw, own = c.get_raw()
    say(c["A"], item("a"), raw("a"), own("a"), list(map(item, "a")), list(map(raw, "ab")), list(map(own, "a")))
    item, raw, own = Cased(b=2).get_raw()
    say(list(map(item, "b")), list(map(raw, "bc")), item.__name__, raw.__self__)
    for names in ({"p": 1}, Registry(q=2), Attrs(r=3)):
        h = Holder()
        h.__dict__ = names
        h.more = 1
        say(vars(h) is names, names, attempt(lambda: h.q))
        sys.getsizeof(h)
        h.late = 2
        say(vars(h) is names, names, list(names))
    say("%(k)s %(k)r" % Registry(k=1), "{k}".format(**Registry(k=1)), "{zz}".format_map(Registry()), "%(no)s" % Registry())
    say("ab".translate(Registry({97: "x", 98: None})), bytes(Plain([65, 66])), set(Plain("ab")) == {"a", "b"}, {1, 2}.difference(Plain([1])))
    say([].__len__(), [1].__contains__(1), {}.__len__(), {1: 2}.__getitem__(1), [3].__iter__().__next__(), [1].__eq__([1]), [1].__eq__(3), {}.__or__({1: 2}))
    say(type([].__len__).__name__, type(list.__len__).__name__, type(Plain.__len__).__name__, type(Plain().__len__).__name__, type({}.__getitem__).__name__)
    say(list.__init__, dict.__getitem__, dict.__contains__, list.__add__, attempt(dict.__getitem__, {}), attempt(dict.__setitem__, {}, 1), attempt(dict.__setitem__, [], 1, 2))
    say(list.__new__ is list.__new__, list.__init__ is list.__init__, Plain.__init__ is list.__init__, Plain.append is list.append)
    try:
        raise Exception("x")
    except Exception as e:
        e.__dict__ = Registry(note=5)
        say(e.note)


def lists():
    p = Plain()
    say(p, bool(p), len(p), type(p).__name__, p == [], [] == p, p is p)
    p.append(3)
    p.extend([1, 2])
    p.insert(0, 9)
    p += (7,)
    say(p, p[0], p[-1], p[1:3], type(p[1:3]) is list, type(p) is Plain, len(p))
    p *= 2
    say(p, type(p) is Plain, p + [1], type(p + [1]) is list, [1] + p, p * 2 == p + p, 2 * Plain([1]))
    p.sort()
    say(p, p.index(9), p.count(9), p.pop(), p.pop(0), p.remove(2), p, sorted(p, reverse=True))
    p.reverse()
    p[0] = "x"
    p[1:3] = ["y", "z", "w"]
    del p[-1]
    say(p, list(p), tuple(p), [*p], {*p} == set(p), p.copy(), type(p.copy()) is list, "x" in p, 5 in p)
    say([x for x in p], list(reversed(p)), list(enumerate(p)), list(zip(p, p)), dict(zip(p, p)), max(p, key=str))
    p.extend(p)
    p += p
    say(len(p))
    p[:] = p
    say(len(p))
    p.clear()
    say(p, p == Plain(), p != Plain([1]), Plain([1, 2]) < Plain([1, 3]), Plain([1]) < [2], [3] > Plain([2]), p == 5)
    a, *b = Plain("abc")
    say(a, b, Plain("abc") == list("abc"), Plain(Plain("ab")), Plain(x for x in range(3)))
    say(",".join(Plain("abc")), "%s" % Plain([1]), "{}".format(Plain([1])), f"{Plain([2])!r}", str(Plain([3])))
    say(functools.reduce(lambda x, y: x + y, Plain([1, 2, 3])), sum(Plain([1, 2])), max(*Plain([4, 5])), any(Plain([0])))
    p = Plain([1])
    p.append(p)
    say(p, len(p), p[1] is p)
    p.attribute = 4
    say(p.attribute, vars(p), p.__dict__, hasattr(p, "nothing"))
    del p.attribute
    say(vars(p))
    for args in ((1, 2), (3,), ("ab", "c")):
        say(attempt(Plain, *args))
    say(attempt(Plain, x=1), attempt(hash, Plain()), attempt(lambda: Plain()[0]), attempt(lambda: Plain([1])["a"]))
    say(attempt(lambda: Plain() + 1), attempt(lambda: Plain() + (1,)), attempt(lambda: 1 + Plain()), attempt(lambda: Plain() < 1))
    say(attempt(Plain().append), attempt(Plain().pop), attempt(Plain([1]).remove, 2), attempt(Plain().index, 3), attempt(lambda: Plain().nothing))


def stacks():
    s = Stack(1, 2, name="t").push(3)
    say(s, s.top, s.name, Stack.of("ab"), s.limit, Stack.__doc__, len(s), s == [1, 2, 3], s.push(4).pop())
    d = Deep(1)
    d.push(5).push(6)
    say(d, d.pushes, d.top, isinstance(d, Stack), isinstance(d, list), issubclass(Deep, list), Deep.__mro__, Deep.__bases__, Stack.__base__)
    say(type(d) is Deep, d.__class__.__name__, list.__len__(d), list.__getitem__(d, 0), list.append(d, 1), d)
    push = d.push
    add = d.append
    push(1)
    add(2)
    say(d, list(map(d.__getitem__, [0, 1])), d.__len__(), d.__contains__(2), d.__eq__([1]), d.__lt__([5]), d.__eq__(5))
    say(d.__iadd__([8]) is d, d.__add__([9]), d.__mul__(0), d.__repr__(), d.__iter__().__next__())
    d.__init__(3)
    say(d, d.name)
    list.__init__(d, "xy")
    say(d, d.name)


def loud():
    x = Loud([1, 2])
    x.append(3)
    x[0] = 5
    del x[1]
    say(x[0], len(x), list(x), "magic" in x, 1 in x, 5 in x, repr(x), x == [("set", 5), ("appended", 3)])
    x.extend([4])
    x += [6]
    say(list.__iter__(x).__next__(), sorted(map(str, x)), tuple(x), [*x], x.copy(), x[0:1], x.index(6), x.pop(), bool(Loud()))
    say([y for y in x], max(x, key=repr), list(reversed(x)), x + [1], [0] + x, list(enumerate(x)))
    a, b, *c = x
    say(a, b, c, ",".join(map(str, x)), f"{x}", x.count(6), x * 2)
    y = [0]
    y.extend(x)
    y[1:1] = x
    say(y, list.__len__(x), [] + x, sum(1 for _ in x))


def dicts():
    r = Registry(a=1)
    say(r["a"], r["b"], r, r.get("c"), "c" in r, len(r), list(r), r.setdefault("d", 4), r.pop("a"), attempt(r.pop, "zz"))

    @r.register
    def f():
        return 1

    say(sorted(r), r["f"]() if callable(r["f"]) else None, {**Registry(x=1)}, dict(Registry(y=2)), Registry(z=3) == {"z": 3})
    n = Node({"k": 1}, j=2)
    c = n.child(q=3)
    say(n.k, n.j, c.parent is n, c.q, c, attempt(lambda: c.zz), getattr(c, "zz", 0), n | c, type(n | c) is dict, {"k": 0} | n)
    n |= c
    say(n, type(n) is Node, list(n.items()), list(n.keys()), list(n.values()), list(reversed(n)), n.copy(), type(n.copy()) is dict)
    for k, v in n.items():
        say(k, v)
    del n["k"]
    say(n, attempt(lambda: n["k"]), n.popitem(), n.update(w=5), n, n == {"j": 2, "w": 5}, n != {}, bool(Node()), n.parent)
    say(attempt(lambda: n < n), attempt(hash, n), attempt(Node, 1), attempt(Node, [1]), attempt(dict.__getitem__, n, "nope"))
    h = Checked()
    h["ABC"] = 1
    h.update(DEF=2)
    say(h, h["abc"], h["Abc"], "ABC" in h, "DEF" in h, h.get("aBC"), h.keys(), dict(h), {**h}, list(h), list(h.items()))
    say(attempt(h.__setitem__, 1, 2), h.setdefault("XYZ", 3), h, dict.keys(h), (lambda **kw: kw)(**h))
    d = {}
    d.update(h)
    say(d, d | h, h | d, json.dumps(h))
    say(Registry.fromkeys("ab", 0), type(Registry.fromkeys("ab")) is Registry, dict.fromkeys(Registry(a=1)), Checked.fromkeys(["QQ"]))
    b = Bare(a=1)
    say(b, attempt(setattr, b, "x", 1), attempt(vars, b), attempt(lambda: b.x))
    f = Fixed(5)
    say(f, type(f) is Fixed, attempt(Fixed))


def layouts():
    s = Slotted(5)
    say(s, s.a, attempt(lambda: s.b), attempt(setattr, s, "c", 1), attempt(vars, s))
    s.b = [s.a]
    say(s.b, s)
    say(Before([1, 2]).total(), len(Before([1])), len(After([1])), After([3, 4]).total(), Before.__mro__ == (Before, Mixin, list, object))
    say(attempt(lambda: type("Both", (Plain, Registry), {"__module__": "m"})))
    try:
        class Both(list, dict):
            pass
    except TypeError as e:
        say(e)
    p = Plain([1])
    q = Stack.__new__(Stack)
    say(q[:], attempt(lambda: q.name), attempt(object.__new__, Plain), attempt(list.__new__), attempt(list.__new__, Registry), attempt(list.__new__, 3))
    p.z = 1
    p.__class__ = Stack
    p.name = "changed"
    say(p, type(p) is Stack, p.z, attempt(setattr, p, "__class__", Node), attempt(setattr, p, "__class__", list), attempt(setattr, p, "__class__", Mixin))
    n = New("ab")
    say(n, n.made, list.__new__(New), New.__new__(New, 1))
    say(Plain[int], attempt(lambda: Plain.nothing), Plain.__name__, Plain.__module__ == __name__, Plain.__dict__.keys() >= {"__module__"})
    say(repr(list.__len__), repr(Plain.__len__), repr(dict.__getitem__), type(list.__init__).__name__, Plain.append, list.__hash__, [].__hash__)
    say(isinstance(Plain(), Sequence), isinstance(Plain(), MutableSequence), isinstance(Node(), Mapping), isinstance(Node(), MutableMapping), isinstance(Node(), list))
    say(attempt(list.__len__), attempt(list.__len__, 5), attempt(Plain().__len__, 1), attempt(Plain().__setitem__, 1), attempt(Plain().__getitem__))


def changing():
    class Local(list):
        pass

    x = Local([3, 1, 2])
    say(x, len(x), x.name if hasattr(x, "name") else None)
    Local.__len__ = lambda self: 42
    Local.__getitem__ = lambda self, i: ("late", i)
    Local.append = lambda self, v: self.extend([v, v])
    x.append(0)
    say(len(x), x[0], x, list(x), sorted(x))
    del Local.__len__, Local.__getitem__, Local.append
    say(len(x), x[0])
    x.append(5)
    x.append = "own"
    say(x.append, list(x))
    Local.name = "class"
    say(x.name, [y.name for y in (Local(), Local())])


def operators():
    a, b = Ordered([1, 2]), Ordered([3])
    say(a < b, b < a, a > b, a == b, a != b, a <= b, a == [1, 2], [1, 2] == a, [1, 2] != a, hash(a) == hash(a), {a: 1}[a])
    a.marked = True
    say(a in {a}, sorted([a, b])[0] is b, min(a, b) is b)
    x = Adding([1])
    say(attempt(lambda: x + [1]), 5 + x, [5] + x)
    y = x
    y += 3
    say(x, x is y, x * 2)
    match Plain([1, 2]):
        case [p, q]:
            say("sequence", p, q)
    match Node(a=1):
        case {"a": v, **rest}:
            say("mapping", v, rest)
    match Stack(1):
        case list(whole):
            say("list", whole)
    match Plain():
        case {}:
            say("no")
        case []:
            say("empty")


def crossing():
    p = Stack(1, 2, name="n")
    p.more = [1]
    keep = p.more
    it = iter(p)
    next(it)
    view = p.__dict__
    say(json.dumps(p), json.dumps({"k": Node(a=Plain([1]))}))
    p.push(3)
    p.more.append(2)
    view["late"] = 5
    say(p, p.name, p.more is keep, keep, p.late, list(it), type(p) is Stack, isinstance(p, Stack), p.top, len(p), p[0], p[1:], p == [1, 2, 3])
    p += [4]
    say(p, type(p).__name__, [x for x in p], p.pop(), sorted(p), p.copy(), super(Stack, p).__len__())
    for make in (lambda: Stack(1, name="q"), lambda: Plain([1, [2]]), lambda: Registry(a=[1]), lambda: Slotted(3), lambda: Node(a=1)):
        x = make()
        if type(x) is not Slotted:
            x.extra = [1]
        for y in (copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x)), pickle.loads(pickle.dumps(x, 2))):
            say(y, type(y) is type(x), y == x, y is x, getattr(y, "extra", None), getattr(y, "a", None), getattr(y, "name", None))
    w = Plain([1])
    ref = weakref.ref(w)
    say(ref() is w, id(w) == id(w), ref()[0], w.append(2), ref())
    r = Registry()
    say(functools.reduce(lambda a, x: (a[x], a)[1], "ab", r) is r, r, list(itertools.chain(r)), r["c"], len(r))
    r["d"] = 4
    items = r.items()
    sys.getsizeof(r)
    r["e"] = 5
    say(list(items), len(items), ("e", 5) in items, r.keys() == {"a", "b", "c", "d", "e"}, items)
    x = Loud([1])
    it = list.__iter__(x)
    sys.getsizeof(x)
    x.append(2)
    say(list(it), len(x), x[0], list(x), list.__len__(x), list.copy(x), list.pop(x), x)
    own = Plain()
    own.append(own)
    own.me = own
    sys.getsizeof(own)
    say(own, own[0] is own, own.me is own)
    s = Plain([3, 1, 2])
    s.sort(key=lambda v: (sys.getsizeof(s), v)[1])
    say(s)

    class Item:
        def __eq__(self, other):
            sys.getsizeof(both)
            return False

    both = Loud([Item(), Item()])
    say(list.count(both, 3), list.__eq__(both, [4, 4]), list.index(both, both) if False else "", list.__len__(both))
    add = Plain([1])
    method = add.append
    sys.getsizeof(add)
    method(2)
    say(add, method.__self__ is add)
    late = Plain()
    late.append(sys.getsizeof(late) > 0)
    say(late)
    say(list(map(Plain, ["ab", "c"])), list(map(len, [Plain("ab"), Node(a=1)])), sorted([Plain([2]), Plain([1])]))
    key = Ordered([1])
    table = {key: "v"}
    sys.getsizeof(key)
    say(table[key], key in table, id(key) == id(key))


for part in (attributes, lists, stacks, loud, dicts, layouts, changing, operators, crossing):
    say("--", part.__name__)
    part()


class Counted(tuple):
    def __len__(self):
        print("counted")
        return -65


class Hinted(tuple):
    def __length_hint__(self):
        return -1


class Uncounted(set):
    def __len__(self):
        raise KeyError("len")


for kind in (Counted, Hinted, Uncounted):
    for taken in (lambda o: [*o], list, lambda o: (*o,), lambda o: [].extend(o), lambda o: {*o}, tuple, lambda o: [x for x in o], sorted):
        try:
            print(kind.__name__, taken(kind()))
        except (ValueError, KeyError) as error:
            print(kind.__name__, repr(error))
