"""Short tuples that compiled code makes and interpreted code gets: what is one object in them, and the rest of a call's arguments."""

import gc
import sys
import weakref

interpreted = {}
exec(
    """
def alike(pair): return pair[0] is pair[1]
def kinds(items): return [type(x).__name__ for x in items]
def same(a, b): return a is b
def through(f, *args): return f(*args)
def collects(rounds, step):
    enabled = gc.isenabled()
    return [step(n) for n in range(rounds)][-1], enabled is gc.isenabled()
class Thing:
    pass
""",
    {"gc": gc, "__name__": __name__},
    interpreted,
)
interpreted = {name: interpreted[name] for name in interpreted}
alike, kinds, same, through, collects, Thing = (interpreted[name] for name in ("alike", "kinds", "same", "through", "collects", "Thing"))


class Native:
    def __iter__(self):
        return self

    def __next__(self):
        self.n = getattr(self, "n", 0) + 1
        if self.n > 4:
            raise StopIteration
        return self.n * 1000, self


def twice(x):
    return x, x


def one_object():
    text, number, big, whole = "".join(["a", "\xe9", "b"]), float("1.5"), int("1" * 30), int("123456")
    native, thing = Native(), Thing()
    for x in (text, number, big, whole, native, thing, None, True, float("nan"), b"ab", "", (), (1, 2), [1], len, Native, frozenset((1,)), 1 + 2j):
        print(type(x).__name__, alike(twice(x)), kinds((x, 1, x)), same(*twice(x)), through(twice, x)[0] is x or x == x)
    return alike((native, native)), alike((1, True))


def handed_to_loops():
    space = {"Native": Native}
    exec("found = [(n, of) for n, of in Native()]\nfirst = found[0][1]\nones = [of is first for n, of in found]", space)
    return [n for n, of in space["found"]], space["ones"]


def rest(*args):
    return args


def rest_and_more(first, *args, last=3, **more):
    return first, args, last, sorted(more)


def holds(*args):
    held.append(args)
    return lambda: args


held = []


def further_arguments():
    thing = Thing()
    space = {"rest": rest, "holds": holds, "rest_and_more": rest_and_more, "thing": thing, "held": held, "Thing": Thing}
    exec(
        """
given = (thing, 1, "x")
back = rest(*given)
print(back == given, type(back), back[0] is thing, rest() is rest(), rest() == (), rest(*[]) == ())
print(rest(given)[0] is given, rest(*given) == rest(*given), rest_and_more(1, *given, last=4, other=5)[1:] == (given, 4, ["other"]))
again = holds(thing, given)
print(held[-1] is again(), again() is again(), again()[1] is given, held[-1][0] is thing)
for n in range(300):
    rest(*[Thing() for _ in range(3)])
""",
        space,
    )
    return len(held)


def ends_of_arguments():
    class Seen:
        pass

    space = {"rest": rest, "Thing": Thing, "weakref": weakref, "gc": gc, "ended": []}
    exec("for n in range(5):\n    x = Thing()\n    weakref.finalize(x, ended.append, n)\n    rest(x, n)\n    del x\ngc.collect()", space)
    gc.collect()
    return sorted(space["ended"]), Seen.__name__


def with_the_collector():
    old = gc.get_threshold()
    gc.set_threshold(3)
    try:
        native = Native()
        return collects(200, lambda n: (native, n, [n]))[0][1], gc.isenabled(), sys.getrefcount(None) > 0
    finally:
        gc.set_threshold(*old)


def told(function):
    try:
        print(function.__name__, function())
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for function in (one_object, handed_to_loops, further_arguments, ends_of_arguments, with_the_collector):
    told(function)
