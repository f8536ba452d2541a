"""Operations on containers, iterators and objects that interpreted code made."""

import gc


def said(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def classes(values, kinds):
    for v in values:
        print(type(v).__name__, [isinstance(v, k) for k in kinds], isinstance(v, tuple(kinds)))


def truths(values):
    print([said(lambda v: "yes" if v else "no", v) for v in values])
    print([said(len, v) for v in values])


def reads(values, keys):
    for v in values:
        print(type(v).__name__, [said(lambda: v[k]) for k in keys])


def three(v):
    a, b, c = v
    return a, b, c


def unpacks(values):
    print([said(three, v) for v in values])


def fields(values):
    for v in values:
        print(v.x, v.y, v[0], v[-1], len(v), *v)


def ranges(values):
    for r in values:
        print(len(r), said(lambda: r[1]), said(lambda: r[9]), r[1:], r[::-1], 3 in r, list(r), type(iter(r)).__name__)
        for x in r[:2]:
            print(x, end=" ")


def steps(container, change):
    seen = []
    for x in container:
        seen.append(x)
        change(container)
    return seen


def pairs(d, change):
    seen = []
    for k, v in d.items():
        seen.append((k, v))
        change(d)
    return seen


def exhausted(it):
    print(list(it), list(it), next(it, "none"), said(next, it))


def drawn(it, n):
    return [next(it) for _ in range(n)], it.__length_hint__()


def copies(v):
    return list(v), tuple(v), sorted(v, key=repr), [*v], len(set(v))


def joined(v):
    return said("+".join, v)


def merged(d):
    e = {**d, "more": 1}
    e.update(d)
    return e, dict(d), list(d.keys()), list(d.values()), list(d.items()), d.copy() == d


def dict_methods(d):
    print(d.get("a"), d.get("zz"), d.get("zz", 7), d.setdefault("a", 3), d.setdefault("new"), d.setdefault("newer", 4))
    print(d.pop("a"), d.pop("a", "gone"), said(d.pop, "a"), said(lambda: d["nothing"]), said(lambda: d[12]))
    del d["new"]
    print(said(d.__delitem__, "new"), d)

    def drop(k):
        del d[k]

    print(said(drop, "nothing"), said(drop, [1]), d)


def counts(d, keys):
    for k in keys:
        d[k] = d.get(k, 0) + 1
        d["sum"] = d["sum"] + 1000


def renumber(items):
    for i in range(len(items)):
        items[i] = items[i] + 1
    for i in range(len(items)):
        items[i] += 300
    return items


def number_at(items, i, value):
    before = said(lambda: items[i])

    def put():
        items[i] = value
        return items[i]

    return before, said(put)


def numbers_in(items):
    return said(three, items), said(lambda: [items[i] for i in range(-len(items), len(items))]), said(lambda: items[len(items)])


def members(items, wanted):
    print([said(lambda w: w in items, w) for w in wanted])


def added(a, b):
    c = a + b
    c.append("end")
    return c, a, b


def assign(o, value):
    def put():
        o.x = value
        return o.x

    return said(put)


def same_pairs(items):
    first = [p for p in items]
    again = [p for p in items]
    for p in items:
        p[0].append(1)
    return [a is b for a, b in zip(first, again)], first == again


level = 1000


def set_level(space, n):
    seen = [level]
    for _ in range(n):
        space["level"] = space["level"] + 1000
        seen.append(level)
    return seen


def set_elsewhere(space, module, n):
    seen = [module.level]
    for _ in range(n):
        space["level"] = space["level"] + 1000
        seen.append(module.level)
    return seen


def big_results(a, b):
    print(a + b, a - b, a * b, a // b, a % b, divmod(a, b), -a // b, -a % b, a // -b, a % -b, a << 70, (a << 70) >> 68)


def taken_apart(twos, threes):
    out = []
    for a, b in twos:
        for x, y, z in threes():
            out.append((a, b is y, x, [*z]))
            if len(out) % 3 == 0:
                for p, q, r in threes():
                    out.append(r is z)
    for first, second in twos:
        second.append(first)
    return out


def prompt(items):
    for a, b in items:
        print(a, b)
        del a
        del b
    return said(lambda: [x + y + z for x, y, z in iter([(1, 2, 3), (1, 2)])])


def made_there(kind, n):
    return [kind() for _ in range(n)]


def prompt_beside(one, kept):
    for n, a in enumerate(one()):
        print(n, a)
    for a, b in zip(one(), one()):
        print(a, b)
        del a, b
    for a, b in zip(kept, one()):  # what the list has stays
        print(a, b)
        del a, b
    for a, b in zip(kept, kept):
        del a, b
    gc.collect()
    print(kept)


def beside_own(kept):
    for n, a in enumerate(x for x in kept):
        del a
    for a, b in zip((x for x in kept), reversed(kept)):
        del a, b
    return kept


def prompt_calls(pair, row):
    a, b = pair()
    print(a, b)
    del a
    c, d, e = row("y")
    print(b, c, d, e)
    del b, c
    _, f = pair()
    print(f)
    for _ in range(3):
        p, q, *r = row("x")
        s, t, u, v = row(*[1, 2])
        print(s, t, u, v)


def kept(pair, out):
    a, b = pair()
    out.append(a)
    del a, b
    for a, b in iter([pair(), pair()]):
        out.append(b)
    a = b = None
    return out


stored = []


def hands(pair):
    t = pair()
    stored.append(t)
    return t


def taken_elsewhere(pair, same):
    a, b = hands(pair)
    del a, b
    a, b = same(stored[-1])
    del a, b
    for _ in range(2):
        for a, b in stored:
            del a, b
        for a, b in iter(stored):
            del a, b
    return stored


def walked_before(four, others):
    """The second loop goes through the list itself, after one through an iterator of CPython's."""
    kept = []
    for source in others, None:
        if source is None:
            source = [four()]
        for a, b, d, e in source:
            del a, b, d, e
        kept.append(source)
    gc.collect()
    return kept[1]


def closes(pair):
    a, b = pair()

    def inner():
        return a

    del b
    return inner


def walks(items):
    for a, b in items:
        yield len(str(a) and str(b)) > 1
        del a, b
