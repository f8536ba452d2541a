"""Operations on the caller's own containers and objects."""


def get(c, k):
    try:
        return c[k]
    except (KeyError, IndexError, TypeError) as e:
        return type(e).__name__, str(e)


def put(c, k, v):
    try:
        c[k] = v
    except (IndexError, TypeError) as e:
        return type(e).__name__, str(e)
    return c[k]


def has(c, k):
    return k in c


def get_or(d, k, v):
    return d.get(k), d.get(k, v)


def push(xs, *items):
    for item in items:
        xs.append(item)
    return len(xs)


def drain(xs):
    out = []
    while xs:
        out.append(xs.pop())
    return out


def add_all(s, items):
    for item in items:
        s.add(item)
    return len(s)


def pairs(d):
    return [(k, v) for k, v in d.items()], [k for k in d], [v for v in d.values()]


def grow(d, n):
    try:
        for k, v in d.items():
            d[k + n] = v
    except RuntimeError as e:
        return str(e)


def swap_keys(d):
    try:
        for k in d:
            v = d[k]
            del d[k]
            d[k + 100] = v
    except RuntimeError as e:
        return str(e)


def part(xs, i, j, k):
    return xs[i:j], xs[i:j:k], xs[::-1][:3]


def scale(xs, f):
    for i in range(len(xs)):
        xs[i] = xs[i] * f
    return xs


def rotate(xs):
    for i in range(len(xs) - 1):
        xs[i], xs[i + 1] = xs[i + 1], xs[i]
    return xs


def attr(o):
    try:
        return o.x
    except AttributeError as e:
        return str(e)


def attrs(objects):
    return [attr(o) for o in objects]


def names(people):
    out = []
    for p in people:
        out.append(p.name)
    return out


def last(things):
    for thing in things:
        pass
    return thing


def keep_each(things):
    kept = {}
    for i, thing in enumerate(things):
        kept[i] = thing
    for thing in things:
        kept[id(thing)] = thing
    return len(kept), [kept[i] is things[i] for i in range(len(things))]


def consume(make, n):
    seen = 0
    for thing in make(n):
        seen += thing.number
    return seen


def rows(table):
    total = 0
    for row in table:
        total += row["a"] * row["b"]
        row["c"] = total
    return total


def products(table):
    return [a * b for a, b in table], sum_pairs(table)


def sum_pairs(table):
    total = []
    try:
        for a, b in table:
            total.append((b, a))
    except (TypeError, ValueError) as e:
        total.append(str(e))
    return total
