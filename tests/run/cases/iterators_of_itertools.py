"""Iterators of itertools, native until they cross to CPython, and afterwards at any point."""

import copy
import itertools
import operator
import sys
import warnings
from itertools import (
    accumulate,
    chain,
    combinations,
    combinations_with_replacement,
    compress,
    count,
    cycle,
    dropwhile,
    filterfalse,
    groupby,
    islice,
    pairwise,
    permutations,
    product,
    repeat,
    starmap,
    takewhile,
    tee,
    zip_longest,
)

warnings.simplefilter("ignore", DeprecationWarning)


def show(*values):
    print(*map(repr, values))


def fails(f, *args):
    try:
        print("no error:", f(*args))
    except Exception as error:
        print(type(error).__name__, error)


def gen(n):
    for i in range(n):
        yield i


KINDS = {
    "chain": lambda: chain([1, 2], "ab", gen(2), (), range(2)),
    "chain none": lambda: chain(),
    "from_iterable": lambda: chain.from_iterable([[1, 2], (3,), gen(3)]),
    "from generator": lambda: chain.from_iterable(gen(i) for i in range(4)),
    "islice": lambda: islice(gen(20), 7),
    "islice from": lambda: islice(range(30), 3, 20, 4),
    "islice open": lambda: islice("abcdefgh", 2, None, 3),
    "islice all": lambda: islice([1, 2, 3], None),
    "islice step": lambda: islice([1, 2, 3, 4], None, None, 2),
    "count": lambda: count(),
    "count from": lambda: count(10, 3),
    "count down": lambda: count(step=-2, start=5),
    "count float": lambda: count(0.5, 0.25),
    "count big": lambda: count(2**63 - 2),
    "cycle": lambda: cycle(gen(3)),
    "cycle none": lambda: cycle([]),
    "repeat": lambda: repeat("x", 4),
    "repeat on": lambda: repeat(None),
    "repeat named": lambda: repeat(object=1, times=2),
    "repeat negative": lambda: repeat(1, -3),
    "accumulate": lambda: accumulate([1, 2, 3, 4]),
    "accumulate text": lambda: accumulate("abc"),
    "accumulate by": lambda: accumulate(gen(6), max),
    "accumulate from": lambda: accumulate([1, 2, 3], lambda a, b: a * b, initial=10),
    "accumulate none": lambda: accumulate([None, 1], lambda a, b: b),
    "accumulate nothing": lambda: accumulate([], initial=7),
    "groupby": lambda: ((k, list(g)) for k, g in groupby("aabbbca")),
    "groupby key": lambda: ((k, list(g)) for k, g in groupby(range(12), key=lambda x: x // 5)),
    "groupby skipped": lambda: (k for k, g in groupby([1, 1, 2, 3, 3])),
    "zip_longest": lambda: zip_longest("abc", gen(5), [1]),
    "zip_longest fill": lambda: zip_longest("ab", range(4), fillvalue="-"),
    "zip_longest none": lambda: zip_longest(),
    "product": lambda: product("ab", range(3)),
    "product repeat": lambda: product([0, 1], repeat=3),
    "product none": lambda: product(),
    "product empty": lambda: product("ab", []),
    "product zero": lambda: product(5, repeat=0),
    "permutations": lambda: permutations("abc"),
    "permutations r": lambda: permutations(range(4), 2),
    "permutations named": lambda: permutations(range(3), r=2),
    "permutations many": lambda: permutations([1, 2], 3),
    "permutations none": lambda: permutations([], 0),
    "combinations": lambda: combinations("abcd", 2),
    "combinations all": lambda: combinations(gen(3), 3),
    "combinations many": lambda: combinations([1], 2),
    "combinations none": lambda: combinations([1, 2], 0),
    "with replacement": lambda: combinations_with_replacement("abc", 2),
    "with replacement named": lambda: combinations_with_replacement(iterable=[1], r=3),
    "with replacement none": lambda: combinations_with_replacement([], 2),
    "takewhile": lambda: takewhile(lambda x: x < 3, gen(9)),
    "takewhile builtin": lambda: takewhile(bool, [1, "a", 0, 2]),
    "dropwhile": lambda: dropwhile(lambda x: x < 3, gen(7)),
    "filterfalse": lambda: filterfalse(lambda x: x % 2, gen(7)),
    "filterfalse none": lambda: filterfalse(None, [0, 1, "", "a"]),
    "starmap": lambda: starmap(operator.add, [(1, 2), (3, 4)]),
    "starmap lists": lambda: starmap(lambda *a: a, [[1], (2, 3), "abc", (), (1, 2, 3, 4, 5)]),
    "compress": lambda: compress("abcdef", [1, 0, 1, 0, 1, 1]),
    "compress named": lambda: compress(data=gen(5), selectors=cycle([True, False])),
    "pairwise": lambda: pairwise(gen(5)),
    "pairwise one": lambda: pairwise([1]),
    "pairwise none": lambda: pairwise([]),
    "tee": lambda: tee(chain([1], [2]))[1],
    "nested": lambda: islice(chain.from_iterable(zip(count(), cycle("ab"))), 9),
    "of itself": lambda: islice(islice(count(3), 2, None), 1, 6, 2),
}


def take(it, n=9):
    found = []
    for x in it:
        found.append(x)
        if len(found) == n:
            break
    return found


def walks():
    for name, make in KINDS.items():
        whole = take(make())
        show(name, whole)
        for at in range(len(whole) + 2):
            it = make()
            begun = [next(it, "end") for _ in range(at)]
            crossed = eval("iter(it)", {"it": it})
            rest = [next(crossed, "end")]
            rest.append(next(it, "end"))
            rest += take(it, 4)
            rest += eval("take(it, 2)", {"it": crossed, "take": take})
            show(at, begun, rest, crossed is it)


def kinds():
    for name, make in KINDS.items():
        if "groupby" in name:
            continue
        it = make()
        show(name, type(it).__name__, type(it).__module__, iter(it) is it, isinstance(it, (chain, islice, count)), bool(it))
        eval("next(it, 0)", {"it": it})
        show(type(it).__name__, isinstance(it, type(make())), iter(it) is it)
    show(type(chain()) is chain, type(chain.from_iterable([])) is chain, type(groupby("")) is groupby, isinstance(groupby(""), groupby))
    show(chain, islice.__name__, count.__mro__, itertools.chain is chain, getattr(itertools, "chain") is chain)
    show(count(3), count(1, 2), repeat(1), repeat("a", 3), count(1.5), repr(count(2**70)))
    fails(lambda: chain([]).nothing)
    fails(setattr, chain([]), "x", 1)
    show(operator.length_hint(repeat(1, 3)), operator.length_hint(repeat(1), 5), operator.length_hint(chain([1]), 4))
    show(hash(chain()) is not None, len({chain(), chain()}))


def words():
    for f in (
        lambda: chain(1),
        lambda: list(chain(1)),
        lambda: list(chain([1], 2)),
        lambda: chain(a=1),
        lambda: chain.from_iterable(1),
        lambda: list(chain.from_iterable([1])),
        lambda: islice([]),
        lambda: islice([], -1),
        lambda: islice([], 1, -1),
        lambda: islice([], 1, 2, 0),
        lambda: islice([], "a"),
        lambda: islice(1, 2),
        lambda: islice([], 1, 2, 3, 4),
        lambda: count("a"),
        lambda: count(1, 2, 3),
        lambda: count(first=1),
        lambda: cycle(1),
        lambda: cycle(),
        lambda: repeat(),
        lambda: repeat(1, "a"),
        lambda: accumulate(),
        lambda: accumulate(1),
        lambda: list(accumulate([1, "a"])),
        lambda: accumulate([], None, 3),
        lambda: groupby(),
        lambda: groupby(1),
        lambda: list(groupby([1], 5)),
        lambda: zip_longest(1),
        lambda: zip_longest(fill=1),
        lambda: product(1),
        lambda: product([], repeat=-1),
        lambda: product([], times=1),
        lambda: permutations(),
        lambda: permutations(1),
        lambda: permutations([], -1),
        lambda: permutations([], "a"),
        lambda: combinations([]),
        lambda: combinations([], -1),
        lambda: combinations([], None),
        lambda: combinations(1, 2),
        lambda: combinations_with_replacement([], "a"),
        lambda: takewhile(1),
        lambda: takewhile(1, 2),
        lambda: list(takewhile(1, [2])),
        lambda: list(dropwhile(1, [2])),
        lambda: list(filterfalse(1, [2])),
        lambda: list(starmap(1, [(2,)])),
        lambda: list(starmap(max, [2])),
        lambda: compress([]),
        lambda: compress(1, []),
        lambda: pairwise(1),
        lambda: pairwise(),
        lambda: chain()(),
        lambda: chain() + 1,
        lambda: len(chain()),
        lambda: chain()[0],
        lambda: next(chain()),
        lambda: next(repeat(1, 0)),
    ):
        try:
            show(type(f()).__name__)
        except Exception as error:
            print(type(error).__name__, error)


def used_up():
    a = list(range(5))
    show(sum(chain(a, a)), list(islice(a, 2)), tuple(repeat(1, 3)), max(accumulate(a)), set(compress(a, [1, 0, 1])) == {0, 2})
    show(sorted(permutations(a, 2))[:3], dict(zip(count(), "ab")), "".join(takewhile(str.isalpha, "ab1c")), any(pairwise([0])), all(repeat(0, 0)))
    x, y, *z = chain(a, a)
    show(x, y, z, [*islice(a, 3)], list(map(sum, product(a, [1]))), list(enumerate(dropwhile(bool, [1, 0, 1]))))
    for i, (p, q) in enumerate(zip_longest(a, a[:2])):
        show(i, p, q)
    for p, q in product(a[:2], repeat=2):
        show(p, q)
    groups = [(k, g) for k, g in groupby([1, 1, 2])]
    show([(k, list(g)) for k, g in groups])
    it = groupby([1, 1, 1, 2, 2, 3])
    k, g = next(it)
    show(k, next(g), next(it)[0], list(g))
    it = groupby("aabcc")
    next(it)
    show([(k, list(g)) for k, g in copy.copy(it)], list(it))
    p = product("ab", (), "c")
    p.__setstate__((0, 0, 1000))
    show(list(p))
    d = []
    d.extend(islice(count(), 3))
    d += chain("a", "b")
    d[1:2] = repeat(0, 2)
    show(d, dict.fromkeys(chain("ab", "c")), set(chain([1], [2])), 3 in chain(a), a.index(2), [i for i in islice(cycle(a), 7)])
    show(list(zip(pairwise(a), a)), list(reversed(list(combinations(a, 4)))), min(starmap(pow, [(2, 3), (3, 2)])))
    show(list(tee(chain(a))[0]), [list(t) for t in tee(islice(a, 3), 3)])
    show(next(chain(a)), next(islice(a, 0), "none"), copy.copy(chain) is chain)


class Breaks:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n == 2:
            raise KeyError("two")
        if self.n < 0:
            raise StopIteration
        return self.n


def errors():
    for make in (
        lambda: chain(Breaks(4), [9]),
        lambda: chain.from_iterable(Breaks(4)),
        lambda: islice(Breaks(5), 4),
        lambda: islice(Breaks(5), 3, None),
        lambda: cycle(Breaks(4)),
        lambda: accumulate(Breaks(4)),
        lambda: zip_longest(Breaks(4), [1]),
        lambda: takewhile(lambda x: 1 // (x - 3) or True, Breaks(6)),
        lambda: dropwhile(lambda x: 1 // (x - 3) or True, Breaks(6)),
        lambda: filterfalse(lambda x: 1 // (x - 3), Breaks(6)),
        lambda: starmap(divmod, [(1, 1), (1, 0), (2, 1)]),
        lambda: compress(Breaks(5), repeat(1)),
        lambda: compress(repeat(1), Breaks(5)),
        lambda: pairwise(Breaks(6)),
        lambda: groupby(Breaks(4)),
        lambda: groupby([3, 0, 1], lambda x: 1 // x),
    ):
        it = make()
        found = []
        for _ in range(7):
            try:
                x = next(it)
                found.append(x[0] if isinstance(x, tuple) else x)
            except StopIteration:
                found.append("stop")
            except Exception as error:
                found.append(repr(error))
        show(found)


def moved_under_way():
    """An iterator that crosses while it is stepped."""

    def crossing(x):
        eval("iter(it)", {"it": it})
        return x < 3

    for make in (takewhile, dropwhile, filterfalse):
        it = make(crossing, [1, 2, 3, 1])
        show(list(it))
    it = accumulate([1, 2, 3], lambda a, b: crossing(a) + b)
    show(list(it))
    it = starmap(lambda a: crossing(a), [(1,), (5,)])
    show(list(it))

    def source():
        yield 1
        eval("iter(it)", {"it": it})
        yield 2
        yield 3

    for make in (chain, cycle, pairwise, lambda g: islice(g, 3), lambda g: zip_longest(g, "ab"), lambda g: compress(g, [1, 1, 1]), lambda g: islice(g, 1, 3)):
        it = make(source())
        show(take(it, 5))
    held = []
    it = chain(held)
    held.append(it)
    show(eval("next(it) is it", {"it": it}))


class Own(chain):
    pass


walks()
kinds()
words()
used_up()
errors()
moved_under_way()
show(list(Own([1], [2])), isinstance(Own(), chain), type(Own.from_iterable([[1]])).__name__)
if sys.version_info < (3, 12):
    show(list(copy.copy(islice(count(), 2, 5))))
