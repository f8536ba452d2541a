"""bytes % value: one %d, %s or %b, and all other formats."""


def said(f, v):
    try:
        return f % v
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Int(int):
    def __str__(self):
        return "odd"


class Bytes(bytes):
    def __mod__(self, other):
        return ("mine", other)

    def __rmod__(self, other):
        return ("r", other)

    def __bytes__(self):
        return b"own"


FORMATS = [b"%d", b"%s", b"%b", b"a%dz", b"a%sz", b"%d%%", b"%%", b"%", b"a%", b"", b"abc", b"%5d", b"%-5dz", b"%x", b"%c", b"%a", b"%r", b"%i", b"%u"]
FORMATS += [b"%d %d", b"\xff%d\0", b"%s" + b"x" * 80, b"y" * 300 + b"%d", b"%(a)d", b"%D", b"% d", b"%+d", b"%ld", b"%s%"]
VALUES = [0, 1, -1, 7, 2**63 - 1, -(2**63), 2**64, True, Int(3), 1.5, b"", b"q", b"bytes", b"\xff" * 70, b"%d", Bytes(b"sub"), bytearray(b"ba"), "text", None]
VALUES += [(1,), (b"x",), (), (1, 2), {b"a": 5}, [1]]

for f in FORMATS:
    for v in VALUES:
        print(f, v, said(f, v))
print(said(Bytes(b"%d"), 1), said(bytearray(b"%d"), 5), (b"%d" % 5) is bytes([53]))
s = b"%d"
for i in range(3):
    s %= i
    s += b"%d"
print(s)
