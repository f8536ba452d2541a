"""Operations on objects whose special methods and properties look at their caller."""


def handling(c):
    out = []
    out += [c + 1, 1 + c, -c, next(c), c[0], c.p, len(c), list(c), c.missing, 1 in c, c == 3, c < 1, str(c), f"{c}", repr(c)]
    for x in c:
        out.append(x)
        break
    c[1] = 2
    del c[1]
    c.q = 5
    out.append(bool(c))
    c += 1
    return out, c


def warns(o):
    x = o.old
    return x


def inner(o):
    return warns(o)


class K:
    def method(self, c):
        return c + 1, (lambda: c.p)()


def gen(c):
    yield c + 1
    yield c.p


def errors(c):
    try:
        return c.bad
    except ValueError as e:
        tb, names = e.__traceback__, []
        while tb:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        return names


def keys(x, others):
    found, seen = {x: 1}, []
    for y in others:
        seen.append(y in found)
    return found[x], x in found, {x} == {x}, seen, hash(x) == hash(x)


def attributes(x):
    x.p = 1
    x.plain = 2
    found = x.p, x.plain, getattr(x, "p"), hasattr(x, "absent")
    del x.p
    del x.plain
    return found
