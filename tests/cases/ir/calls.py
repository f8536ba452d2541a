def calls(o, f, x):
    o.append(1)
    o.items.append(f(x) + 1)
    f(*x)
    f(1, *x, k=2, **o, last=3)
    print("%s: %5r%%" % (x, o), f"{x!r:>{o}} {f}")
    a, *b = x
    o.n[a:, 1] += 1
    return a if 1 < b <= x else (x, -1, 2**8)
