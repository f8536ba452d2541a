"""f(*args, **mapping): what the callee gets, in which order, and the words when it is wrong."""


def told(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


def plain(a, b=2, c=3):
    return a, b, c


def only(a, /, b, *, c, d=4):
    return a, b, c, d


def all_of(*a, **k):
    return a, list(k.items())


def rest(a, *b, c=3, **k):
    return a, b, c, list(k.items())


def positional(a, b=1, /, **k):
    return a, b, k


class Text(str):
    pass


class Mapping:
    def __init__(self, items):
        self.items_ = items

    def keys(self):
        print("keys")
        return list(self.items_)

    def __getitem__(self, key):
        print("item", key)
        return self.items_[key]


class Callee:
    def __repr__(self):
        return "Callee"

    def __call__(self, *a, **k):
        return a, k

    def method(self, a, b=2, **k):
        return a, b, k

    @classmethod
    def of(cls, a=0, **k):
        return cls.__name__, a, k


MAPPINGS = (
    {}, {"a": 1}, {"b": 1}, {"a": 1, "b": 2, "c": 3}, {"c": 1, "d": 2}, {"b": 5, "c": 6}, {"zz": 1, "yy": 2}, {1: 2}, {"a": 1, None: 2},
    {Text("b"): 9, "c": 1}, {f"k{n}": n for n in range(12)}, {"é": 1}, {"self": 1}, Mapping({"b": 7, "q": 8}),
)


def every():
    for f in (plain, only, all_of, rest, positional, Callee(), Callee().method, Callee.of, dict, lambda **k: sorted(k)):
        name = getattr(f, "__qualname__", type(f).__name__)
        for args in ((), (1,), (1, 2), (1, 2, 3, 4)):
            for mapping in MAPPINGS:
                print(name, args, mapping if not isinstance(mapping, Mapping) else "M", passed(f, args, mapping))


def passed(f, args, mapping):
    try:
        return f(*args, **mapping)
    except Exception as e:
        return type(e).__name__, str(e)


def made_new():
    mapping = {"a": 1, "b": 2}
    inner = all_of_dict(**mapping)
    inner["z"] = 3
    return mapping, inner is mapping, all_of_dict(**inner)


def all_of_dict(**k):
    return k


def changed_under_way():
    mapping = {"x": 1}

    def items():
        yield 1
        mapping["y"] = 2
        yield 2

    return all_of(*items(), **mapping), all_of(*(7, mapping.pop("x")), **mapping), mapping


def order():
    log = []

    def say(what, value):
        log.append(what)
        return value

    result = say("f", all_of)(*say("args", (1, 2)), **say("kw", {"k": 1}))
    return result, log


def removed():
    mapping = {f"k{n}": n for n in range(8)}
    for n in (0, 3, 7):
        del mapping[f"k{n}"]
    print([type(key).__name__ for key, _ in all_of(**{Text("t"): 1})[1]])
    return all_of(**mapping), rest(1, **mapping), plain(0, **{"c": 1, **{"b": 2}})


def generator():
    got = yield
    while got is not None:
        got = yield all_of(*(yield "args"), **(yield "kw")), got


def spread():
    g = generator()
    next(g)
    return [g.send("go"), g.send((1, 2)), g.send({"a": 1}), g.send("again"), g.send([5]), g.send({"b": 2})]


def nested(depth, *a, **k):
    return (depth, a, k) if depth == 0 else nested(depth - 1, *a, **k)


def twice(x, **k):
    return plain(*x, **k), plain(x, **k, c=9) if "c" not in k else told(lambda: plain(x, **k, c=9)), told(lambda: all_of(**k, **k))


def main():
    every()
    print(made_new())
    print(changed_under_way())
    print(order())
    print(removed())
    print(spread())
    print(nested(5, 1, 2, k=3), nested(3), nested(2, z=1))
    print(twice((1, 2)), twice((1, 2), c=3), twice((1,), b=5), told(twice, (1,), zz=5))
    for n in range(3):
        print(told(plain, n, **{"b": n}), told(plain, **{"a": n}), told(plain, n, **{"a": n}), told(plain, **{"d": n}), told(only, 1, **{"c": 2}))


main()
