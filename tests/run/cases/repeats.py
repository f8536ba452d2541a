"""A list of one item, times a number."""


def times(x, n):
    try:
        return [x] * n
    except (TypeError, OverflowError, MemoryError) as e:
        return type(e).__name__, e.args


for n in (0, 1, 3, -1, True, 2.5, "x", None, [1], 2**63, 2**70, -(2**70)):
    print(times(None, n), times([], n))

rows = [[0] * 3] * 2
rows[0][1] = 5
print(rows, [[0] * 2 for _ in range(2)], [1] * 20 == [1 for _ in range(20)])


def between(n):
    return [n] * (n := n + 1), [n] * (n + 9223372036854775800 - 9223372036854775799), [n] * sum([n, 1])


print(between(2))


class Times:
    def __rmul__(self, other):
        return ("rmul", other)

    def __index__(self):
        return 2


class Index:
    def __index__(self):
        return 2


print([1] * Times(), [1] * Index(), [[1]] * Times())


def appended(n):
    cells = [0] * n
    cells.append(7)
    cells[0] += 1
    return cells


print(appended(1), appended(16), len(appended(17)), appended(5))


def steps(n):
    yield [n] * 2
    got = yield
    x = [got] * (yield n)
    yield x


g = steps(1)
print(next(g), next(g), g.send("a"), g.send(2))
