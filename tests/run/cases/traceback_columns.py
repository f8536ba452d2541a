"""Tracebacks point at the expression that failed."""
import asyncio
import traceback


class Thing:
    value = None

    def method(self, *args, **kwargs):
        return self.absent

    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise OSError("left")


class Broken:
    def __bool__(self): raise ValueError("bool")
    def __iter__(self): raise ValueError("iter")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *args): pass
    def __eq__(self, other): raise ValueError("eq")
    def __call__(self, *args): raise ValueError("call")
    def __hash__(self): raise ValueError("hash")
    def __format__(self, spec): raise ValueError("format")
    def __repr__(self): raise ValueError("repr")
    def __getitem__(self, key): raise ValueError("getitem")
    def __setattr__(self, name, value): raise ValueError("setattr")


def operators(x, t):
    yield lambda: 1 + x * (x / 0)
    yield lambda: x + \
        1 @ x
    yield lambda: -t
    yield lambda: not Broken()
    yield lambda: 1 < x < "s" < 4
    yield lambda: x in t
    yield lambda: (x or t) and t < x
    yield lambda: t[1] if Broken() else 3
    yield lambda: [x, *x, 3]
    yield lambda: {**x}
    yield lambda: {x: 1, Broken(): 3}
    yield lambda: {1, Broken()}


def looks(t, d):
    yield lambda: t.value.method
    yield lambda: (t
                   .value
                   .method(1,
                           2))
    yield lambda: d["a"]["b"]["c"][1:2]
    yield lambda: d["a"][1:"x"]["c"]
    yield lambda: absent_name + 1
    yield lambda: t.method()
    yield lambda: t.method(
        1, **{"a": 3}).more
    yield lambda: f"{t.value!r:>{3}} {t.absent=} {d['z']}"
    yield lambda: f"{Broken()} {1}" + f"{Broken()!r:>4}"
    yield lambda: "%d %s" % ("x", 2)


def calls(b, t):
    yield lambda: max(int(1), min(2, b(3)), 5)
    yield lambda: max(*b, 3)
    yield lambda: max(1, **t)
    yield lambda: t.method(1, *[2], a=b[3])
    yield lambda: len(
        3
    )
    yield lambda: (lambda: (lambda: b(1))())()
    yield lambda: sorted([1, 2], key=lambda v: v / 0)
    yield lambda: calls()
    yield lambda: dict(a=1, **{"a": 2})
    yield lambda: super(Thing, t).nothing


def loops(b, xs):
    yield lambda: [1 / x for x in xs if x]
    yield lambda: [y for x in xs for y in x]
    yield lambda: {x: x.foo for x in xs}
    yield lambda: {x for x in b}
    yield lambda: list(1 / x for x in xs)
    yield lambda: sum(x.foo for x in xs)
    yield lambda: [[y / 0 for y in (1, 2)]
                   for x in xs]
    yield lambda: [x for x in xs if b]
    yield lambda: [(a, c) for a, c in xs]
    yield lambda: [f() for f in [k for k in "a"]]
    yield lambda: [x for x in [1 / y for y in xs]]
    yield lambda: [x for x in xs] + [1 / x for x in [z for z in xs]]


def missing(t):
    yield lambda: t.absent(1)
    yield lambda: None.more(2)
    yield lambda: t.value.more.yet(t.value
                                   )
    yield lambda: object.__getattribute__(t, "more")
    yield lambda: "x".more(3).absent()


class Asked:
    def __getattr__(self, name):
        if name == "wrong":
            raise AttributeError(name)
        if name == "fails":
            return 1 / 0
        return int


class AskedText(str):
    def __getattr__(self, name):
        raise KeyError(name)


class Descriptor:
    def __get__(self, owner, kind):
        raise LookupError("get")


class Described:
    got = Descriptor()


def asked(a, t, d):
    yield lambda: a.wrong(1)
    yield lambda: a.fails(t,
                          1)
    yield lambda: a.right("x")
    yield lambda: t.absent(1)
    yield lambda: t.upper().absent().upper()
    yield lambda: d.got(2)
    yield lambda: a.__getattr__("wrong")


def decided(b, t):
    yield lambda: b and 2
    yield lambda: (1 and b
                   and t)
    yield lambda: [0, (b or t) and 3]
    yield lambda: 4 if b and t else 5
    yield lambda: not (b or t)
    yield lambda: 1 if not b else 2


def show(call):
    try:
        call()
    except Exception:
        print(traceback.format_exc())


for made in (
    operators(3, ()), looks(Thing(), {"a": {"b": 1}}), calls(Broken(), Thing()), loops(Broken(), [1, 0]), missing(Thing()),
    asked(Asked(), AskedText("x"), Described()),
    decided(Broken(), Thing()),
):
    for each in made:
        show(each)


async def failing():
    await asyncio.sleep(0)
    return [x async for x in numbers()] + (await
                                           nothing(1 / 0))


async def numbers():
    yield 1
    yield 2 / int("0")


async def nothing(x):
    return x


show(lambda: asyncio.run(failing()))


def unhashable_elements(a):
    """Where an element cannot be added: 3.11 points at what it compiled last around it."""
    yield lambda: {a for k in "12"}
    yield lambda: {a: k for k in "12"}
    yield lambda: {a: (k,
                       2) for k, v in [(1, a)]}
    yield lambda: {a for k in "12" if k < "2" < "3"}
    yield lambda: {a: k for k in "12" if (k and k) if not k == 3}
    yield lambda: {a for k in "12" if 0 < 1 < 2 for j in k if j}
    yield lambda: {a for k in "12" for j in k if (k if k == "1" else 0 < 1 < 2)}
    yield lambda: {a for k in (1, 2) if 0 < k < 2 for j in k}


def added():
    import traceback

    for f in unhashable_elements([1]):
        try:
            f()
        except TypeError as e:
            print(e, [(x.name, x.lineno, x.colno, x.end_lineno, x.end_colno) for x in traceback.extract_tb(e.__traceback__)[1:]])


added()
