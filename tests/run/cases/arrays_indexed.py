"""Items of arrays whose types are predicted, and objects with keys of two parts."""
import array as arrays
import traceback
from array import array


def tried(function, *args):
    try:
        return function(*args)
    except Exception as error:
        lines = [entry.lineno for entry in traceback.extract_tb(error.__traceback__)][1:]
        return type(error).__name__, str(error), lines


def shown(values):
    return type(values).__name__, list(map(repr, values))


def second(data, i):
    x = data[i] * 2.0
    return x + data[0]


def stored(data, i, x):
    data[i] = x * 0.5
    data[i] += 1.0
    return data[i]


def whole(data, i):
    n = data[i] + 1
    data[i] = n
    return n


doubles = array("d", [0]) * 5
print([stored(doubles, i, float(i)) for i in range(5)], second(doubles, 1), doubles)
print(second(doubles, -1), stored(doubles, -2, 8.0), tried(second, doubles, 5), tried(stored, doubles, -6, 1.0), tried(second, doubles, "x"))
for other in ([1.5, 2], (1, 2.5), array("f", [0.1, 0.2]), array("i", [3, 4]), memoryview(array("d", [7.5, 8.5])), range(4), {0: 1, 1: 2}, b"ab", "ab", None):
    print(tried(second, other, 1), tried(stored, other, 1, 3.0))
for code in "bBhHiIlLqQ":
    ints = array(code, [1]) * 3
    print(code, whole(ints, 0), whole(ints, 1), ints, tried(whole, ints, 3), whole(ints, -1), shown(ints))
    ints[0] = (1 << (8 * ints.itemsize - (code.islower()))) - 1
    print(tried(whole, ints, 0), shown(ints))
for other in ([1, 2], array("d", [1.5, 2]), array("u", "ab"), bytearray(b"ab"), [True, None], [1 << 70, 0]):
    print(tried(whole, other, 0), tried(whole, other, 1), other)


class Wide(array):
    def __getitem__(self, i):
        return array.__getitem__(self, i) + 100.0


print(second(Wide("d", [1, 2]), 1), stored(Wide("d", [1, 2]), 1, 4.0))
nans = array("d", [float("nan"), -0.0, float("inf"), 5e-324])
print([repr(second(nans, i)) for i in range(4)], shown(nans))


def gathered(values, places, scale):
    total = 0.0
    for i in range(len(places)):
        total += values[places[i]] * scale[i]
    return total


places, values, scale = array("i", [0]) * 50, array("d", [0]) * 50, array("d", [0]) * 50
for n in range(50):
    places[n], values[n], scale[n] = n * 7 % 50, n / 3, n - 20
print(gathered(values, places, scale), gathered(list(values), list(places), list(scale)), gathered(values, array("B", places), scale))
print(gathered(list(range(50)), places, list(range(50))), gathered(places, places, places), gathered(values, places, places))
places[30] = 50
print(tried(gathered, values, places, scale))
places[30] = -1
print(gathered(values, places, scale), tried(gathered, values, scale, places))


class Held:
    def __init__(self, n):
        self.data = arrays.array("d", [0]) * n
        self.index = arrays.array("q", range(n))

    def turn(self, i):
        self.data[i] = self.data[self.index[i]] + 1.5
        if i == 2:
            self.data = self.data[:2]
        return self.data[i]


held = Held(4)
print(held.turn(0), held.turn(1), tried(held.turn, 2), held.data)
held.data = [10, 20, 30]
print(held.turn(0), held.turn(1), tried(held.turn, 2), held.data)
held.data, held.index = {0: "a"}, [0]
print(tried(held.turn, 0), held.data)


class Grid:
    def __init__(self, w, h):
        self.w, self.h = w, h
        self.cells = array("d", [0]) * (w * h)

    def at(self, x, y):
        if 0 <= x < self.w and 0 <= y < self.h:
            return y * self.w + x
        raise IndexError(x, y)

    def __getitem__(self, x_y):
        (x, y) = x_y
        return self.cells[self.at(x, y)]

    def __setitem__(self, x_y, value):
        (x, y) = x_y
        self.cells[self.at(x, y)] = value


def smooth(g, n):
    for _ in range(n):
        for y in range(1, g.h - 1):
            for x in range(1, g.w - 1):
                g[x, y] = 0.25 * (g[x, y - 1] + g[x, y + 1] + g[x - 1, y]) + (1.0 - n) * g[x, y]
                g[x, y] += 1


grid = Grid(6, 5)
smooth(grid, 3)
print(grid.cells, grid[2, 3], tried(lambda: grid[6, 0]), tried(lambda: grid[1, "a"]))
for key in ((1, 2), [2, 1], (1,), (1, 2, 3), 5, None, "ab", (1.0, 2.0), {3: 1, 1: 2}):
    print(key, tried(lambda: grid[key]), tried(lambda: grid.__setitem__(key, 2)))


def outside(g):
    g[9, 9] = 1.0


print(tried(outside, grid), tried(outside, {}), tried(outside, []), tried(outside, 5))


class Deep:
    """Keys within keys, methods that keep or change theirs."""

    def __init__(self):
        self.seen = []

    def __getitem__(self, key):
        a, b = key
        if a <= 0:
            return [b]
        return self[a - 1, self[a - 2, b]] + [a, b]


deep = Deep()
print(deep[3, "x"], deep[0, deep[1, 2]])


class Keeping(Deep):
    def __getitem__(self, key):
        a, b = key
        self.seen.append(key)
        return a + b

    def __setitem__(self, key, value):
        a, b = key
        key = value
        self.seen.append((key, a, b))


keeping = Keeping()
keeping[1, 2] += keeping[3, 4]
print(keeping[5, 6], keeping.seen, len(set(map(id, keeping.seen))))


Grid.__getitem__ = lambda self, key: ("replaced", key)
print(grid[1, 2], grid[(3, 4)])
del Grid.__getitem__
print(tried(lambda: grid[1, 2]))
Grid.__getitem__ = Keeping.__getitem__
print(tried(lambda: grid[1, 2]))
keeping.__getitem__ = lambda key: "of the instance"
print(keeping[1, 1])


class Rows:
    def __init__(self, n):
        self.rows = [array("d", [0]) * n for _ in range(n)]

    def __getitem__(self, i):
        if isinstance(i, tuple):
            return self.rows[i[1]][i[0]]
        return self.rows[i]

    def __setitem__(self, i, row):
        if isinstance(i, tuple):
            self.rows[i[1]][i[0]] = row
        else:
            self.rows[i] = row


def factor(a: Rows, n):
    for i in range(n):
        for j in range(n):
            a[j, i] = i * 1.5 + j + (8.0 if i == j else 0.0)
    a[0], a[1] = a[1], a[0]
    for i in range(1, n):
        for j in range(i, n):
            a[i][j] -= a[i - 1][j] * a[j][i - 1] / 7.0
    return sum(sum(a[i]) for i in range(n))


rows = Rows(4)
print(factor(rows, 4), rows.rows, tried(factor, rows, 5), tried(factor, [[1.0]], 1))


class Counting(Rows):
    calls = 0

    def __getitem__(self, i):
        self.calls += 1
        return Rows.__getitem__(self, i)


counting = Counting(3)
print(factor(counting, 3), counting.calls)


class Chain:
    def __init__(self, depth):
        self.depth = depth

    def __getitem__(self, i):
        if i < 0:
            raise KeyError(i)
        if self.depth > 3:
            return None
        return Chain(self.depth + i)

    def __setitem__(self, i, value):
        self.depth = value / i


def walked(chain: Chain, step):
    n = 0
    while chain is not None:
        chain = chain[step]
        n += 1
    return n


def numbers(chain: Chain):
    chain[2] = 9
    return chain.depth


print(walked(Chain(0), 1), walked(Chain(0), 2), tried(walked, Chain(0), -1), tried(walked, Chain(0), "a"), numbers(Chain(1)))
chain = Chain(0)
chain.__dict__["__getitem__"] = lambda i: None
print(walked(chain, 2), tried(walked, [None], 0), tried(walked, 5, 0), tried(numbers, {}), tried(numbers, [1]), tried(numbers, ()))
