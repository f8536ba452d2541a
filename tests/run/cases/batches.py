"""Loops over ranges that only compute: run in batches, left at whatever does not hold there."""
import threading

BIG = 1 << 62


def masked(n):
    s = 0
    for i in range(n):
        s += i & 7
    return s


def down(start, n):
    s = start
    for i in range(n):
        s -= i * 3
    return s


def from_to(a, b):
    s = 0
    for i in range(a, b):
        s += i
    return s, i


def strided(a, b):
    s, last = 0, -1
    for i in range(a, b, 7):
        s += i % 5 + i // 3
        last = i
    return s, last, i


def times(n, k):
    s = 0
    for i in range(n):
        s += i * k
    return s


def doubling(n):
    x, s = 1, 0
    for i in range(n):
        x = x * 2 + 1
        s += 1
    return x, s


def congruent(n, x):
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    return x


def modulo(n, x):
    s = 0
    for i in range(n):
        x = (x + i * i) % 1000003
        if x % 3 == 0:
            s += x
        elif x % 3 == 1:
            s -= i
        else:
            continue
        s ^= 1
    return s, x, i


def stopping(n, limit):
    s = 0
    for i in range(n):
        s += i
        if s > limit:
            break
    else:
        return "through", s, i
    return "broken", s, i


def rewritten(n):
    s = 0
    for i in range(n):
        i = i * 2 + 1
        s += i
    return s, i


def shifted(n):
    s = 0
    for i in range(n):
        s += (i << 3) ^ (i >> 2) | 5
        s = s + (~i if i & 1 else -i)
    return s


def divided(n, by):
    s = 0.0
    for i in range(n):
        s += i / 8 + (i - 50) / by
    return s


def halves(n):
    x = 1.0
    for i in range(n):
        x = x * 0.5 + i
    return x


def picked(n):
    s = 0
    for i in range(n):
        s += min(i, 100) + max(i, 10) + abs(i - 40) + int(float(i))
    return s


def nested(n):
    s = 0
    for i in range(n):
        for j in range(i):
            s += i ^ j
    return s


def conditions(n):
    s = 0
    for i in range(n):
        if (i > 3 and i % 2) or not i % 7:
            s += 1
        t = i > 5
        s += 2 if i != 4 else 3
    return s, t


def guarded(n):
    s = 0
    for i in range(n):
        try:
            s += 100 // (i - 50)
        except ZeroDivisionError:
            s += 7
    return s


def caught(n, by):
    s = 0
    try:
        for i in range(n):
            s += i
            s += i // (by - i)
    except ZeroDivisionError as error:
        return str(error), s, i
    return s


def two_sums(n):
    a = b = 0
    for i in range(n):
        a += b
        b += a & 0xFFFF
        b += i
    return a, b


def growing(n, x):
    s = 0
    for i in range(n):
        s += x
        s += i
    return s


print(masked(0), masked(15), masked(16), masked(17), masked(1024), masked(1025), masked(5000))
print(down(0, 3000), down(-(1 << 61), 3000), down(-(1 << 63) + 5, 40), down(-BIG, 2000))
print(from_to(-100, 100), from_to(-5000, 5000), from_to((1 << 31) - 50, (1 << 31) + 50), from_to(1 << 40, (1 << 40) + 2000))
print(from_to((1 << 31) - 1500, (1 << 31) + 1500), from_to((1 << 63) - 20, (1 << 63) - 2))
print(strided(0, 10000), strided(-300, 20000), strided(3, 4), strided((1 << 31) - 9000, (1 << 31) + 9000))
print(times(2000, 3), times(2000, -(1 << 31)), times(2000, 1 << 31), times(2000, 1 << 52), times(2000, 1 << 62))
print(doubling(10), doubling(62), doubling(63), doubling(64), doubling(200))
print(congruent(5000, 1), congruent(5000, -1), congruent(100, 1 << 40), congruent(100, 1 << 70))
print(modulo(5000, 1), modulo(5000, -1), modulo(5000, 1 << 62), modulo(1, 2), modulo(17, 1 << 64))
print(stopping(5000, 100), stopping(5000, 1000000), stopping(20, 1 << 40), stopping(5000, -1))
print(rewritten(3000), shifted(3000), shifted(16))
print(divided(3000, 3), divided(3000, 7), divided(40, 1 << 60), halves(3000))
try:
    print(divided(3000, 0))
except ZeroDivisionError as error:
    print(error)
print(picked(3000), nested(60), conditions(2000), guarded(200), caught(200, 500), caught(200, 150), caught(3000, 2100))
print(two_sums(100), two_sums(3000))
print(growing(3000, 1), growing(3000, 1 << 31), growing(100, 1 << 57), growing(100, BIG), growing(40, -(1 << 63)), growing(5, 1 << 63))
print(growing(30, True), growing(30, 0.5), masked(True), times(30, 2.5), times(30, "ab"[:0] == ""))


def absolute(n):
    s = 0
    for i in range(n):
        s += abs(i - 10)
    return s


print(absolute(40))


def abs(x):
    return 1000


print(absolute(40))


def slow(n):
    """Long enough for the other thread to be heard in it."""
    s = 0
    for i in range(n):
        s += min(i, 1)
        if s < 0:
            break
    return s


results = []
threads = [threading.Thread(target=lambda k=k: results.append(slow(200000 + k))) for k in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results))


class Stops:
    def __index__(self):
        return 50


def any_range(r):
    s = 0
    for i in r:
        s += i
    return s


def indexed(stop):
    s = 0
    for i in range(stop):
        s += i & 3
    return s


print(indexed(Stops()), indexed(1 << 4), any_range(range(30)), any_range([1, 2.5, 3]))
try:
    indexed("x")
except TypeError as error:
    print(error)


def while_masked(n):
    i = s = 0
    while i < n:
        s += i & 7
        i += 1
    return s, i


def collatz(n):
    best = 0
    for i in range(1, n):
        k, c = i, 0
        while k != 1:
            k = k // 2 if k % 2 == 0 else 3 * k + 1
            c += 1
        if c > best:
            best = c
    return best


def euclid(a, b):
    while b:
        a, b = b, a % b
    return a


def primes(n):
    found = 0
    for k in range(2, n):
        d = 2
        while d * d <= k:
            if k % d == 0:
                break
            d += 1
        else:
            found += 1
    return found


def climbing(x, n):
    while x < n:
        x = x * 3 + 1
    return x


def to_the_top(start, step):
    turns = 0
    while turns < 5000:
        start += step
        turns += 1
        if start < -(1 << 80):
            return "never"
    return start


def forever(n):
    i = 0
    while True:
        i += 3
        if i % 5 == 0:
            continue
        if i > n:
            break
    return i


def down_by(n, k):
    while n > 0:
        n -= k
    return n


def floats(x, n):
    i = 0
    while x > 1e-9 and i < n:
        x *= 0.5
        i += 1
    return x, i


class Bound:
    """Compares with ints, and counts."""

    def __init__(self, limit):
        self.limit, self.asked = limit, 0

    def __gt__(self, other):
        self.asked += 1
        return self.limit > other


print(while_masked(0), while_masked(1), while_masked(1024), while_masked(5000), while_masked(100.5), while_masked(True))
bound = Bound(3000)
print(while_masked(bound), bound.asked)
print(collatz(300), collatz(2), euclid(360360, 1001), euclid(1 << 62, 3), euclid(1 << 70, 12), euclid(5, 0), primes(300))
print(climbing(1, 10**6), climbing(1, 1 << 62), climbing(1, 1 << 64), climbing(1, 1 << 90), climbing(0.5, 100))
print(to_the_top(0, 1), to_the_top(1 << 61, 1 << 50), to_the_top((1 << 62), 1 << 51), to_the_top((1 << 63) - 10, 1), to_the_top(-(1 << 63), -1))
print(to_the_top(0, 1 << 60), to_the_top(0, 1 << 31), to_the_top(0, -(1 << 31)), to_the_top(0, (1 << 31) - 1))
print(forever(10000), down_by(10000, 3), down_by(1 << 62, 1 << 52), down_by(5, 2.5), floats(1.0, 10000), floats(1e300, 20))


def large_steps(n, s):
    for i in range(n):
        s += 1 << 50
        s -= (1 << 45) + 1
        s = -(1 << 62) + s if s > 0 and i % 3 else s
    return s


print(large_steps(3000, 0), large_steps(100, 1 << 62), large_steps(100, -(1 << 63)), large_steps(20, 1 << 70))
