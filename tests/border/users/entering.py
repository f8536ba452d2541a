import gc
import threading
import traceback
import warnings
import weakref

from compiled import entering as m


class Plain:
    ended = 0

    def __del__(self):
        Plain.ended += 1


def shape(t, *known):
    """A tuple without addresses."""
    names = {id(x): f"known{i}" for i, x in enumerate(known)}
    if id(t) in names:
        return names[id(t)]
    if type(t) in (tuple, list):
        return type(t)(shape(x, *known) for x in t)
    if isinstance(t, dict):
        return {shape(k, *known): shape(v, *known) for k, v in t.items()}
    return t if isinstance(t, (int, str, bytes, float, type(None))) else type(t).__name__


# Tuples
node, thing = m.Node(5), Plain()
for turn in range(300):
    last = turn == 299
    for x in (1, 10**9, 1 << 70, "text", thing, node, (1, 2), None, 2.5):
        found = node.pair(x)
        again = node.pair(x)
        if last:
            print(shape(found, node, thing), found is again, found == again or x != x, isinstance(x, (int, float)) or found[0] is x, found[1] is node)
    a, b = node.same(), node.same()
    c = node.stored(turn)
    d = node.same()
    e = node.passed(turn)
    f = node.same()
    g = node.passed_on(turn)
    h = node.same()
    if last:
        print(a is b, c is d, a is c, e is f, g is h, g == h)
    i = node.called_between(turn, lambda n: n.pair(7))
    j = node.called_between(turn, lambda n: n.same())
    k = node.last(turn, lambda n: n.pair(8))
    if last:
        print(shape(i, node), shape(j, node), j[1] is node.same(), k, shape(node.same(), node))
    p, q = node.instead(3), node.instead(4)
    r, s = node.either(0), node.either(9)
    if last:
        print(shape(p, node), p is node.same(), q, r is node.same(), s)
    nested = node.nested(thing)
    nested[1].append(3)
    twice = node.twice(10**12)
    if last:
        print(shape(nested, node, thing), twice, twice[0] is twice[1], twice[2] is twice[3])
        for n in (0, 1, 3, 300):
            texts = node.texts(n)
            print(str(texts)[:200], texts[0] is texts[1], texts[6] is texts[6], gc.is_tracked(texts))
        print(shape(node.longer(1, thing), thing), shape(node.most(thing), thing))
    try:
        node.failing(thing)
    except AttributeError as e:
        if last:
            print(e, e.obj is thing, e.name)
del found, again, i, j, k, nested, x
print(Plain.ended)
thing = None
node.pair(1)
gc.collect()
ref = weakref.ref(node.pair(Plain())[0])
for _ in range(5):
    node.pair(1)
    gc.collect()
print(Plain.ended, ref())


def many(results):
    own = m.Node(threading.get_ident())
    for n in range(3000):
        a, b = own.pair(n)
        if a != n or b is not own or own.texts(2)[:3] != ("éé", "éé", "2"):
            results.append(n)


wrong = []
threads = [threading.Thread(target=many, args=(wrong,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong)


# The end of iterators
def ends(make):
    """What each user of an iterator makes of its end."""
    for use in (list, lambda it: [x for x in it], lambda it: next(it, "none"), lambda it: [next(it), next(it), next(it)], lambda it: list(zip(it, it)),
                lambda it: list(m.delegates(it)), lambda it: list(map(str, range(2))) + list(map(type, it)), lambda it: list(m.leaks(it)),
                lambda it: next(zip(it)), lambda it: it.__next__() and it.__next__(), lambda it: 9 in it, lambda it: dict(it), lambda it: [*it, *it]):
        try:
            found = use(make())
            print(str(shape(found))[:80])
        except BaseException as e:
            print(type(e).__name__, shape(e.args), getattr(e, "value", "none"), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
            print([(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)])


for turn in range(2):
    for make in (lambda: m.Counting(0), lambda: m.Counting(1), lambda: m.Counting(2, StopIteration, 7), lambda: m.Counting(1, StopIteration, 1, 2),
                 lambda: m.Counting(1, m.Ended), lambda: m.Counting(1, ValueError, "v"), lambda: m.Passing([1]), lambda: m.Passing(m.Counting(1)),
                 lambda: m.Passing(m.Counting(1, StopIteration, "value")), lambda: m.Handling(1), lambda: m.Passing(iter(x for x in (1,)))):
        for _ in range(250 if turn else 1):
            for x in make() if turn and make().__class__ is not m.Counting else ():
                pass
        ends(make)


def delegating():
    got = yield from m.Counting(1, StopIteration, "returned")
    print("got", got)
    yield (yield from m.Counting(0))


print(shape(list(delegating())))
try:
    raise KeyError("outer")
except KeyError:
    for _ in range(300):
        for x in m.Counting(1):
            pass
    try:
        next(m.Counting(0))
    except StopIteration as e:
        print(repr(e.__context__), e.value)


# Exceptions of built-in classes
for kind, args, names in (
    (StopIteration, (), {}), (StopIteration, (1,), {}), (StopIteration, (1, 2), {}), (StopIteration, ((3,),), {}), (StopIteration, (None,), {}),
    (SystemExit, (), {}), (SystemExit, (3,), {}), (SystemExit, (1, 2), {}), (AttributeError, ("a",), {}), (AttributeError, ("a",), {"name": "n", "obj": 5}),
    (NameError, ("a",), {"name": "n"}), (UnboundLocalError, ("u", 1), {}), (ImportError, ("i",), {"name": "n", "path": "p"}), (ModuleNotFoundError, (), {}),
    (KeyError, ("k",), {}), (OSError, (2, "none"), {}), (OSError, ("x",), {}), (UnicodeDecodeError, ("a", b"b", 0, 1, "r"), {}), (SyntaxError, ("s", ("f", 1, 2, "t")), {}),
    (ValueError, (thing, [1]), {}), (StopAsyncIteration, (1,), {}), (GeneratorExit, (), {}), (KeyboardInterrupt, (), {}), (ExceptionGroup, ("g", [ValueError(1)]), {}),
    (m.Ended, (4,), {}), (RecursionError, (), {}),
):
    for f in (m.fails, lambda kind, *args, **names: m.fails_with(kind(*args, **names))):
        for turn in range(3):
            try:
                f(kind, *args, **names)
            except BaseException as e:
                if turn == 2:
                    fields = {k: getattr(e, k) for k in ("value", "code", "name", "obj", "path", "errno", "filename", "start", "lineno") if hasattr(e, k)}
                    print(type(e).__name__, str(e.args), str(e), fields, e.__dict__, [t.name for t in traceback.extract_tb(e.__traceback__)])
for kind in (StopIteration, SystemExit, ValueError, AttributeError, m.Ended):
    try:
        m.noted(kind)
    except BaseException as e:
        print(type(e).__name__, e.args, e.__notes__, e.more, getattr(e, "value", "none"))
for which in range(5):
    try:
        m.absent(node, which)
    except BaseException as e:
        print(type(e).__name__, str(e).partition(' object at')[0], getattr(e, "name", 0), shape(getattr(e, "obj", 0), node), shape(getattr(e, "code", 0), node))
        print([(f.name, f.line, f.colno) for f in traceback.extract_tb(e.__traceback__)][1:])


# Keywords
class Text(str):
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return str.__eq__(self, other)


value = Plain()
print(m.keywords(), m.keywords(a=1, b="x"), list(m.keywords(z=1, a=2, **{"not a name": 3, "é": 4, "": 5})))
found = m.keywords(v=value, n=node)
print(found["v"] is value, found["n"] is node, [type(k) for k in m.keywords(**{Text("t"): 1})])
print(len(m.keywords(**{f"k{i}": i for i in range(1000)})), list(m.keywords(**{f"k{i}": i for i in range(20)}).items()))
print(m.some(1), m.some(1, 2, 3, b=4, c=5), m.some(*range(5), **{"a b": 1, "b": 7}))
given = {"x": 1}
print(m.changes(given, **given), given)
for bad in (lambda: m.some(), lambda: m.some(1, a=2), lambda: m.keywords(1), lambda: m.keywords(**{1: 2}), lambda: m.some(**{"a": 1}, **{"a": 2})):
    try:
        bad()
    except TypeError as e:
        print(e)


class Holder:
    pass


holder = Holder()
holder.a, holder.b = 1, value
print(shape(m.keywords(**vars(holder)), value), shape(m.keywords(**holder.__dict__, c=3), value))
print(m.loops([1, 2], lambda x: m.keywords(x=x)), m.loops([3], m.keywords) if 0 else None)

# Functions that are looked at for a while
for n in range(8000):
    total = m.sums((1, n))
print(total, m.loops(range(3), m.Node(1).pair)[2][0])


# Classes made by a __new__ with arguments without number
def described(t):
    return type(t).__name__, str(t), shape(getattr(t, "kind", None), node, value), shape(getattr(t, "rest", None), node, value)


class Under(m.Tag):
    pass


for turn in range(3):
    print([described(t) for t in m.tags([1, "a", node, value, None])])
    print(described(m.tag(1)), described(m.tag(value, "x", node, 2)), described(m.tag(kind=3)), described(m.tag_of(turn)), described(m.named_tag(turn)))
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        for made in (lambda: m.tag(old=1), lambda: m.named_tag(0, old=2), lambda: m.Tag(old=3), lambda: Under(old=4), lambda: m.tags([], frames=1), lambda: m.tag(5, frames=1)):
            try:
                print(described(made()))
            except TypeError as e:
                print(e)
        print([(w.filename.rpartition("/")[2], w.lineno, str(w.message)) for w in seen])
    for bad in (lambda: m.tag(), lambda: m.tag(kind="bad"), lambda: m.tag(1, 2, kind="other"), lambda: m.tag(1, 2, 3, none=4), lambda: m.tag(1, value=2, old=5)):
        try:
            print(bad())
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e, [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)][1:])
    found = m.wrapped(Plain(), value)
    print(found, len(m.Wrapped.kept), m.Wrapped.kept[-3][1] is value, type(m.Wrapped.kept[-1][0]).__name__)
print(m.Tag.given)
m.Wrapped.kept.clear()
gc.collect()
m.Tag.__new__ = staticmethod(lambda cls, *args, **names: "replaced")
print(m.tag(1), m.tag_of(2), m.tags([3]))
del m.Tag.__new__
print(m.tag("x"))
