"""The order of evaluation, seen through a function that prints its argument."""


def t(x):
    if callable(x) and not isinstance(x, type):
        print("t callable")
        return x
    print("t", x)
    return x


class Obj:
    def __repr__(self):
        return "Obj"

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("m"):
            return lambda *a, **k: ("called", name, a, sorted(k))
        raise AttributeError(name)

    def __setattr__(self, name, value):
        print("setattr", name, value)

    def __delattr__(self, name):
        print("delattr", name)

    def __getitem__(self, key):
        print("getitem", key)
        return 1

    def __setitem__(self, key, value):
        print("setitem", key, value)

    def __delitem__(self, key):
        print("delitem", key)


o = Obj()
print(t(1) + t(2) * t(3), t(1) < t(2) < t(0) < t(9), t(0) or t(5) and t(6), not t(0))
print(o.m1(t(1), *t([2]), k=t(3), **t({"z": 1})))
try:
    o.missing(t("never"))
except AttributeError as error:
    print("missing", error)
t(o)["k" if True else 0] = t("value") if o else 0
o.a = o[t(1)] = o[t(2) : t(3) : t(4)] = t(5)
o.a1, o.a2 = t(1), t(2)
o[t("i")] += t("j") == 0
try:
    o.n += t(1)
except AttributeError:
    print("no n")
del o.x, o[t(1)], (o.y, [o[t(2)]])
print({t(1): t(2), **t({3: 4}), t(5): t(6)}, [t(1), *t((2, 3)), t(4)], {t(1), *t([1, 2])}, (t(1), *t("ab")))
print(f"{t(1)!r:{t('>')}{t(4)}}{t(2)}", "%s %r" % (t(1), t("q")))


@t(lambda f: print("deco1") or f)
@t(lambda f: print("deco2") or f)
def function(a: t("ann a") = t("default a"), /, b: t("ann b") = t("default b"), *args: t("args"), c: t("ann c") = t("kw c"), **kw: t("kw")) -> t("ret"):
    """Doc."""


print(function.__annotations__, function.__defaults__, function.__kwdefaults__)


@t(lambda cls: print("class deco") or cls)
class C(t(Obj), metaclass=t(type)):
    attr: t("ann") = t("value")
    print([t(i) for i in range(2)], {t(k): t(v) for k, v in [(1, 2)]})


print(t(1) if t(0) else t(2), [y for x in t([1, 2]) if t(x) for y in t([x, x])], (lambda x=t(7): t(x))())
x = [t(10), (x := t(11)), x, [x := x + 1 for _ in "ab"], x]
print(x)
with t(open(__file__)) as o.file, t(open(__file__)) as f2:
    print("body")
for o.item in t([1, 2]):
    print("loop")
else:
    print("else")
assert t(1), t("message")
try:
    assert t(0), t("message")
except AssertionError as error:
    print("assertion", error)
i = 0
i, items = 1, [0, 0]
i, items[i] = 0, 9
print(i, items)
a = b = c = [t(1)]
a, b = b, a
a, (b, *c), d = t(1), t([2, 3, 4]), t(5)
print(a is b, a, b, c, d)


def constants_without_operators():
    for fails in (lambda: None + None, lambda: ... + ..., lambda: None * 2, lambda: "a" + b"b", lambda: () + [], lambda: -None, lambda: None | 1):
        try:
            fails()
        except TypeError as error:
            print(error)


constants_without_operators()
