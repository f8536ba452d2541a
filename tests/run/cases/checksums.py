"""crc32 of bytes, by both modules that have it, and what only the genuine functions know."""

import binascii
import zlib
from zlib import crc32


def said(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Index:
    def __index__(self):
        return 77


class Bytes(bytes):
    pass


def values():
    for f in (zlib.crc32, binascii.crc32, crc32):
        for n in (0, 1, 2, 3, 7, 8, 15, 16, 17, 63, 64, 65, 255, 2047, 2048, 4096, 4097, 6000):
            data = bytes(i * 7 & 255 for i in range(n))
            print(n, f(data), f(data, 0), f(data, 123456789), f(data, f(data)), f(data, 2**32 - 1))
        for start in (-1, 2**32, 2**33 + 5, 2**70, -(2**70), True, None, 1.5, "a", Index()):
            print(said(f, b"abc", start))
        for data in (bytearray(b"abc"), memoryview(b"abcdef")[::2], memoryview(b"abc"), Bytes(b"abc"), "abc", None, 5):
            print(said(f, data), said(f, data, 5))
        print(said(f), said(f, b"a", 1, 2), said(f, data=b"a"), said(f, b"a", value=1))


def running():
    total = 0
    for i in range(50):
        total = zlib.crc32(b"%d" % i, total)
    print(total, sum(map(zlib.crc32, [b"a", b"b"])))


def patched():
    genuine = zlib.crc32
    zlib.crc32 = lambda *a: a
    try:
        print(zlib.crc32(b"a"), crc32(b"a"), binascii.crc32(b"a"))
    finally:
        zlib.crc32 = genuine
    print(zlib.crc32(b"a"), zlib.crc32 is crc32)


for part in (values, running, patched):
    part()
