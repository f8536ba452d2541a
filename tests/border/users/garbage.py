"""The collector begins where an object of a compiled class is made, and frees others of that class."""

import gc

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
