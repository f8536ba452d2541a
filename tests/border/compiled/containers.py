"""Lists, dicts and sets that are met on both sides, and objects of classes derived from them."""

import json, heapq, bisect, functools, collections, copy, operator


class Box:
    def __init__(self):
        self.items = []
        self.map = {}
        self.seen = set()

    def add(self, x):
        self.items.append(x)
        self.map[x] = len(self.items)
        self.seen.add(x)
        return self


def make_alias():
    a = [1]
    return a, a, [a], {"k": a}


def grow_in_callback(f):
    xs = [1, 2, 3]
    out = []
    for x in xs:
        out.append(x)
        if len(xs) < 6:
            f(xs)
    return out, xs


def dict_changed(f):
    d = {1: 1, 2: 2}
    try:
        for k in d:
            f(d)
    except RuntimeError as e:
        return str(e)
    return d


def set_changed(f):
    d = {1, 2}
    try:
        for k in d:
            f(d)
    except RuntimeError as e:
        return str(e)
    return sorted(d)


def sort_cb(f):
    xs = [3, 1, 2]
    try:
        xs.sort(key=lambda x: (f(xs), x)[1])
    except ValueError as e:
        return str(e), xs
    return xs


def selfref():
    a = []
    a.append(a)
    d = {}
    d["d"] = d
    d["a"] = a
    return a, d


def default(x, acc=[]):
    acc.append(x)
    return acc


def js():
    return json.dumps({"a": [1, 2, {"b": (1, 2)}], "n": None})


def heap(xs):
    h = []
    for x in xs:
        heapq.heappush(h, x)
    return [heapq.heappop(h) for _ in range(len(h))]


def bis():
    xs = []
    for v in (5, 3, 9, 1):
        bisect.insort(xs, v)
    return xs


def red():
    log = []

    def f(a, b):
        log.append(b)
        return a + b

    return functools.reduce(f, log + [1, 2, 3]), log


def counter(words):
    c = collections.Counter(words)
    c.update(words)
    c["x"] += 1
    dd = collections.defaultdict(list)
    for w in words:
        dd[w[0]].append(w)
    od = collections.OrderedDict(a=1)
    od["b"] = 2
    od.move_to_end("a")
    dq = collections.deque([1, 2], maxlen=2)
    dq.append(3)
    dq.appendleft(0)
    cm = collections.ChainMap({"a": 1}, {"a": 2, "b": 3})
    return c.most_common(2), dict(dd), list(od), list(dq), cm["a"], cm["b"], c


def mutate(x):
    if isinstance(x, list):
        x += [1]
        x[0:1] = ["s"]
        x.insert(1, "i")
        x.extend(x)
        del x[0]
        x.reverse()
        x *= 2
    elif isinstance(x, dict):
        x["new"] = 1
        x.setdefault("l", []).append(2)
        x.pop("old", None)
        x |= {"u": 1}
        x.update(v=2)
    elif isinstance(x, set):
        x.add(5)
        x |= {7}
        x.discard(1)
        x -= {2}
        x ^= {5, 9}
    elif isinstance(x, bytearray):
        x += b"zz"
        x[0] = 65
        x.extend(b"q")
        del x[1]
    return x


def kinds(x):
    return type(x).__name__, isinstance(x, (list, dict, set, int, str, tuple)), len(x) if hasattr(x, "__len__") else None


def unpack(x):
    a, *b = x
    return a, b


def star(f, a, k):
    return f(*a, **k)


def slices(x):
    return x[1:], x[:-1], x[::-1], x[::2], x[-1]


def cmps(a, b):
    return a == b, a != b, a < b, a is b, a in [b], [a] == [b]


def iters(x):
    it = iter(x)
    first = next(it)
    rest = list(it)
    return (
        first,
        rest,
        next(it, "end"),
        list(zip(x, x)),
        list(enumerate(x, 1)),
        list(reversed(list(x))),
        sorted(x, key=str),
        sum(1 for _ in x),
        max(x, key=str),
        dict.fromkeys(x),
    )


def deep():
    return copy.deepcopy(selfref()[1])


def getter(x, k):
    try:
        return x[k]
    except (KeyError, IndexError, TypeError) as e:
        return type(e).__name__, str(e)


def concat(a, b):
    try:
        return a + b
    except TypeError as e:
        return str(e)


def mul(a, n):
    return a * n, n * a


def views(d):
    k, v, i = d.keys(), d.values(), d.items()
    d["later"] = 1
    return list(k), list(v), list(i), k & {"later"}, ("later", 1) in i, len(v)


G = {"a": [1]}


def getg():
    return G


def usedel(d, k):
    del d[k]
    return d
