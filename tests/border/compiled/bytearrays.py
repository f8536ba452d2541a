"""What compiled code does with bytearrays, memoryviews, arrays and bytes."""


def attempt(f, *args):
    try:
        r = f(*args)
        return type(r).__name__, shown(r)
    except Exception as e:
        return type(e).__name__, str(e)


def shown(r):
    if isinstance(r, memoryview):
        return r.tolist(), r.format, r.nbytes
    if isinstance(r, (list, tuple)):
        return [shown(x) for x in r]
    return r


def cut(b, i, j):
    return b[i:j]


def cut_by(b, i, j, k):
    return b[i:j:k]


def put(b, i, j, x):
    b[i:j] = x
    return b


def put_by(b, i, j, k, x):
    b[i:j:k] = x
    return b


def drop(b, i, j):
    del b[i:j]
    return b


def drop_item(b, i):
    del b[i]
    return b


def as_bytes(b):
    return bytes(b)


def as_bytearray(b):
    return bytearray(b)


def as_view(b):
    return memoryview(b)


def nothing():
    return bytearray(), bytes(bytearray()), bytearray(b"") == b"", bool(bytearray()), bool(memoryview(bytearray()))


def length(b):
    return len(b), bool(b), not b


def extended(b, x):
    r = b.extend(x)
    return r, b, b.__alloc__() > len(b)


def added(b, x):
    c = b
    c += x
    return c, c is b


def joined(b, x):
    return b + x


def repeated(b, n):
    return b * n, n * b


def less(a, b):
    return a < b, a <= b, a > b, a >= b


def equal(a, b):
    return a == b, a != b


def within(a, b):
    return a in b, a not in b


def hashed(b):
    return hash(b)


def iterated(b):
    return [x for x in b], list(b), sum(b), max(b, default=None)


def find(b, x):
    return b.find(x), b.rfind(x), b.count(x)


def find_in(b, x, i, j):
    return b.find(x, i), b.rfind(x, i), b.count(x, i), b.find(x, i, j), b.rfind(x, i, j), b.count(x, i, j)


def index(b, x):
    return b.index(x)


def rindex_in(b, x, i, j):
    return b.rindex(x, i, j)


def affixes(b, x):
    return b.startswith(x), b.endswith(x)


def affixes_in(b, x, i, j):
    return b.startswith(x, i), b.endswith(x, i), b.startswith(x, i, j), b.endswith(x, i, j)


def decoded(b):
    return b.decode()


def decoded_as(b, encoding):
    return b.decode(encoding)


def decoded_with(b, encoding, errors):
    return b.decode(encoding, errors), b.decode(encoding, errors=errors)


def hexed(b):
    return b.hex(), b.hex(":"), b.hex("-", 2)


def copied(b):
    c = b.copy()
    return c, c is b, type(c)


def methods(b):
    return (b.strip(), b.upper(), b.replace(b"b", b"--"), b.split(b"b"), b.partition(b"b"), b.isalpha(), b.zfill(9), b.ljust(9, b"."),
            b.split(), b.splitlines(), b.removeprefix(b"a"), b.title(), b.translate(bytes(range(256)), b"c"), b.startswith((b"a", b"x")))


def changed(b, x):
    b.insert(1, x)
    b.append(x)
    b.reverse()
    b.remove(x)
    return b, b.pop(), b.pop(0)


def remove(b, x):
    b.remove(x)
    return b


def insert(b, i, x):
    b.insert(i, x)
    return b


def to_list(b):
    return b.tolist()


def to_bytes(b):
    return b.tobytes()


def cast(b, f):
    return b.cast(f)


def exported(b):
    view = memoryview(b)
    out = [attempt(extended, b, b"x"), attempt(added, b, b"x"), attempt(put, b, 1, 2, b"xyz"), attempt(drop, b, 0, 1), attempt(drop_item, b, 0),
           attempt(put, b, 0, 1, b"Q"), attempt(put, view, 0, 1, b"R"), attempt(put, view, 0, 1, b"RS"), attempt(insert, b, 0, 1), b.copy(),
           attempt(extended, b, b""), attempt(added, b, b""), attempt(added, b, view), attempt(extended, b, view)]
    view.release()
    out += [attempt(extended, b, b"x"), attempt(cut, view, 0, 1), attempt(as_bytes, view), attempt(length, view), attempt(as_view, view),
            attempt(equal, view, b), attempt(to_bytes, view), attempt(put, view, 0, 1, b"x")]
    return out


def views_end(n):
    b = bytearray(64)
    for i in range(n):
        part = memoryview(b)[i & 7:20]
        whole = part[1:][2:]
        assert whole.obj is b and len(whole) == 17 - (i & 7)
    part = whole = None
    b.extend(b"x")  # all exports are gone
    return len(b)


def kept_views(b):
    views = [memoryview(b)[i:] for i in range(3)]
    b[2] = 77
    return [v[0] for v in views], [bytes(v) for v in views]


def refer(b, ref, seen):
    r = ref(b, seen.append)
    return r


def temporary(make, ref, seen):
    for i in range(3):
        x = make()[0:]
        r = ref(x, lambda r: seen.append(i))
        x = None
        assert r() is None
    return len(seen)


def grow(n):
    b = bytearray()
    for i in range(n):
        b += b"abc"
        b.extend(b"de")
        if i & 1:
            del b[:3]
        if i % 3 == 0:
            b[1:2] = b"xyz"
    return len(b), hash(bytes(b))


def to_int(b, order):
    return int.from_bytes(b, order), int.from_bytes(b, byteorder=order), int.from_bytes(bytes=b, byteorder=order, signed=True)


def to_int_of(kind, b, order, signed):
    return kind.from_bytes(b, order, signed=signed)


def of_int(n, size, order):
    return n.to_bytes(size, order)


def of_int_signed(n, size, order, signed):
    return n.to_bytes(size, order, signed=signed), n.to_bytes(length=size, byteorder=order, signed=signed)


def bound():
    f, g = int.from_bytes, (258).to_bytes
    return f(b"\1\2", "big"), g(2, "big"), g(length=3, byteorder="little")


def array_grown(a, x):
    for _ in range(40):
        a.append(x)
    return a, len(a)


def array_extended(a, b):
    for _ in range(20):
        a.extend(b)
    return a


def formatted(b, x):
    return b % x


def replaced(b, x, y):
    return b.replace(x, y), b.replace(x, y, 1), b.replace(x, b"zz") is b
