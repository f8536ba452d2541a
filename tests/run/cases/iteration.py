"""Loops over everything: for/else, nested break, iterators consumed in part, itertools, zip and enumerate."""
import itertools


def search(matrix, wanted):
    for i, row in enumerate(matrix):
        for j, value in enumerate(row):
            if value == wanted:
                break
        else:
            continue
        return i, j
    else:
        return "absent"


def countdown(n):
    while n:
        n -= 1
        if n == 3:
            continue
        if n == 1:
            break
        print(n, end=" ")
    else:
        print("else")
    print(n)


def partly():
    it = iter(range(10))
    for x in it:
        if x == 3:
            break
    rest = list(it)
    pairs = list(zip(*[iter("abcdef")] * 2))
    return x, rest, pairs


def targets():
    box = {}
    holder = [None]
    for box["key"] in range(3):
        pass
    for holder[0] in "xy":
        pass
    for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
        print(a + b + c, end=" ")
    print(box, holder)
    for x in ():
        pass
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)


def empty_ranges():
    return list(range(0)), list(range(3, 3)), list(range(5, 2)), list(range(2, 5, -1)), [i for i in range(-3, 3, 2)], list(range(10, -1, -4))


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(value))
        else:
            child.insert(value)


def big_loop(n):
    total = 0
    for i in range(n):
        if i & 1:
            total += i
        else:
            total -= i // 2
    return total


print(search([[1, 2], [3, 4]], 3), search([[1]], 9))
countdown(6)
countdown(1)
print(partly())
targets()
print(empty_ranges())
root = Tree(5)
for v in (3, 8, 1, 4, 9):
    root.insert(v)
print(list(root), 4 in root, sum(root), max(root), sorted(root, reverse=True), [a for a, b in zip(root, itertools.count()) if b % 2])
print(big_loop(100000))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.product("ab", [1, 2])), list(itertools.combinations("abc", 2)), list(itertools.takewhile(lambda v: v < 3, itertools.count())), list(itertools.chain.from_iterable([[1], [2, 3]])), list(itertools.zip_longest("ab", "c", fillvalue="-")), list(itertools.starmap(pow, [(2, 3), (3, 2)])))
for value in (5, None, object):
    try:
        for _ in value:
            pass
    except TypeError as error:
        print(error)
d = {"a": 1, "b": 2}
for k in d: print(k, end=" ")
for k, v in d.items(): print(k, v, end=" ")
for v in d.values(): print(v, end=" ")
for c in "hé": print(c, end=" ")
for b in b"hi": print(b, end=" ")
for x in {7}: print(x, end=" ")
for i, (k, v) in enumerate(d.items(), start=10): print(i, k, v, end=" ")
print()
