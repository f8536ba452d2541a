"""Comprehensions of every kind, nested, with conditions, scopes and side effects."""
print([x * 2 for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in "ab"], [[x * y for x in range(3)] for y in range(3)])
print({x % 3 for x in range(9)} == {0, 1, 2}, {k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"a": 1, "b": 2}.items()}, {x: [y for y in range(x)] for x in range(4)})
print(list(x for x in "abc"), sum(x * x for x in range(10)), dict((k, len(k)) for k in ["a", "bb"]), "".join(c.upper() for c in "abc" if c != "b"))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2], [x if x % 2 else -x for x in range(5)])


def scope(n):
    x = "outer"
    result = [x for x in range(n)]
    functions = [lambda: x for x in range(n)]
    return x, result, [f() for f in functions]


def conditions(items):
    return [a for a in items if a for b in (a,) if b > 1], any(a > 3 for a in items), all(a for a in items)


def order():
    log = []

    def note(x):
        log.append(x)
        return x

    result = {note(("k", i)): note(("v", i)) for i in range(2)}
    return log, result


def errors():
    try:
        [1 / x for x in (2, 1, 0)]
    except ZeroDivisionError as error:
        print(error)
    try:
        [x for x in 5]
    except TypeError as error:
        print(error)
    try:
        {[]: 1 for _ in range(1)}
    except TypeError as error:
        print(error)
    try:
        [a for a, b in [(1, 2, 3)]]
    except ValueError as error:
        print(error)


def closures(n):
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    return [add(i) for i in range(n)], total


class Holder:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    pairs = {i: j for i in items for j in "z"}


def queens(n):
    def place(row, cols):
        if row == n:
            return [cols]
        return [s for c in range(n) if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)) for s in place(row + 1, cols + [c])]
    return place(0, [])


print(scope(3), conditions([0, 1, 2, 5]), order())
errors()
print(closures(4), Holder.doubled, Holder.pairs, len(queens(6)), queens(4))
print([y for x in [1, 2] if (y := x + 1)], [i for i, in [(1,), (2,)]], [a for a, *b in ["xyz"]], [*[x for x in range(2)], *(y for y in "q")])
flat = [z for x in ([[1], [2, 3]], [[4]]) for y in x for z in y]
print(flat, [x for x in range(3) for x in range(x)], [(lambda q: q + x)(1) for x in range(3)])


def unbound_outside(flag):
    if flag:
        v = 1
    for make in (lambda: [x + v for x in (1, 2)], lambda: {x: v for x in (1, 2)}, lambda: [x for x in v], lambda: list(v for x in (1,))):
        try:
            print(make())
        except NameError as error:
            print(type(error).__name__, error)
    try:
        return [x + v for x in (1, 2)]
    except NameError as error:
        print(type(error).__name__, error)


def unbound_in_own(flag):
    if flag:
        v = 1
    try:
        return [[y + v for y in (1,)] for x in (1,)]
    except NameError as error:
        print(type(error).__name__, error)
    try:
        return [x for x in v]
    except NameError as error:
        print(type(error).__name__, error)


print(unbound_outside(0), unbound_in_own(0), unbound_in_own(1))


def too_early(which):
    """A variable of a comprehension that one inside it reads before it is set."""
    if which == 0:
        return [a for a in [1] for b in [b for _ in [2, 1]]]
    if which == 1:
        return [[b for _ in [2, 1]] for a in [1] for b in [b for _ in ()]]
    if which == 2:
        return [a for a in [1] for b in list(b for _ in [2, 1])]
    return [a for a in [1] for b in b]


for which in range(4):
    try:
        print(too_early(which))
    except NameError as error:
        print(type(error).__name__, error)
