"""crypto/sha256 over a large buffer: Go reads Python's own memory, without a copy and without the GIL."""

import hashlib
import time

import grumpy_hook

grumpy_hook.install()

from __go__.crypto.sha256 import New, Sum256
from __go__.encoding.hex import EncodeToString
from grumpy_hook import go

data = bytearray(64 << 20)
data[::4096] = bytes(range(256)) * 64

digest = Sum256(data)
print(EncodeToString(digest), digest == hashlib.sha256(data).digest())

hasher = New()
view = memoryview(data)
for start in range(0, len(view), 1 << 20):
    hasher.Write(view[start : start + (1 << 20)])
print(hasher.Sum(None) == digest)

parts = [view[i << 24 : (i + 1) << 24] for i in range(4)]
started = time.perf_counter()
one = [Sum256(part) for part in parts]
middle = time.perf_counter()
many = [future.result() for future in [go(Sum256, part) for part in parts]]
end = time.perf_counter()
print(one == many, f"one after the other {middle - started:.2f} s, on goroutines {end - middle:.2f} s")
