"""The loops of users/views.py over NumPy arrays: numbers of NumPy's stay such, and it warns where it would."""

import numpy as np
from compiled import views as v
from warned import attempt


def listed(f, *args):
    return list(f(*args))


def tried(f, *args):
    x = attempt(f, *args)
    text = repr(x) if not isinstance(x, np.ndarray) else repr((x.dtype, x.tolist()))
    print(f.__name__, text if len(text) < 300 else (text[:100], hash(text)))


def sources(n):
    for kind in ("f8", "f4", "i8", "i4", "u1", "u8", "?"):
        yield kind, (np.arange(n) % 50).astype(kind)
    yield "strided", np.arange(2.0 * n)[::2]
    yield "back", np.arange(float(n))[::-1]
    yield "order", np.arange(float(n)).astype(">f8")
    yield "large", np.full(n, 1e300)
    yield "small", np.full(n, 1e-200)
    yield "inf", np.full(n, np.inf)
    yield "nan", np.full(n, np.nan)


for n in (0, 1, 16, 17, 60, 1100):
    for name, a in sources(n):
        print(name, n)
        for f in (v.total, v.largest, v.powers, v.kinds, v.caught):
            tried(f, a, n)
        tried(v.caught, a, n + 3)
        tried(v.dot, a, a, n)
        tried(v.walked, a)
        tried(v.last, a)
        tried(v.searched, a, n, 16)
        tried(v.scaled, a, a, np.zeros(n), 2, n)
        tried(v.scaled, a, a, np.zeros(n, "f4"), 0.5, n)
        tried(v.scaled, a, a, [None] * n, 0.5, n)
        tried(v.neighbours, a, np.zeros(n), n)
        tried(v.threshold, a, np.zeros(n, "u1"), n, 20)
        tried(v.counted, a, np.zeros(256, "i8"), n)
    for kind in ("f8", "f4", "i8", "u2", "i1", "?", "c16"):
        tried(v.fill, np.zeros(n, kind), n)
        tried(v.prefix, np.ones(n, kind), n)

for shape in ((40, 30), (3, 200)):
    m = np.arange(float(shape[0] * shape[1])).reshape(shape)
    tried(v.table, m, *shape)
    tried(v.table, m.T, *m.T.shape)
    tried(v.table, m.astype("i4"), *shape)
    tried(v.table, memoryview(m), *shape)
    tried(v.table, m, shape[0], shape[1] + 1)
    tried(v.blurred, m, np.zeros(shape), *shape)
    for kind in ("f8", "i8", "u1", "f4"):
        tried(v.put_table, np.zeros(shape, kind), *shape)
m.setflags(write=False)
tried(v.put_table, m, 3, 200)
a = np.ones(100)
a[50] = 1e308
a[51] = 1e308
with np.errstate(over="raise"):
    tried(v.total, a, 100)
    tried(v.dot, a, a, 100)
print(type(v.total(np.ones(50), 50)), type(v.dot(np.ones(50), np.ones(50), 50)), type(v.walked(np.ones(50))), type(v.kinds(np.ones(50), 50)))
for kind in ("f8", "f4", "i8", "u1", "f2", "c16", "?"):
    m = np.arange(12).reshape(3, 4).astype(kind)
    tried(listed, v.walked_out, m, 3, 4)
    tried(listed, v.doubled, m, 3, 4)
    tried(listed, v.generated, m[1], 4)
    tried(listed, v.generated, np.full(20, 7).astype(kind), 20)
