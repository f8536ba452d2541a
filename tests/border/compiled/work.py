"""Long native work, for the tests of the GIL."""

LOG = []


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def count(n):
    total = 0
    for i in range(n):
        total += i & 3
    return total


def fill(n):
    for i in range(n):
        LOG.append(i)
    return len(LOG)


def state():
    return len(LOG)
