"""Loops over arrays of NumPy's other numbers: halves, unsigned and complex ones."""


def total(a):
    s = 0
    for x in a:
        s += x
    return s


def dot(a, b):
    s = 0.0
    for i in range(len(a)):
        s += a[i] * b[i]
    return s


def scale(a, k):
    for i in range(len(a)):
        a[i] = a[i] * k


def fill(a, v):
    for i in range(len(a)):
        a[i] = v


def grow(a):
    for i in range(1, len(a)):
        a[i] = a[i] + a[i - 1]


def most(a):
    m = a[0]
    for x in a:
        if x > m:
            m = x
    return m


def above(a, k):
    n = 0
    for x in a:
        if x > k:
            n += 1
    return n


def sums(a, b):
    return [a[i] + b[i] for i in range(len(a))]


def products(a, b):
    out = []
    for i in range(len(a)):
        out.append(a[i] * b[i])
        out.append(a[i] - b[i])
    return out


def quotients(a, b):
    out = []
    for i in range(len(a)):
        out.append(a[i] / b[i])
    return out


def bits(a, b):
    out = []
    for i in range(len(a)):
        out.append(a[i] & b[i] | a[i] >> 3 ^ b[i])
        out.append(a[i] // b[i] + a[i] % b[i])
        out.append(~a[i])
    return out


def corner(a):
    s = 0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            s += a[i, j]
            a[i, j] = s
    return s
