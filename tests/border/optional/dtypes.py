"""Arrays of halves, of unsigned and of complex numbers: the same results, types and warnings as NumPy's."""

import warnings

import numpy as np
from compiled import dtypes as m


def shown(value):
    if isinstance(value, list):
        return [shown(x) for x in value]
    return type(value).__name__, value.tobytes().hex() if isinstance(value, np.generic) else repr(value)


def run(f, *args):
    given = [x.copy() if isinstance(x, np.ndarray) else x for x in args]
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            answer = shown(f(*given))
        except Exception as e:
            answer = type(e).__name__, str(e)
    print(f.__name__, answer, [x.tobytes().hex() for x in given if isinstance(x, np.ndarray)], [str(w.message) for w in found])


random = np.random.default_rng(7)
WIDE = random.integers(0, 1 << 64, 200, dtype=np.uint64)
ARRAYS = {
    "halves": random.standard_normal(200).astype(np.float16),
    "wide halves": (random.standard_normal(200) * 10.0 ** random.integers(-8, 6, 200)).astype(np.float16),
    "singles": (random.standard_normal(200) * 10.0 ** random.integers(-30, 30, 200)).astype(np.float32),
    "unsigned": WIDE,
    "small unsigned": WIDE % np.uint64(1000) + np.uint64(1),
    "complex": random.standard_normal(200) + 1j * random.standard_normal(200),
    "narrow complex": (random.standard_normal(200) + 1j * random.standard_normal(200)).astype(np.complex64),
    "odd": np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 6e-8, 65504.0, 1.0], np.float16),
}
NUMBERS = (2, -1, 2.5, 0.1, 1e9, 1 << 63, True, 1j, np.float16(0.1), np.float32(3), np.float64(0.3), np.uint64(3), np.int64(-2), None)
for name, a in ARRAYS.items():
    print(name)
    b = a[::-1]
    for f in (m.total, m.grow, m.most):
        run(f, a)
    for f in (m.dot, m.sums, m.products, m.quotients, m.bits):
        run(f, a, b)
    for k in NUMBERS:
        for f in (m.scale, m.fill, m.above):
            run(f, a[:40], k)
    run(m.corner, a[: len(a) // 2 * 2].reshape(2, -1))
