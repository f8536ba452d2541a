"""struct: packing and unpacking of plain values, and all that only the genuine module knows."""

import struct
from struct import calcsize, pack, unpack, unpack_from

PREFIXES = ["", "@", "=", "<", ">", "!"]
INTS = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32769, 65535, 65536, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1]
INTS += [2**32 - 1, 2**32, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64 - 1, 2**64, True, False]
FLOATS = [0.0, -0.0, 1.5, -2.25, 0.1, 1e38, 3.5e38, 1e300, -1e300, 1e-50, float("inf"), float("-inf"), float("inf") - float("inf"), 7, True, 2**70]


def said(f, *args, **kw):
    try:
        return repr(f(*args, **kw))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Index:
    def __index__(self):
        return 5

    def __repr__(self):
        return "Index()"


class Int(int):
    pass


class Float(float):
    pass


class Bytes(bytes):
    pass


class Moody:
    def __bool__(self):
        raise KeyError("moody")

    def __float__(self):
        return 2.5


ODD = [None, "a", b"a", b"", b"ab", bytearray(b"q"), 1.0, Index(), Int(3), Float(1.5), Bytes(b"z"), Moody(), [], (1,), 1j]


def numbers():
    for prefix in PREFIXES:
        for code in "bBhHiIlLqQnNP?efdcsp":
            f = prefix + code
            for v in INTS + FLOATS + ODD:
                print(f, said(pack, f, v).replace("0x", ""))


def bits():
    data = bytes(range(240, 256)) + bytes(16) + b"\x7f\xc0\x00\x01" * 4
    for prefix in PREFIXES:
        for code in "bBhHiIlLqQ?efdcs":
            f = prefix + code
            for at in (0, 1, 3, 8, 15, 16, 31, 32, 40, 47, 48, 100, -1, -8, -48, -49, 2**70, True, None, Index()):
                print(f, at, said(unpack_from, f, data, at))
            print(said(unpack, f, data), said(unpack, f, data[: struct.calcsize(f)]))


def layouts():
    for body in ["bhiq", "qb", "bq0q", "b0q", "3s2h", "0s", "0x", "x", "4x2b", " b  h ", "\tb\n", "b 3h", "3 h", "3", "h3", "z", "bz", "", "10s", "0h"]:
        for prefix in PREFIXES:
            print(repr(prefix + body), said(calcsize, prefix + body), said(unpack, prefix + body, bytes(40)[: 12 if "s" in body else 8]))
    for f in ["é", "b\0b", "<<b", "b<", "99999999999999999999b", "200b", "65b", "64b", "3000s", "2000s", "2pb", b"<hh", b"z", bytearray(b"h"), 5, None, Int(3)]:
        print(repr(f), said(calcsize, f), said(pack, f), said(unpack, f, b"abcd"), said(unpack_from, f, b"abcd"))
    print(said(pack, "<64B", *range(64)), said(pack, "<65B", *range(65)), said(unpack, "<65B", bytes(65)), said(pack, "<100s", b"abc"))


def counts():
    for args in [(), ("<h",), ("<h", 1, 2), ("<hh", 1), ("<hh", 1, "x"), ("<hh", "x", 70000)]:
        print(said(pack, *args), said(unpack, *args), said(unpack_from, *args), said(calcsize, *args))
    print(said(pack, "<h", x=1), said(unpack, format="<h", buffer=b"ab"), said(unpack_from, "<h", buffer=b"ab"), said(unpack_from, "<h", b"abcd", offset=2))
    print(said(unpack, "<h", bytearray(b"ab")), said(unpack_from, "<h", memoryview(b"abcd"), 1), said(unpack, "<h", Bytes(b"ab")), said(unpack, "<h", "ab"))
    print(said(pack, "4s", b"toolong"), said(pack, "4s", b"a"), said(pack, "0s", b"a"), said(pack, "4s", bytearray(b"abcdef")), said(pack, "c", b""))


def kinds():
    a, b, c = unpack("<c0s1s", b"ab")
    print(a is unpack("c", b"a")[0], b is bytes(), unpack("", b"") is tuple(), pack("") is bytes(), pack("c", b"x") is pack("B", 120))
    print([type(x) for x in unpack("<bQfd?c3s", bytes(26))])


def objects():
    h = struct.Struct(">HHI")
    print(h.pack(1, 2, 3), h.unpack(b"\0\1\0\2\0\0\0\3"), h.unpack_from(bytes(20), 4), h.size, h.format)
    for args in [(), (1,), (1, 2, 3, 4), (1, 2, -3), (70000, 1, 1), (1, 2, "x"), (Index(), Int(2), True)]:
        print(said(h.pack, *args), said(h.unpack, *args), said(h.unpack_from, *args))
    print(said(h.unpack_from, bytes(8), 1), said(h.unpack_from, bytes(9), -8), said(h.unpack_from, buffer=bytes(8)), said(h.unpack_from, bytes(9), offset=1))
    print(said(h.unpack, bytearray(8)), said(h.unpack, bytes(7)), said(h.unpack, bytes(9)))
    h.__init__("<hh")
    print(h.pack(1, 2), h.unpack(b"\1\0\2\0"), h.format)
    print(said(h.__init__, "zz"), said(h.pack, 1, 2), said(h.unpack, b"\1\0\2\0"))


class Header(struct.Struct):
    def unpack(self, data):
        return ["mine", *super().unpack(data)]


def derived():
    h = Header("<hb")
    for i in range(3):
        print(h.pack(i, i), h.unpack(h.pack(i, i)), h.unpack_from(b"abcdef", i))
    Header.pack = lambda self, *a: ("patched", a)
    print(h.pack(1, 2))
    h.pack = lambda *a: "own"
    print(h.pack(1, 2))
    del Header.pack


def patched():
    genuine = struct.pack
    print(struct.pack("<h", 5))
    struct.pack = lambda *a: ("patched", a)
    try:
        print(struct.pack("<h", 5), pack("<h", 5))
    finally:
        struct.pack = genuine
    print(struct.pack("<h", 5), struct.pack is pack, pack.__name__, pack.__module__, repr(pack), pack.__doc__ == genuine.__doc__)
    print([*map(struct.Struct("<h").pack, range(3))], [*map(pack, ["<h"] * 2, [1, 2])], [unpack("<h", x) for x in (b"ab", b"cd")])


def where():
    try:
        for i in (1, 2, 300):
            struct.pack("B", i)
    except struct.error as e:
        print(i, e, e.__traceback__.tb_lineno, e.__traceback__.tb_next)


for part in (numbers, bits, layouts, counts, kinds, objects, derived, patched, where):
    part()
