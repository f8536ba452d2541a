"""NumPy arrays: written in place where a number fits, everything else is NumPy's."""

import numpy as np
from compiled import buffers
from warned import attempt

VALUES = [0, 1, -1, 200, -129, 70000, 2**31, 2**63 - 1, 2**63, True, 1.5, -2.0, 1e39, 1e-44, float("inf"), float("nan"), "x", None, 1j,
          np.float64(2.5), np.int8(3)]

for kind in ("f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "bool", "c16", ">i4", ">f8", "O", "U3", "M8[s]"):
    for v in VALUES:
        a = np.zeros(3, kind)
        print(kind, repr(v), attempt(buffers.put, a, 1, v), repr(a))
    a = np.zeros((2, 3), kind)
    print(attempt(buffers.matrix, a, 2, 3), repr(a))

a = np.arange(12.0).reshape(3, 4)
print(attempt(buffers.total, a[0]), attempt(buffers.by_index, a[:, 1]), attempt(buffers.exact, a[1]))
for x in (a.T, a[::-1], a[:, ::2], a[1:, ::-2]):
    print(attempt(buffers.put_pair, x, 0, 1, 5), attempt(buffers.put_pair, x, -1, -1, 7), repr(x), repr(a))
for i, j in ((3, 0), (0, 4), (-4, 0), (0, 2**70), (True, 1), (slice(0, 2), 1), (np.int64(1), 1), ("a", 1)):
    print(i, j, attempt(buffers.put_pair, a, i, j, 1.5))
print(attempt(buffers.put, a, 0, 9.0), attempt(buffers.put, a, (0, 0), 3), attempt(buffers.put, a, (0, 0, 0), 3), repr(a))
a.setflags(write=False)
print(attempt(buffers.put_pair, a, 0, 0, 1.0))
print(attempt(buffers.put, np.broadcast_to(np.zeros(1), (3,)), 0, 1.0))
print(attempt(buffers.put, np.zeros(()), (), 1.0), attempt(buffers.put, np.zeros((2, 2, 2)), (0, 1, 0), 1.0))
print(attempt(buffers.total, memoryview(np.arange(5.0))), attempt(buffers.put, memoryview(np.arange(5)), 2, 9))


class Mine(np.ndarray):
    def __setitem__(self, i, v):
        super().__setitem__(i, v + 1)


print(attempt(buffers.put, np.zeros(2).view(Mine), 0, 1.0), attempt(buffers.put, np.ma.masked_array([1.0, 2.0], [True, False]), 0, 3.0))
