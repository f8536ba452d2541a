"""What went to CPython and is met again is the same object, with the hash and the id that it had."""

import heapq
import types

outside = types.SimpleNamespace()
compared = eval("lambda a, b: a is b")


class Thing:
    def method(self):
        return "called"


def function():
    pass


def enclosing():
    value = 1

    def inner():
        return value

    return inner


MARK = (object(),)
NESTED = ((1, 2), (3, 4))


def met_again(name, x):
    outside.it = x
    print(name, outside.it is x, outside.it is outside.it, compared(x, outside.it), compared(outside.it, outside.it))
    outside.them = [x, x]
    print("  ", outside.them[0] is x, outside.them[0] is outside.them[1], all(y is x for y in outside.them))


met_again("sentinel", MARK)
met_again("nested", NESTED)
met_again("nested computed", tuple((i, (i, str(i))) for i in range(3)))
met_again("long", tuple(range(100)))
met_again("with an object", (1, outside))
met_again("with an object of a compiled class", (1, Thing()))
met_again("with a list", ([1], {}))
met_again("nested with an object", ((Thing(), 1), 2))
met_again("of classes", (int, Thing))
met_again("of functions", (function, len))


def inner_tuples():
    a = (object(), 2)
    b = (a, (a, 3))
    outside.b = b
    print(outside.b[0] is a, outside.b[1][0] is a, outside.b[1] is b[1], id(outside.b) == id(b) == id(outside.b))


inner_tuples()


def default_marker():
    get = eval("lambda key, default, marker: default is marker")
    mark = (outside, "missing")
    keep = eval("lambda default: lambda marker: default is marker")(mark)
    print(get(1, mark, mark), keep(mark), keep((outside, "missing")))


default_marker()


def heap():
    entries = [(i % 3, i, outside) for i in range(10)]
    h = []
    for entry in entries:
        heapq.heappush(h, entry)
    print(sorted(entries.index(e) for e in h), sum(any(e is f for f in entries) for e in h))
    print(heapq.heappop(h) is entries[0])


heap()




def copied_set():
    holder = eval("type('Foreign', (), {})")()
    holder.set = {NESTED, ((5,), 6)}
    twin = sorted(holder.set.copy())
    print([a is b for a, b in zip(twin, sorted(holder.set))])


copied_set()


def numbers(*things):
    return [(hash(x) if x.__hash__ else None, id(x)) for x in things]


def unchanged():
    inner = enclosing()
    error = ValueError(1)
    thing = Thing()
    keys = {function: 1, inner: 2, error: 3, thing: 4, MARK: 5, thing.method: 6}
    things = [function, inner, error, thing, Thing, [1], {}, {1}]
    before = numbers(*things)
    outside.things = list(things)
    outside.method = thing.method
    outside.function, outside.inner, outside.error, outside.thing = function, inner, error, thing
    outside.list, outside.dict, outside.set = things[5:]
    str(outside)
    print(before == numbers(*things), before == numbers(*outside.things))
    print([keys[k] for k in (function, inner, error, thing, MARK, thing.method)])
    print([keys[k] for k in (outside.function, outside.inner, outside.error, outside.thing, outside.method)])
    print(id(outside.list) == id(things[5]), id(outside.dict) == id(things[6]), id(outside.set) == id(things[7]))


unchanged()


def methods():
    """A registry of bound methods that both worlds fill."""
    thing, other = Thing(), Thing()
    bind = eval("lambda x: x.method")
    listeners = {thing.method}
    listeners.add(bind(thing))
    listeners.add(bind(other))
    print(len(listeners), bind(thing) in listeners, bind(thing) == thing.method, thing.method == bind(thing), bind(other) == thing.method)
    listeners.discard(bind(thing))
    print(len(listeners), hash(bind(thing)) == hash(thing.method), bind(thing)(), bind(thing).__self__ is thing)
    called = [thing.method]
    called.remove(bind(thing))
    bound = bind(thing)
    outside.bound = bound
    print(called, outside.bound is bound, compared(outside.bound, bound), type(bound).__name__, bound.__func__ is Thing.method)


methods()


def built_in_methods():
    outside.new, outside.lower = object.__new__, str.lower
    print(Thing.__new__ is object.__new__, outside.new is object.__new__, eval("object.__new__") is Thing.__new__)
    print({str.lower: 1, object.__eq__: 2, Thing.__init__: 3}.get(outside.lower), outside.lower is str.lower, Thing.__eq__ is object.__eq__)


built_in_methods()


def reflexive():
    """A tuple that a list in it holds."""
    x = ([],)
    x[0].append(x)
    met_again("reflexive", x)
    print(x[0][0] is x, outside.it[0][0] is outside.it, compared(x, x[0][0]))


reflexive()
