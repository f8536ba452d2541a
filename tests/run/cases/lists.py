"""Lists: methods, slices, aliasing, identity, errors."""


def methods():
    a = [3, 1, 2]
    a.append(5); a.extend((7, 8)); a.extend("xy"); a.insert(0, "first"); a.insert(-1, "near"); a.insert(100, "last")
    print(a, len(a), a.index(5), a.count(1), a.pop(), a.pop(0), a.pop(-2), a)
    a.remove(7)
    print(a, a.copy() == a, a.copy() is a)
    a.reverse()
    print(a)
    a.clear()
    print(a, [], [] == [], [1] < [2], [1, 2] < [1, 2, 0], [1] == [1.0], [1] != [2])


def errors():
    a = [1, 2, 3]
    for call in (lambda: a[3], lambda: a[-4], lambda: a.pop(9), lambda: [].pop(), lambda: a.remove(9), lambda: a.index(9), lambda: a["x"], lambda: a + (1,), lambda: a * "x", lambda: a < 1, lambda: a[None:"x"], lambda: a[::0], lambda: a.append(), lambda: a.append(1, 2), lambda: a.nope):
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, error)
    try:
        a[5] = 1
    except IndexError as error:
        print(error)
    try:
        del a[5]
    except IndexError as error:
        print(error)
    try:
        hash(a)
    except TypeError as error:
        print(error)


def aliasing():
    a = b = [1]
    b.append(2)
    a += [3]
    print(a, b, a is b)
    a = a + [4]
    print(a, b, a is b)
    grid = [[0] * 3] * 2
    grid[0][1] = 9
    print(grid)
    grid = [[0] * 3 for _ in range(2)]
    grid[0][1] = 9
    print(grid)
    me = [1]
    me.append(me)
    print(me, len(me), me[1] is me)


def operators():
    a = [1, 2]
    print(a + [3], a * 3, 2 * a, a * 0, 2 in a, 5 not in a, [1, [2, [3]]], [None, True, 1.5, "s", b"b", (1,), {1: 2}, {3}])
    a *= 2
    print(a)
    a += "xy"
    print(a)
    a += (i for i in range(2))
    print(a)
    del a[0], a[-1]
    print(a)


def while_iterating():
    a = [1, 2, 3, 4]
    seen = []
    for x in a:
        seen.append(x)
        if x == 2:
            a.remove(1)
        if x == 4 and len(a) < 5:
            a.append(6)
    print(seen, a)


def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(flags[i * i :: i])
    return [i for i, flag in enumerate(flags) if flag]


class Weird:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print("eq", self.value)
        return isinstance(other, Weird) and self.value == other.value

    def __repr__(self):
        return f"W{self.value}"


def equality():
    items = [Weird(1), Weird(2), Weird(3)]
    print(Weird(2) in items, items.index(Weird(3)), items.count(Weird(1)), items == [Weird(1), Weird(2), Weird(3)])
    items.remove(Weird(2))
    print(items)


methods()
errors()
aliasing()
operators()
while_iterating()
print(sieve(60))
equality()
print(list(range(3)), list("ab"), list({1: 2}), list((1, 2)), list(x * x for x in range(3)), [*range(2), *"ab"], list(reversed([1, 2, 3])), any([0, 1]), all([]), sum([[1], [2]], []))


def sliced(x):
    return x[:], x[1:3], x[::2], x[::-1], x[-2:], x[5:1:-2], x[:-1:3], x[10:], x[3:1], x[-100:100:2]


def changed(x):
    x[1:2] = [7, 8, 9]
    x[:0] = x
    x[2:2] = (1, 2)
    x[-1:] = []
    x[:3] = x[2::-1]
    x[1:-1] = [0.5]
    return x


print(sliced([0, 1, 2, 3, 4, 5, 6]), sliced([]), sliced((1, 2, 3)), sliced("abcdef"))
print(changed([1, 2, 3]), changed(list(range(12))))
for bad in (lambda: [1][::0], lambda: [1]["a":], lambda: [1].__setitem__(slice(0, 1), 3), lambda: changed((1, 2))):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(e)
print([1, 2, 3][True:], [1, 2, 3][: 2**70], [1, 2, 3][-(2**70) :: 2])


# a slice that is only copied into another: lists, what is like one, parts that are missing, errors on the way


class Log(list):
    def __getitem__(self, key):
        self.last = list.__getitem__(self, key)
        return self.last

    def __setitem__(self, key, value):
        self.given = value
        list.__setitem__(self, key, value)


def turned(a, k):
    a[: k + 1] = a[k::-1]
    a[1:2] = a[2:]
    a[2:2] = a[5:]
    a[:] = a[::2]
    return a


def between(a, b):
    a[1:3] = b[:2]
    b[1:] = a[3::-1]
    return a, b


for k in range(4):
    print(turned(list(range(8)), k), turned(Log(range(8)), k))
log = turned(Log("abcdefgh"), 3)
print(log, log.last, log.given, log.last is log.given)
print(between([1, 2, 3, 4], [5, 6, 7]), between(Log([1, 2, 3, 4]), [5, 6, 7]), between([1, 2, 3, 4], Log([5, 6, 7])))
print(between([1, 2, 3], "xy") if False else between([1, 2, 3], list("xy")))
try:
    turned((1, 2, 3), 1)
except TypeError as e:
    print(e)
try:
    turned([1, 2, 3], "x")
except TypeError as e:
    print(e)
big = list(range(300))
for _ in range(3):
    big[:200] = big[250::-1]
print(len(big), big[:5], big[-5:])

# items put in and taken out anywhere
for at in (0, 1, -1, 2, 5, -5, 100, -100, True, 2**70, -(2**70)):
    xs = [1, "b", 3.0, None, 5]
    try:
        xs.insert(at, "new")
        print(at, xs)
    except OverflowError as error:
        print(at, error)
    try:
        print(xs.pop(at), xs)
    except (IndexError, OverflowError) as error:
        print(at, type(error).__name__, error)
xs = []
for n in range(40):
    xs.insert(n % 7 - 3, n)
for n in range(40):
    print(xs.pop((n % 5) - 2) if len(xs) > 3 else xs, end=" ")
print(xs)
push, take = xs.insert, xs.pop
push(0, xs)
print(take(0) is xs, take(0), take(-1), take(), end=" ")
try:
    take(0)
except IndexError as error:
    print(error)
for x in (seen := [1, 2, 3]):
    if len(seen) < 6:
        seen.insert(0, x)
    print(x, seen)
for bad in ("1", 1.0, None):
    try:
        xs.pop(bad)
    except TypeError as error:
        print(error)


# a list cut, turned round and put back into itself
def turned(xs, k):
    xs[:k] = xs[k - 1::-1]
    ys = xs[:]
    xs[1:k] = xs[:k - 1]
    ys[k:] = ys[::-1]
    ys[:2] = ys[2::-1]
    ys[-3:] = ys[:-4:-1]
    return xs, ys


for k in range(1, 8):
    print(k, turned(list(range(7)), k), turned([[], "x", 2.5, None, True, 6], k))


def sums(n):
    first, second = [1] * n, [2] * n
    both = first + second
    print(both + first)
    return both


print(sums(2))
