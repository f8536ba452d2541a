"""Methods of CPython's objects, with arguments that are computed between the look-up and the call."""

import io
import re
from collections import OrderedDict, UserList


exec("class Interpreted:\n def m(self, *a): return 'm', a\n def __del__(self): log.append('del')\n @staticmethod\n def s(*a): return 's', a\n"
     " @classmethod\n def c(cls, *a): return cls.__name__, a\n"
     "class Asked(Interpreted):\n def __getattr__(self, n): return lambda *a: (n, a)\n")
log = []


def calls(x, n):
    o = Interpreted()
    print(o.m(n + 1), o.s(n + 1), o.c(n + 1), Asked().other(n + 1), Asked().m(n + 1), o.m(n + 1, *[n, n]), o.m(*(n + 1, n)))
    o.m = lambda *a: ("own", a)
    print(o.m(n + 1))
    del o.m
    print(o.m(n + 1))


calls(0, 3)


def changes(n):
    def swap(value):
        Interpreted.m = lambda self, *a: ("swapped", a)
        return value

    def shadow(o, value):
        o.m = lambda *a: ("shadowed", a)
        return value

    o, old = Interpreted(), Interpreted.m
    print(o.m(swap(n)), o.m(n + 1))
    Interpreted.m = old
    print(o.m(shadow(o, n)), o.m(n + 1))


changes(5)


def temporaries(n):
    log.clear()
    print(Interpreted().m(n + 1), log)
    print(Interpreted().m(len(log) + 1), log)
    made = Interpreted().m
    print(log, made(n + 1))
    del made
    print(log)
    try:
        Interpreted().m(n // 0)
    except ZeroDivisionError:
        print("raised", len(log) >= 3)


temporaries(1)


def library(n):
    b = bytearray()
    for i in range(n):
        b.append(i * 3 & 255)
    s = io.StringIO()
    s.write("x" * n + "\n")
    s.write(str(n))
    p = re.compile(r"(\d+)-(\w*)")
    m = p.match("12" + "-" + "ab")
    print(b, s.getvalue(), m.group(1 + 1), p.sub(lambda m: m.group(0 + 1).zfill(2 + 2), "1-a" + " 2-b"), [m.start(0 + 1), m.span(1 + 1)])
    d = OrderedDict.fromkeys("abc")
    d.move_to_end("a" + "", last=not n)
    d.setdefault("q" + "r", n + 1)
    print(list(d), d.pop("b" + "", n + 1), d.get("zz" + "z", n + 1))
    u = UserList([3, 1])
    u.append(n + 1)
    u.sort(key=lambda v: -v)
    print(u, u.index(2 + 1), b.find(b"\x03" + b""), b.pop(0 + 1), b.hex("-" + ""))
    try:
        b.append(300 + n)
    except ValueError as e:
        print(e)
    for bad in (lambda: b.append(n + 1, 2), lambda: b.nothing(n + 1), lambda: s.write(n + 1)):
        try:
            bad()
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)


library(5)


def given(items, d, s, n):
    items.append(n + 1)
    items.insert(0 + 1, n * 2)
    d.update({n + 1: n})
    s.add(n + 1)
    return items, d, sorted(s), items.pop(0 + 1), d.get(n + 1), d.pop(n + 1, None), items.index(n + 1)


exec("print(given([7], {}, {1}, 3))")
