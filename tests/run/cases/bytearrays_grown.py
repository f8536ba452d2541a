"""bytearrays that grow by append and +=: their memory, views that forbid it, what is no byte, and who else sees them."""


def said(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def appended(b, x):
    b.append(x)
    return b


def extended(b, x):
    b += x
    return b


def shifted(b, i):
    b.append(i * 3 & 255)  # the method is looked up before the argument


def sizes():
    b = bytearray()
    seen = set()
    for i in range(3000):
        shifted(b, i)
        if i % 7 == 0:
            b += b"xyz"
        if i % 11 == 0:
            del b[:5]
        seen.add(b.__sizeof__() - len(b) >= 0)
    print(len(b), sum(b), hash(bytes(b)) == hash(bytes(list(b))), seen, b[:10], b[-10:])
    b.clear()
    print(extended(b, b"a"), extended(b, b""), appended(b, 0), len(b), b == b"a\0")


def refused():
    b = bytearray(b"ab")
    for x in (256, -1, "a", None, 1.0, True, 2**70):
        print(x, said(appended, b, x))
    for x in ("a", 1, [1, 300], None):
        print(x, said(extended, b, x))
    print(extended(b, bytearray(b"c")), extended(b, memoryview(b"d")), said(extended, b, b))


def viewed():
    b = bytearray(b"abc")
    b += b"d"
    with memoryview(b) as view:
        print(said(appended, b, 1), said(extended, b, b"x"), bytes(view))
    print(appended(b, 1), extended(b, b"x"))


def aliased():
    b = bytearray(b"abcdef")
    c = b
    b += b"gh"
    print(b is c, c)
    del c[:4]
    c.append(65)
    b += b"tail"
    print(b, c is b, b.decode())
    for _ in range(20):
        b += b"0123456789"
    print(len(b), b.count(b"9"), b.find(b"tail"))


class Mine(bytearray):
    def append(self, x):
        super().append(x + 1)

    def __iadd__(self, x):
        self.extend(x + b"!")
        return self


def derived():
    m = Mine(b"a")
    m.append(65)
    m += b"x"
    print(m, type(m).__name__, extended(m, b"y"), appended(m, 66))


sizes()
refused()
viewed()
aliased()
derived()
