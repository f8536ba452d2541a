"""Loops over pairs: enumerate(), zip() and items(), whose state others see too."""


def changed_while_looping():
    out, items = [], [1, 2.5, "x", None]
    for i, x in enumerate(items):
        if i < 6:
            items.append(i)
        if i == 3:
            del items[0]
        out.append((i, x))
    for i, x in enumerate(items):
        out.append((i, x))
        items.clear()
    return out


def counted_from():
    out, items = [], ["a", "b", "c"]
    for start in (5, 2**63 - 2, -1, True, 10**20):
        for i, x in enumerate(items, start):
            out.append((i, type(i) is int, x))
    return out


def shared():
    out, items = [], [1, 2, 3, 4, 5]
    numbered = enumerate(items)
    for i, x in numbered:
        out.append((i, x))
        if i == 1:
            break
    out += [next(numbered), list(numbered), list(numbered)]
    numbered = enumerate(items)
    for i, x in numbered:
        for j, y in numbered:
            out.append((i, x, j, y))
    it = iter(items)
    for a, b in zip(it, it):
        out.append((a, b))
    it = iter(items)
    for a, b in zip(it, [1, 2]):
        out.append((a, b))
    out.append(next(it))
    it = iter(items)
    for a, b in zip([1, 2], it):
        out.append((a, b))
    return [*out, next(it)]


def uneven():
    out = []
    for one, two in (([1, 2], [1]), ([1], [1, 2]), ([], [1]), ([1], [])):
        try:
            for a, b in zip(one, two, strict=True):
                out.append((a, b))
        except ValueError as error:
            out.append(str(error))
    for pairs in ([(1, 2), (3,)], [(1, 2), (1, 2, 3)], ["ab", "c"]):
        try:
            for a, b in pairs:
                out.append((a, b))
        except (TypeError, ValueError) as error:
            out.append((type(error).__name__, str(error)))
    return out


def of_numbers(n):
    try:
        return {k: v + n for k, v in (1,)}
    except TypeError as error:
        print(type(error).__name__)
    try:
        for a, b in [n + 1, n]:
            print(a + b)
    except TypeError as error:
        print(type(error).__name__)
    return [a * n for a, b in [x + 0.5 for x in ()]]


def of_several_types():
    total, out = 0, []
    for i, x in enumerate([1, 2.0, 3, True, 2**64]):
        total += i * x
        out.append(total)
    rows = [[1, 2], [3.5, 4]]
    for i, row in enumerate(rows):
        for j, x in enumerate(row):
            rows[i][j] = x * 2
            out.append((i, j, x))
    out.append([a * b for a, b in zip([1, 2.5, 3], [2, 2, 2.5])])
    out.append({i: x for i, x in enumerate("abc")})
    out.append([x for _, x in enumerate((i * i for i in range(3)))])
    for i, (a, b) in enumerate([(1, 2), (3, 4)]):
        out.append((i, a, b))
    for k, v in {1: 2.5, "x": None}.items():
        out.append((k, v))
    return out


class Items(list):
    def __iter__(self):
        return iter([7, 8])


def of_subclasses():
    return [(i, x) for i, x in enumerate(Items([1]))] + [(a, b) for a, b in zip(Items(), [1, 2, 3])]


def given_out(items):
    for i, x in enumerate(items):
        got = yield i, x
        if got:
            items.append(got)


def generators():
    it = given_out([1, 2])
    return [next(it), it.send(9), *it]


def moved(items):
    """The list goes to CPython during the loop."""
    out = []
    for i, x in enumerate(items):
        if i == 1:
            exec("items.append('late')", {"items": items})
        out.append((i, x))
    return out


def rebound():
    def enumerate(items):
        return [("mine", x) for x in items]

    return [(i, x) for i, x in enumerate([1, 2])]


for function in (changed_while_looping, counted_from, shared, uneven, of_several_types, of_subclasses, generators, rebound):
    print(function.__name__, function())
print(moved([1, 2, 3]), of_numbers(3))
