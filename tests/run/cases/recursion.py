"""Recursive functions of many shapes."""
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def flatten(x):
    return [z for y in x for z in flatten(y)] if isinstance(x, (list, tuple)) else [x]


def is_even(n): return True if n == 0 else is_odd(n - 1)
def is_odd(n): return False if n == 0 else is_even(n - 1)
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def power(x, n): return 1 if n == 0 else power(x * x, n // 2) * (x if n % 2 else 1)
def subsets(s): return [[]] if not s else [r + x for r in subsets(s[1:]) for x in ([], [s[0]])]
def tak(x, y, z): return z if y >= x else tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
def mixed(n): return "done" if n == 0 else mixed(n - 1) if n % 2 else [mixed(n - 1)]


def count_change(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return count_change(amount - coins[0], coins) + count_change(amount, coins[1:])


def depth(n):
    return 1 + depth(n - 1) if n else 0


class Walker:
    def walk(self, n):
        return [n] + self.walk(n - 1) if n else []


def limits():
    def endless(n):
        return endless(n + 1)

    try:
        endless(0)
    except RecursionError as error:
        print(type(error).__name__, isinstance(error, RuntimeError))
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(before + 2000)
    try:
        print(depth(before + 500))
    finally:
        sys.setrecursionlimit(before)


print([fib(n) for n in range(15)], fib(20), fib(2.5), fib(True))
print(ackermann(2, 3), hanoi(3), flatten([1, [2, (3, [4])], []]), is_even(50), gcd(1071, 462), power(3, 50), power(1.5, 5), subsets([1, 2, 3]), tak(8, 4, 2), mixed(5), count_change(50, [25, 10, 5, 1]), depth(500), Walker().walk(5))
limits()
try:
    fib("x")
except TypeError as error:
    print(error)
try:
    fib(None)
except TypeError as error:
    print(error)
