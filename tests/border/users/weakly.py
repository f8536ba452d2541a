"""Nothing that either world holds dies for weak references; what neither holds does."""

import gc
import weakref

from compiled import weakly as m


def collected():
    gc.collect()
    gc.collect()


for kind in m.MAKERS:
    print(kind, m.local(kind), m.everywhere(kind))
    # referred to by interpreted code, held by compiled code
    log = []
    m.keep(kind, m.make(kind))
    ref = weakref.ref(m.kept[kind], lambda _, log=log: log.append("died"))
    collected()
    print(ref() is m.kept[kind], weakref.getweakrefcount(m.kept[kind]), log)
    m.drop(kind)
    collected()
    # made by compiled code and handed on
    x = m.make(kind)
    ref = weakref.ref(x)
    m.keep(kind, x)
    del x
    collected()
    print(ref() is m.kept[kind])
    m.drop(kind)
    collected()
    ref = m.keep_made(kind)
    collected()
    print(ref() is m.kept[kind])
    m.drop(kind)

# by now all their classes are known to have weak references
for kind in m.MAKERS:
    log = []
    ref = m.keep_made(kind)
    final = weakref.finalize(m.kept[kind], log.append, "final")
    m.drop(kind)
    collected()
    print(kind, ref(), final.alive, log)
