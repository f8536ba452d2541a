"""Generators that delegate through several levels: any of them may be resumed, thrown into or closed by itself."""

import random


def chain(depth, name, end=3):
    """`depth` levels of yield from, whose innermost counts."""
    if depth:
        got = yield from chain(depth - 1, name, end)
        return got + 1
    total = 0
    for i in range(end):
        sent = yield (name, i)
        total += sent or 0
    return total


def drive(it):
    got = []
    try:
        it.send(None)
        while True:
            got.append(it.send(5))
    except StopIteration as stop:
        return got, stop.value


for depth in range(5):
    print(depth, drive(chain(depth, "d")))


def delegating(inner, name):
    try:
        got = yield from inner
        yield (name, "inner gave", got)
    except ValueError as error:
        yield (name, "caught", error.args)
        yield (name, "again")
    return name


def counting(n, name="leaf"):
    for i in range(n):
        try:
            sent = yield (name, i)
        except KeyError as error:
            sent = yield (name, "kept", error.args)
        if sent is not None:
            yield (name, "sent", sent)
    return n


def attempt(action):
    try:
        return action()
    except StopIteration as stop:
        return "stop", stop.value
    except Exception as error:
        return type(error).__name__, error.args, type(error.__context__).__name__


# the middle one is resumed by itself, then the outer one
leaf = counting(3)
middle = delegating(leaf, "middle")
outer = delegating(middle, "outer")
print([attempt(lambda: next(outer)), attempt(lambda: next(outer))])
print([attempt(lambda: next(middle)), attempt(lambda: next(outer)), attempt(lambda: next(middle))])
print([attempt(lambda: next(outer)) for _ in range(3)])

# the leaf is finished from elsewhere
leaf = counting(2)
outer = delegating(delegating(delegating(leaf, "a"), "b"), "c")
print(next(outer), next(outer), attempt(lambda: next(leaf)))
print([attempt(lambda: next(outer)) for _ in range(5)])

# two that delegate to one
shared = counting(6)
left, right = delegating(delegating(shared, "l"), "L"), delegating(delegating(shared, "r"), "R")
print([attempt(lambda: next(side)) for side in (left, right, left, right, right, left)])
print([attempt(lambda: next(side)) for side in (left, right, left, right, right, left)])

# closed and thrown into at every level
for which in range(3):
    levels = [counting(4)]
    for name in ("a", "b"):
        levels.append(delegating(levels[-1], name))
    print(next(levels[-1]), next(levels[-1]), attempt(lambda: levels[which].throw(ValueError("thrown"))))
    print([attempt(lambda: next(levels[-1])) for _ in range(4)])
    levels = [counting(4)]
    for name in ("a", "b"):
        levels.append(delegating(levels[-1], name))
    print(next(levels[-1]), next(levels[-1]), attempt(levels[which].close), attempt(lambda: next(levels[-1])))


# the running chain is asked for more, at each level, from inside
def nosy(levels):
    yield "first"
    for g in list(levels):
        yield attempt(lambda g=g: next(g))
        yield attempt(lambda g=g: g.throw(ValueError("never")))
        yield attempt(g.close)
        yield g.gi_running, g.gi_yieldfrom is None


levels = []
levels.append(nosy(levels))
for name in ("a", "b"):
    levels.append(delegating(levels[-1], name))
for item in levels[-1]:
    print(item)


# one that delegates to several in turn, some of them long begun
def several(parts):
    results = []
    for part in parts:
        results.append((yield from part))
    return results


begun = [chain(d, d) for d in range(4)]
for part in begun[:2]:
    next(part)
print(drive(several(begun)))


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(items):
    n = len(items)
    if n == 0:
        return None
    i = n // 2
    return Tree(tree(items[:i]), items[i], tree(items[i + 1:]))


print(list(tree(range(40))) == list(range(40)), list(tree(range(30, -3, -2))), list(tree(list("walks"))))


def deep(n):
    if n:
        yield n
        yield from deep(n - 1)


print(sum(deep(150)))


# any order of operations on the levels of several chains
def mixed(seed):
    rng = random.Random(seed)
    leaves = [counting(rng.randrange(1, 6), f"n{n}") for n in range(3)]
    everyone = list(leaves)
    for n in range(6):
        everyone.append(delegating(rng.choice(everyone), f"g{n}"))
    log = []
    for _ in range(60):
        which = rng.randrange(len(everyone))
        g = everyone[which]
        match rng.randrange(12):
            case 0:
                log.append((which, attempt(lambda: g.throw(KeyError(which)))))
            case 1:
                log.append((which, attempt(lambda: g.throw(ValueError(which)))))
            case 2 if rng.random() < 0.3:
                log.append((which, attempt(g.close)))
            case 3:
                log.append((which, attempt(lambda: g.send(7))))
            case _:
                log.append((which, attempt(lambda: next(g)), g.gi_yieldfrom is None, g.gi_running))
    return log


for seed in range(25):
    print(seed, mixed(seed))


# ranges: their lengths, truth and slices
for r in (range(0), range(5), range(10, -10, -3), range(-(2**40), 2**40, 2**38), range(2**70), range(2**64, 2**64)):
    print(len(r) if r != range(2**70) else attempt(lambda: len(r)), bool(r), r[:2], r[1:], r[-2:], r[2**65:], r[: -(2**65)], r[True:])
