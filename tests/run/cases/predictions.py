"""Types that are predicted, and programs that break every prediction on the way."""


class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v
        self.history = []
        self.next = None

    def step(self, dt):
        self.x = self.x + dt * self.v
        self.history.append(self.x)
        return self.x

    def energy(self):
        return 0.5 * self.v * self.v

    def __add__(self, other):
        return Body(self.x + other.x, self.v)


def simulate(bodies, steps, dt=0.5):
    total = 0.0
    for _ in range(steps):
        for b in bodies:
            total += b.step(dt)
    return total


class Whole:
    """Acts like a number from the left and the right."""

    def __init__(self, n):
        self.n = n

    def __mul__(self, other):
        return ("mul", self.n, other)

    __rmul__ = __mul__

    def __add__(self, other):
        return self

    __radd__ = __add__


def attributes():
    print(simulate([Body(0.0, 1.0), Body(1.0, 2.0)], 3))
    print(simulate([Body(0, 1), Body(1, 2)], 3, 1))
    print(simulate([Body(2**62, 2**62)], 3, 2))
    b = Body(1.5, 2.5)
    b.v = 3
    print(b.step(1), b.energy(), (b + Body(2, 1)).x)
    b.v = True
    print(b.step(2), b.energy())
    for odd in ("text", None, [1], 1j, Whole(3)):
        b.v = odd
        try:
            print(b.step(2.0), b.x)
        except TypeError as e:
            print(type(e).__name__, e)
        b.x = 1.5
    print(len(b.history), b.next)


def items(values):
    total = 0
    biggest = values[0]
    for v in values:
        total += v
        if v > biggest:
            biggest = v
    return total, biggest, values[-1], values[1:][0] * 2.0


def pairs(values):
    out = []
    for i, v in enumerate(values):
        out.append(i * 2 + v)
    for a, b in zip(values, out):
        out.append(a - b)
    x, y = values[0], out[0]
    return out, x - y


def tail(n):
    """The type of a local changes in the middle of the loop."""
    x = 1
    out = []
    for i in range(n):
        x = x * 3
        if i == 3:
            x = x + 0.5
        if i == 6:
            x = Whole(i)
        out.append(x if not isinstance(x, tuple) else x[0:1])
        if isinstance(x, tuple):
            x = 2
    return out


def ratio(a, b):
    return 1.0 / (a * b)


def lists():
    print(items([1.5, 2.5, -1.0]), items([1, 2, 3]), items([1, 2.5, 10**30]))
    print(pairs([1.0, 2.0]), pairs([1, 2]), pairs([True, 2.5]))
    print(tail(10)[:6], ratio(2, 4), ratio(0.5, 0.25))
    for a, b in ((0, 1), ("a", 1), (1, None), (10**400, 1)):
        try:
            print(ratio(a, b))
        except (TypeError, ArithmeticError) as e:
            print(type(e).__name__, e)
    grid = [[0.0] * 3 for _ in range(2)]
    grid[1][2] = 7
    grid[0][0] += 1.5
    print(grid, sum(map(sum, grid)))
    grid[0] = "abc"
    print([row[1] for row in grid])


class Node:
    def __init__(self, value, link):
        self.value = value
        self.link = link

    def total(self):
        node, out = self, 0
        while node is not None:
            out += node.value
            node = node.link
        return out


class Other:
    """Has the places of Node's attributes the other way round."""

    def __init__(self, value, link):
        self.link = link
        self.value = value


def links():
    chain = None
    for i in range(5):
        chain = Node(i, chain)
    print(chain.total())
    chain = Other(2.5, Node(1, Other(0.25, None)))
    print(Node(10, chain).total(), Node.total(chain))
    try:
        Node(1, 5).total()
    except AttributeError as e:
        print(e)


def often():
    """More wrong predictions than a function is allowed before it is left general, and right ones after."""
    b = Body("s", 1)
    seen = set()
    for i in range(3000):
        b.x = i if i % 2 else i / 2
        b.v = i
        seen.add(type(b.step(1)).__name__)
        seen.add(type(b.energy()).__name__)
        del b.history[:]
    print(sorted(seen))
    b.x, b.v = 1.0, 2.0
    print(sum(b.step(0.5) for _ in range(3000)))


attributes()
lists()
links()
often()


def percentile(values, share):
    """Returns an int here and what nothing is known of there."""
    ordered = sorted(values)
    if not ordered:
        return 0
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


print(percentile([], 0.5), percentile([3, 1.5, 2], 0.5), percentile("abc", 1.0), percentile([[2], [1]], 0.0))


# what dicts, defaults, generators and iterables were predicted to hold, and then do not

TABLE = {"a": [1.0, 2.0], "b": [3.0, 4.0]}
PLACES = list(TABLE.values())
PAIRS = [(x, y) for x in PLACES for y in PLACES]


def moved(step, places=PLACES, pairs=PAIRS):
    total = 0.0
    for [x1, y1], second in pairs:
        total += (x1 - second[0]) ** 2 + y1 * step
    for place in places:
        place[0] += step * place[1]
    return total


def summed(table, keys, missing=0):
    found = 0
    for key in keys:
        found += table.get(key, missing)
        table[key] = found
    for key, value in table.items():
        found -= value
    return found, sorted(table.items(), key=str)


def steps(n, by):
    at = 0
    while at < n:
        yield at
        at += by


def walked(n, by):
    total = 0
    for number, at in enumerate(steps(n, by)):
        total += at * number
    for a, b in zip(steps(n, by), reversed(tuple(steps(n, by)))):
        total += a - 2 * b
    return total


print(moved(0.5), moved(2), PLACES)
print(moved(1, [[1, 2]], [([1, 2], (3, 4))]), moved(0.5, pairs=iter([((1j, 2), [1])])))
PLACES[0][0] = 10**20
PLACES[1][1] = 7
print(moved(3), TABLE)
PAIRS.append((range(2), "ab"))
try:
    moved(1.0)
except TypeError as e:
    print(e)
print(summed({"a": 1}, ["a", "b"]), summed({1: 2.5}, (1, 2)), summed({}, "xy", 2**70), summed({}, [None], 0.5))
try:
    summed({"a": "text"}, ["a"])
except TypeError as e:
    print(e)
print(walked(10, 3), walked(2.0, 0.5), walked(2**65, 2**64))
