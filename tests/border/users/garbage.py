"""The collector begins where an object of a compiled class is made, and frees others of that class."""

import gc
import weakref

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
