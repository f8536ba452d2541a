"""Loops that only compute with the items of what they are given: lists, buffers, NumPy arrays."""


def dot(a, b, n):
    s = 0.0
    for i in range(n):
        s += a[i] * b[i]
    return s


def total(a, n):
    s = 0
    for i in range(n):
        s += a[i]
    return s


def walked(xs):
    s = 0
    for x in xs:
        s += x
    return s


def last(xs):
    s, x = 0.5, None
    for x in xs:
        s = s * 0.5 + x
        if s > 1e6:
            break
    else:
        return "through", s, x
    return "left", s, x


def scaled(a, b, out, k, n):
    for i in range(n):
        out[i] = k * a[i] + b[i]
    return out


def fill(out, n, start=0):
    for i in range(start, n):
        out[i] = i
    return out


def threshold(src, dst, n, limit):
    for i in range(n):
        v = src[i]
        dst[i] = 255 if v > limit else 0
    return dst


def counted(data, counts, n):
    for i in range(n):
        counts[data[i]] += 1
    return counts


def neighbours(a, out, n):
    for i in range(n):
        out[i] = a[i - 1] - a[i]
    return out


def searched(a, n, wanted):
    found, i = -1, 0
    while i < n:
        if a[i] == wanted:
            found = i
            break
        i += 1
    return found, i


def largest(a, n):
    best, at = a[0], 0
    for i in range(1, n):
        if a[i] > best:
            best, at = a[i], i
    return best, at


def table(m, h, w):
    s = 0.0
    for i in range(h):
        for j in range(w):
            s += m[i, j] * 0.5
    return s


def put_table(m, h, w):
    for i in range(h):
        for j in range(w):
            m[i, j] = i * w + j
    return m


def blurred(m, out, h, w):
    for i in range(1, h - 1):
        for j in range(1, w - 1):
            out[i, j] = (m[i - 1, j] + m[i + 1, j] + m[i, j - 1] + m[i, j + 1]) / 4
    return out


def caught(a, n):
    s, i = 0, -1
    try:
        for i in range(n):
            s += a[i]
    except Exception as e:
        return s, i, type(e).__name__, str(e)
    return s, i


def prefix(a, n):
    for i in range(1, n):
        a[i] += a[i - 1]
    return a


def own(n):
    a = [i * 0.5 for i in range(n)]
    b = [i for i in range(n)]
    return dot(a, b, n), total(a, n), walked(b), last(a), largest(b, n)


def shrinks(xs, n):
    s = 0
    for x in xs:
        s += x
        if s == n:
            xs.pop()
    return s


def powers(a, n):
    s = 0.0
    for i in range(n):
        s += a[i] ** 2 + abs(a[i]) - -a[i] / 3
        if not a[i]:
            s += 1
    return s


def kinds(a, n):
    t = None
    for i in range(n):
        t = a[i]
    return t


def generated(a, n):
    s = 0
    for i in range(n):
        s += a[i]
    yield s
    for x in a:
        s += x
    yield s


def walked_out(m, h, w):
    for i in range(h):
        for j in range(w):
            yield m[i, j]


def doubled(m, h, w):
    for i in range(h):
        for j in range(w):
            m[i, j] = m[i, j] * 2
            yield m[i, j]


def stepped(a, out, start, n, k):
    s = 0
    for i in range(start, n, k):
        s += a[i]
        out[i] = 9
    return s, i, list(out)


def struck(n):
    flags = bytearray(b"\x01") * n
    for i in range(2, n):
        if flags[i]:
            for j in range(i * i, n, i):
                flags[j] = 0
    return sum(flags)
