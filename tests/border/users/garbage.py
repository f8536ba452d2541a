"""The collector begins where an object of a compiled class is made, and frees others of that class."""

import functools
import gc
import sys
import types
import weakref

from compiled import crossings
from compiled.churn import apply
from compiled.classes import P


def cycles(n):
    for i in range(n):
        ring = [P(i, i), P(i, 2)]
        ring.append(ring)
        yield ring[0].x
        del ring


gc.collect()
before = gc.get_threshold()
for threshold in range(1, 40, 3):
    gc.set_threshold(threshold)
    print(sum(cycles(500)))
gc.set_threshold(*before)
kept = [P(i, i) for i in range(1000)]
print(sum(p.x for p in kept), gc.isenabled())
gc.disable()
print(P(1, 2).x, gc.isenabled())


def called(make):
    """How many of what compiled code called stay alive: a few, until its collector has come by."""
    refs = []
    for _ in range(200):
        target, call = make()
        apply(call)
        refs.append(weakref.ref(target))
        del target, call
    for _ in range(3):
        gc.collect()
    return sum(ref() is not None for ref in refs) < 50


def of_class():
    class Made:
        pass

    return Made, Made


def of_bound():
    class Stack(list):
        pass

    stack = Stack([1])
    return stack, stack.pop


print(called(of_class), called(of_bound))


def grows(cross, n=20000):
    """Whether n more crossings leave something behind, once n have been made."""
    sizes = []
    for _ in range(2):
        for i in range(n):
            cross(i)
        for _ in range(4):
            gc.collect()
            crossings.nop()
        sizes.append(sys.getallocatedblocks())
    return sizes[1] > sizes[0] + n // 4


def target():
    pass


print(grows(lambda i: crossings.function()), grows(lambda i: crossings.mapped(i)), grows(lambda i: crossings.adder(i)))
print(grows(lambda i: crossings.wrapped(target)), grows(lambda i: crossings.coroutine(i).close()))
print(grows(lambda i: crossings.local_class(i).get(), 500))
print(grows(lambda i: crossings.attribute_of(types.SimpleNamespace(**{f"k{i}": i}), f"k{i}")))

# what interpreted code changed in a function of compiled code stays as long as either holds it
for ring in [], [1]:
    wrapper = functools.wraps(target)(crossings.adder(1))
    wrapper.mark = [1]
    crossings.hold(wrapper)
    ref = weakref.ref(wrapper)
    if ring:
        ring += [wrapper, ring]
        ref = None  # CPython clears it before anybody else is asked
    del wrapper, ring
    for _ in range(3):
        gc.collect()
    again = crossings.held()
    print(ref is None or ref() is again, again.__name__, again.__wrapped__ is target, again.mark, again(2))
