"""Weak references to frozensets, made on either side."""

import gc
import weakref

from compiled import frozen as m

print(m.referred(), m.ended(), m.tables(), m.told())
s = m.made(1)
r = weakref.ref(s)
m.keep(s)
del s
gc.collect()
print(r() is m.back())
s = m.keep(m.made(5))
r, address = weakref.ref(s), id(s)
del s
gc.collect()
print(r() is m.back(), id(m.back()) == address, m.back() is m.back())
s = frozenset((8, 9))
r = weakref.ref(s)
print(m.same(s) is s, m.keep(s) is s, m.back() is s)
del s
print(r() is m.back())
m.kept.clear()
gc.collect()
print(r())
refs = [weakref.ref(m.keep(m.made(i))) for i in range(2000)]
print(all(r() is s for r, s in zip(refs, m.kept, strict=True)))
m.kept.clear()
gc.collect()
gc.collect()
print([r for r in refs if r() is not None])
