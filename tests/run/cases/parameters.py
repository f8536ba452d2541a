"""Every kind of parameter, defaults, star arguments and the exact errors."""


NUMBER = 5


def none(): return "none"
def two(a, b): return a, b
def defaults(a, b=2, c="c"): return a, b, c
def stars(a, *args, b=1, **kwargs): return a, args, b, kwargs
def keyword_only(*, x, y=5): return x, y
def positional_only(a, b=1, /): return a, b
def every(p, q=2, /, r=3, *rest, s, t=6, **more): return p, q, r, rest, s, t, more
def only_kwargs(**kw): return kw
def only_args(*args): return args
def same_name(a, /, **kw): return a, kw


def shared(x, acc=[]):
    acc.append(x)
    return acc


def try_call(label, call):
    try:
        print(label, call())
    except TypeError as error:
        print(label, "TypeError", error)


try_call("none", lambda: none())
try_call("none 1", lambda: none(1))
try_call("none 2", lambda: none(1, 2))
try_call("none kw", lambda: none(x=1))
try_call("two", lambda: two(1, 2))
try_call("two kw", lambda: two(b=1, a=2))
try_call("two none", lambda: two())
try_call("two one", lambda: two(1))
try_call("two b", lambda: two(b=1))
try_call("two three", lambda: two(1, 2, 3))
try_call("two twice", lambda: two(1, a=2))
try_call("two unknown", lambda: two(1, 2, z=3))
try_call("two unknown2", lambda: two(1, z=3))
try_call("defaults", lambda: (defaults(1), defaults(1, 5), defaults(1, c=9), defaults(c=1, a=2)))
try_call("defaults none", lambda: defaults())
try_call("defaults 4", lambda: defaults(1, 2, 3, 4))
try_call("stars", lambda: (stars(1), stars(1, 2, 3, b=4, z=5), stars(*"ab", **{"k": 1})))
try_call("stars none", lambda: stars())
try_call("keyword", lambda: (keyword_only(x=1), keyword_only(y=1, x=2)))
try_call("keyword none", lambda: keyword_only())
try_call("keyword pos", lambda: keyword_only(1))
try_call("keyword pos2", lambda: keyword_only(1, x=1))
try_call("positional", lambda: (positional_only(1), positional_only(1, 2)))
try_call("positional kw", lambda: positional_only(a=1))
try_call("positional kw2", lambda: positional_only(1, b=1))
try_call("every", lambda: (every(1, s=2), every(1, 2, 3, 4, 5, s=6, t=7, u=8)))
try_call("every none", lambda: every())
try_call("every q", lambda: every(1, q=5, s=1))
try_call("kwargs", lambda: (only_kwargs(), only_kwargs(a=1, b=2), only_kwargs(**{"a": 1}, b=2)))
try_call("kwargs pos", lambda: only_kwargs(1))
try_call("kwargs twice", lambda: only_kwargs(**{"a": 1}, **{"a": 2}))
try_call("kwargs nonstr", lambda: only_kwargs(**{1: 2}))
try_call("kwargs nomap", lambda: only_kwargs(**5))
try_call("args", lambda: (only_args(), only_args(1, *[2, 3], *(4,), 5), only_args(*{"k": 1}), only_args(*(i for i in "xy"))))
try_call("args noiter", lambda: only_args(*5))
try_call("same name", lambda: same_name(1, a=2))
try_call("lambda", lambda: (lambda a, b=1, *c, d, **e: (a, b, c, d, e))(1, d=2, f=3))
try_call("not callable", lambda: NUMBER())
try_call("not callable str", lambda: shared.__name__(2))
print(shared(1), shared(2), shared(3, []), shared(4))

values = [1, 2, 3]
kept = [lambda: v for v in values]
print([f() for f in kept], [f() for f in [lambda v=v: v for v in values]])
base = 10
def late(x=base): return x
base = 20
print(late(), late(1))


class Box:
    def put(self, item, *, where="in"): return item, where

    @classmethod
    def make(cls, *args): return cls.__name__, args

    @staticmethod
    def free(a, b=2): return a, b


box = Box()
try_call("method", lambda: (box.put(1), box.put(1, where="on"), Box.put(box, 2)))
try_call("method none", lambda: box.put())
try_call("method many", lambda: box.put(1, 2))
try_call("method unbound", lambda: Box.put())
try_call("class", lambda: (Box.make(1), box.make(2), Box.free(1), box.free(3, b=4)))
try_call("static none", lambda: Box.free())
try_call("class args", lambda: Box(1))
print(defaults.__defaults__, keyword_only.__kwdefaults__, every.__name__, every.__qualname__, Box.put.__qualname__, two.__doc__)
