"""Loops, reads and writes of objects that lend their memory."""


def total(xs):
    s = 0
    for x in xs:
        s += x
    return s


def by_index(xs):
    s = 0
    for i in range(len(xs)):
        s += xs[i]
    return s


def listed(xs):
    return [x for x in xs]


def at(xs, i):
    return xs[i]


def put(xs, i, v):
    xs[i] = v
    return xs[i]


def fill(xs, v):
    for i in range(len(xs)):
        xs[i] = v


def sieve(n):
    flags = bytearray(b"\x01") * n
    for i in range(2, n):
        if flags[i]:
            for j in range(i * i, n, i):
                flags[j] = 0
    return total(flags) - 2


def mirror(xs):
    for i in range(len(xs) // 2):
        xs[i], xs[-1 - i] = xs[-1 - i], xs[i]


def add_to_all(xs, v):
    for i in range(len(xs)):
        xs[i] += v


def shrinking(xs, keep):
    seen = []
    for x in xs:
        seen.append(x)
        if len(seen) == keep:
            del xs[keep + 1:]
    return seen


def growing(xs, limit):
    n = 0
    for x in xs:
        n += 1
        if len(xs) < limit:
            xs.append(x)
    return n


def released(view):
    seen = []
    for x in view:
        seen.append(x)
        if len(seen) == 2:
            view.release()
    return seen


def first(xs):
    for x in xs:
        return x


def put_pair(xs, i, j, v):
    xs[i, j] = v
    return xs[i, j]


def matrix(xs, rows, columns):
    for i in range(rows):
        for j in range(columns):
            xs[i, j] = i * columns + j


def exact(xs):
    return [type(x) for x in xs], type(xs[0])


KEPT = []


def keep(x):
    KEPT.append(x)
    return x


def made(n):
    data = bytes(range(256)) * n
    return keep(data)


def parts(x):
    return [x + b"", b"" + x, x * 1, x[:], b"".join([x]), x.strip(), x.replace(b"nothing", b"")], [x[1:], x[:9] + x[-9:], x.split(b"\x05")[0], x.upper()]


def numbered(xs, stop):
    """The loop is left early, and the iterator goes on where it stood."""
    seen, it = [], enumerate(xs)
    for i, x in it:
        seen.append((i, x))
        if i == stop:
            break
    return seen, next(it, "end"), list(it)


def paired(xs, ys, stop):
    seen, left = [], iter(xs)
    it = zip(left, ys)
    for x, y in it:
        seen.append(x * y)
        if len(seen) == stop:
            break
    return seen, next(left, "end"), list(it)


def numbered_and_changed(xs, change):
    seen = []
    for i, x in enumerate(xs):
        seen.append((i, x))
        if i == 1:
            change()
    return seen


def stepped(xs):
    it = iter(xs)
    return next(it), next(it), sum(it), next(it, None)
