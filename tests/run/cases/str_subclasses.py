"""Classes that extend str."""

import copy
import json
import os.path
import pickle
import re
import sys
import weakref


class Plain(str):
    pass


class Token(str):
    __slots__ = ("type", "value", "line")

    def __new__(cls, type, value, line=None):
        inst = super().__new__(cls, value)
        inst.type = type
        inst.value = value
        inst.line = line
        return inst

    @classmethod
    def at(cls, other, line):
        return cls(other.type, other.value, line)

    def __reduce__(self):
        return (self.__class__, (self.type, self.value, self.line))

    def __repr__(self):
        return f"Token({self.type!r}, {self.value!r})"

    def __eq__(self, other):
        if isinstance(other, Token) and self.type != other.type:
            return False
        return str.__eq__(self, other)

    __hash__ = str.__hash__


class Named(str):
    def __init__(self, text, more=0):
        self.more = more

    @property
    def twice(self):
        return self + self


class Marked:
    mark = "m"

    def marked(self):
        return f"<{self.mark}:{self}:{len(self)}>"


class Text(Marked, str):
    def __new__(cls, data, raw=None):
        if raw is not None:
            raise TypeError("raw")
        return str.__new__(cls, data)

    def __init__(self, data, raw=None):
        self.raw = raw
        self.parent = None


class Child(Text):
    mark = "c"


class Shouts(str):
    def __str__(self):
        return self.upper() + "!"

    def __format__(self, spec):
        return f"[{spec}]"


class Shown(str):
    def __str__(self):
        return "shown " + str.__str__(self)


class Reprs(str):
    def __repr__(self):
        return "Reprs()"


class Odd(str):
    def __len__(self):
        return 7

    def __bool__(self):
        return False

    def __getitem__(self, i):
        return ("item", i)

    def __contains__(self, x):
        return x == "odd"

    def __iter__(self):
        return iter([1, 2])

    def __add__(self, other):
        return ("add", str(self), other)

    def __radd__(self, other):
        return ("radd", other, str(self))

    def __mul__(self, n):
        return ("mul", n)

    def __rmul__(self, n):
        return ("rmul", n)

    def __mod__(self, x):
        return ("mod", x)

    def __rmod__(self, x):
        return ("rmod", x)

    def __lt__(self, other):
        return "lt"

    def __hash__(self):
        return 5

    def __eq__(self, other):
        return other == "same"

    def upper(self):
        return "UP"


class Empty(str):
    def __len__(self):
        return 0


class Answers(str):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "answer " + name


class Small(str):
    __slots__ = ()


class Cased(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())


def tell(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print(type(r).__name__, repr(r))


def making():
    print(repr(Plain()), repr(Plain("a")), repr(Plain(12)), repr(Plain(b"ab", "ascii")), repr(Plain(object="x")))
    tell(Plain, 1, 2)
    tell(lambda: Plain("a", "b"))
    tell(lambda: Plain("a", nothing=1))
    t = Token("NAME", "abc", 3)
    print(repr(t), t, t.type, t.value, t.line, type(t) is Token, isinstance(t, str), isinstance(t, Token), isinstance(t, Plain))
    print(repr(Token.at(t, 9)), Token.at(t, 9).line)
    tell(lambda: t.other)
    tell(lambda: setattr(t, "other", 1))
    n = Named("ab")
    print(n, n.more, n.twice, vars(n))
    tell(lambda: Named("ab", 1))
    tell(lambda: Named())
    n.more = 5
    n.other = [1]
    print(n.more, n.other, vars(n))
    del n.more
    tell(lambda: n.more)
    x = Text("data")
    print(x, x.raw, x.parent, x.marked(), Child("cc").marked(), type(Child("cc")).__mro__[1:])
    tell(lambda: Text("a", 1))
    print(str.__new__(Plain, 5), type(str.__new__(Plain, 5)), type(str.__new__(Child, "x")).__name__, str.__new__(str, 5))
    tell(lambda: str.__new__(int, 5))
    tell(lambda: str.__new__(5))
    tell(lambda: str.__new__())
    tell(lambda: object.__new__(Plain))
    tell(lambda: Plain.__new__(Token, "x").upper())
    tell(lambda: Token.__new__(Plain, "a", "x"))
    print(type(Plain(Shown("a"))), Plain(Shown("a")), Plain(Plain("q")), repr(Plain(Token("A", "b"))))
    small = Small("s")
    tell(lambda: setattr(small, "x", 1))
    tell(lambda: small.__dict__)
    print(type("Made", (str,), {"__module__": "here", "f": lambda self: self + "!"})("made").f())
    print(Plain.__bases__, Plain.__mro__, Plain.__base__, issubclass(Plain, str), Text.__base__)
    tell(lambda: type("Both", (Token, Named), {}))
    tell(lambda: type("Both", (str, list), {}))
    tell(lambda: type("Both", (str, int), {}))


def methods(made):
    for r in (made().upper(), made().lower(), made().strip(), made()[:], made()[1:], made()[0], made() + "", made() + "x", "x" + made(), made() * 1, made() * 2, 2 * made(), made() % (), Plain("%s") % 5,
              "%s" % made(), "".join([made()]), ",".join([made(), made(), "x"]), made().join("ab"), made().join([made(), made()]), str(made()), repr(made()), format(made()), format(made(), ">14"), f"{made()}", f"{made()!r}",
              f"{made():>14}", f"<{made()}>", made().replace("l", "L"), made().replace(Plain("l"), Plain("LL")), "allo".replace(made(), "x"), made().center(20), made().zfill(3), made().title(),
              made().ljust(20, Plain("*")), made().removeprefix(Plain("Hello")), made().removesuffix("World"), made().casefold(), made().swapcase(), made().expandtabs(), made().translate({72: "J"})):
        print(type(r).__name__, r)
    for r in (made().split(), made().split(Plain(", ")), "a-b".split(Plain("-")), made().partition(Plain(", ")), made().splitlines(), made().encode(), made().find(Plain("W")), "xx".find(made()),
              made().startswith(Plain("He")), "Hello, World".startswith((made(), "q")), made().endswith((Plain("d"),)), made().count(Plain("l")), made().index("W"), made().isascii(),
              made() in "Hello, World!", "World" in made(), Plain("o") in made(), len(made()), bool(made()), bool(Plain("")), list(Plain("abc")), tuple(Plain("ab")), sorted(Plain("cba")),
              [c for c in Plain("xyz")], max(Plain("abc")), set(Plain("aa")), dict.fromkeys(Plain("ab")), list(reversed(Plain("abc"))),
              list(enumerate(Plain("ab"))), list(zip(Plain("ab"), "cd")), [*Plain("ab")], made() == "Hello, World", "Hello, World" == made(), made() != "x", made() < "I", "I" > made(),
              made() <= made(), made() >= Plain("A"), hash(made()) == hash("Hello, World"), (lambda x: x is x)(made()), made() is str(made()), made().__len__(), made().__eq__("x"), made().__eq__(5), made().__add__("!"), made().__contains__("o"),
              made().__getitem__(1), made().__hash__() == hash(made()), made().__str__(), made().__repr__(), Plain("ab").format(1), type(Plain("ab").format(1)).__name__, type(Plain("a{}").format(1)).__name__, type(Plain("ab").format_map({})).__name__, made().__mod__(()), made().__rmod__("%s"), made().__mul__(2), made().__getnewargs__(), made().__format__(""),
              made().__format__(">15"), made().__lt__("a"), str.upper(made()), str.__len__(made()), str.__eq__(made(), "x"), list(map(str.upper, [made(), "a"])), sum(len(x) for x in [made(), "a"]),
              int(Plain("12")), float(Plain("1.5")), complex(Plain("1j")), int(Plain("ff"), 16), ord(Plain("a")), bytes(Plain("ab"), "utf-8"),
              sorted([Plain("b"), "a", Plain("c"), "B"]), min([Plain("b"), "a"]), "%-5s|" % Plain("a"), "%r" % Plain("a"), "%(a)s" % {Plain("a"): 1}, "%c" % Plain("x"),
              "{} {a}".format(made(), a=made()), "{0[0]}".format(made()), "{:>5}".format(Plain("a")), made().isidentifier(), print(made(), made(), sep=Plain("-")), Plain("é"), Plain("日本") + "語",
              made().maketrans("a", Plain("b")), Plain("a").__sizeof__() > 10, Plain.upper(made()), made().__class__, made().__doc__ is None, eval(Plain("1+1"))):
        print(r)
    a, b = Plain("xy")
    print(a, b, type(a))
    for f in (lambda: made() + 1, lambda: 1 + made(), lambda: made() - 1, lambda: made()[99], lambda: made()["a"], lambda: made().nothing, lambda: made() < 1, lambda: int(made()), lambda: float(made()), lambda: int(made(), 16),
              lambda: ord(made()), lambda: "%d" % made(), lambda: made() % 5, lambda: made() * "a", lambda: made().join([1]), lambda: "".join([made(), 1]), lambda: made().split(1), lambda: made()(), lambda: -p,
              lambda: sum([made()], made()), lambda: bytes(made()), lambda: made().__setitem__, lambda: made().index("zz"), lambda: format(made(), "d"), lambda: format(5, Plain("q")), lambda: format(5, Plain("03")),
              lambda: getattr(made(), Plain("upper"))(), lambda: setattr(made(), Plain("attr"), 7), lambda: made().attr, lambda: hasattr(made(), Plain("attr")), lambda: chr(made()), lambda: [1][made()],
              lambda: sys.intern(made()), lambda: made().upper(1), lambda: made().__len__(1), lambda: str.upper(5), lambda: str.upper(), lambda: made().__add__(1), lambda: int(Reprs("x")), lambda: float(Reprs("x")),
              lambda: "a" in made(), lambda: 1 in made(), lambda: made() in 5, lambda: dict(**{Plain("a"): 1}), lambda: (lambda **k: k)(**{Plain("b"): 2}), lambda: (lambda a: a)(**{Plain("a"): 3})):
        tell(f)
    p = made()
    f = p.upper
    print(f(), f.__self__ is p, f.__name__, made().find.__qualname__)
    s = "a"
    s += made()
    p += "!"
    print(s, type(p), p)


def overriding():
    s = Shouts("hey")
    print(str(s), "%s" % s, f"{s}", f"{s:x}", format(s), "{}".format(s), s + "", "".join([s, s]), repr(s), [s], s.upper(), f"{s!s}", f"{s!r}", s == "hey")
    print(s, s, sep="-")
    w = Shown("w")
    print(f"{w}", f"{w:>3}", format(w), "%s" % w, str(w), w + "", "{}".format(w), "{:>2}".format(w), "".join([w]), json.dumps(w), w.title())
    r = Reprs("r")
    print(str(r), repr(r), [r], f"{r}", f"{r!r}", "%r %s %a" % (r, r, r), {r: r}, ascii(r))
    o = Odd("body")
    print(len(o), bool(o), not o, o[3], o[1:2], "odd" in o, "body" in o, list(o), o + 1, 1 + o, "x" + o, o * 2, 2 * o, o % 3, "q" % o, o < "a", "a" > o, o > "z", hash(o))
    print(o == "same", "same" == o, o == "body", "body" == o, o != "same", o != "body", o.upper(), o.lower(), "".join([o]), ",".join(["a", o]), str(o), f"{o:>6}", "%s" % o)
    print({o: 1}.get("body"), {"body": 1}.get(o), "body" in [o], o in ["same"], o in ("x", "body"), [1 if o else 2], "a body" .split(o), sorted(o, reverse=True))
    print(bool(Empty("x")), [1 if Empty("x") else 0], Empty("x") == "x", Empty("xy")[0])
    a = Answers("a")
    print(a.hello, a.upper(), a.x)
    c = Cased("ABC")
    d = {c: 1, "x": 2}
    print(c == "abc", "abc" == c, c != "abc", hash(c) == hash("abc"), d.get("abc"), d.get(Cased("abc")), "abc" in d, c in {"abc": 1}, c in ["abc"], [c].index("aBc"), {c, Cased("abc"), "abc"})
    t, u = Token("A", "x"), Token("B", "x")
    print(t == u, t != u, t == "x", "x" == t, t != "x", hash(t) == hash("x"), {t: 1}.get("x"), {"x": 1}[t], {t: 1}.get(u), t in ("x",), "x" in [t], t < u, t <= "x")


def keys():
    d = {}
    for i in range(50):
        d[Plain("k%d" % i)] = i
        d["k%d" % (i * 2)] = -i
    print(len(d), d["k10"], d[Plain("k11")], d.get(Plain("none")), type(next(iter(d))), Plain("k4") in d, d.pop(Plain("k5")), len(d))
    s = {Plain("a"), "a", Plain("b")}
    print(len(s), "b" in s, Plain("a") in s, s == {"a", "b"}, s - {Plain("a")}, sorted(s | {"z"}))
    e = {"a": 1}
    e[Plain("a")] = 2
    print(e, type(next(iter(e))))
    print({(Plain("a"), 1): 1}[("a", 1)], {("a", 1): 1}[(Plain("a"), 1)], ["a", "b"].index(Plain("b")), ("a", "b").count(Plain("a")), [Plain("q")] == ["q"], (Plain("q"),) < ("r",))
    count = {}
    for w in Plain("a b a c a").split():
        count[Plain(w)] = count.get(w, 0) + 1
    print(count)


def outside():
    t = Token("NAME", "abc", 3)
    u = pickle.loads(pickle.dumps(t))
    print(repr(u), u.line, type(u) is Token, u == t)
    for x in (Plain("p"), Named("n"), Child("c"), Small("s"), Reprs("r")):
        if isinstance(x, (Named, Child)):
            x.extra = {"k": [1]}
        for y in (copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x, 2))):
            print(type(y).__name__, str(y), y == x, y is x, getattr(y, "extra", None), getattr(y, "more", None))
    p = Plain("word")
    p.tag = "tag"
    kept = [p]
    r = weakref.ref(p)
    print(r() is p, kept[0] is p, p.tag, json.dumps(p), json.dumps([Plain("a"), {Plain("b"): Plain("c")}]), re.match("w(.)", p).group(1), re.sub("o", Plain("0"), p),
          os.path.join(Plain("a"), p), p == "word", p.upper(), p + "s", f"{p}", len(p), p[0], p in {"word": 1}, isinstance(p, Plain), type(p) is Plain)
    p.tag = "again"
    print(kept[0].tag, vars(p), r() is kept[0], re.compile("[a-z]+").findall(Plain("ab cd")), re.escape(Plain("a.b")))
    try:
        weakref.ref(Small("s"))
    except TypeError as e:
        print(e)
    q = Named("q")
    q.__class__ = Plain
    print(type(q), q, vars(q))
    tell(lambda: setattr(q, "__class__", Token))
    tell(lambda: setattr(q, "__class__", str))
    print(id(p) == id(kept[0]), sys.getsizeof(Plain("a")) > 10, getattr(Plain("zz"), "upper")(), sorted(vars(Plain).keys() - {"__firstlineno__", "__static_attributes__"}))
    x = Child("moved")
    id(x)
    print(x.marked(), x.parent, x.raw, x == "moved", x.mark, isinstance(x, Marked))
    x.parent = x
    print(x.parent is x, x.parent.parent == "moved")
    tell(lambda: exec(Plain("raise ValueError(1)")))
    print({Plain("a"): 1} == {"a": 1}, Plain("a") == copy.copy(Plain("a")))
    pl = Plain("x")
    print(pl.__dict__, pl.__dict__ is pl.__dict__)
    pl.__dict__["y"] = 4
    print(pl.y)


def changing():
    class Late(str):
        pass

    late = Late("late")
    print(len(late), str(late), late == "late", bool(late))
    Late.__len__ = lambda self: 3
    Late.__str__ = lambda self: "changed"
    Late.__eq__ = lambda self, other: "eq"
    print(len(late), str(late), late == 5, f"{late}", "late" == late)
    tell(lambda: hash(late))
    del Late.__len__, Late.__str__, Late.__eq__
    print(len(late), str(late), late == "late")
    Late.extra = property(lambda self: self[::-1])
    print(late.extra)
    tell(lambda: setattr(late, "extra", 1))


def matching(x):
    match x:
        case Token(type="NAME"):
            return "name"
        case Plain("a"):
            return "plain a"
        case str("b"):
            return "b"
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case str(y):
            return type(y).__name__
    return None


def in_function(x):
    if not x or x == "none":
        return "nothing"
    if x in ("a", "b"):
        return "a or b"
    if x.startswith("ab") and x < "b":
        return x + "!"
    return {"c": 1, "d": 2}.get(x, x[1:])


class Node:
    def __init__(self, name):
        self.name = name


def used():
    out = []
    for x in (Plain(""), Plain("none"), Plain("a"), "a", Plain("abc"), Plain("c"), Plain("dd"), Token("A", "c")):
        out.append(in_function(x))
    print(out)
    print([matching(x) for x in (Token("NAME", "x"), Token("B", "x"), Plain("a"), Plain("b"), Plain("zz"), "b", "q", 5)])
    n = Node(Plain("n"))
    print(getattr(n, Plain("name")), setattr(n, Plain("other"), 1), n.other, vars(n), hasattr(n, Plain("nope")))
    total = ""
    for t in [Token("A", str(i)) for i in range(5)]:
        total += t
    print(total, type(total))


moved = Plain("Hello, World")
weakref.ref(moved)  # an object of CPython's from here on
making()
methods(lambda: Plain("Hello, World"))
methods(lambda: moved)
overriding()
keys()
outside()
changing()
used()
