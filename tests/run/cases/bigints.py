"""Integers past 64 bits, and the edges where the small form ends."""

EDGE = 2**63


def edges():
    for n in (EDGE - 1, EDGE, -EDGE, -EDGE - 1, 2**62, 2**64, -(2**64)):
        print(n, n + 1, n - 1, -n, abs(n), n * 2, n // 2, n % 1000, n // -1, n << 1, n >> 1, n & 0xFF, n | 1, n ^ -1, ~n)


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def loop_over_edge():
    n = EDGE - 3
    out = []
    for _ in range(6):
        out.append(n)
        n += 1
    while n > EDGE - 3:
        n -= 1
    return out, n


def mixed():
    big = 10**30
    print(big / 10**29, float(big), int(1e30), big == 1e30, big < 1e31, big > float("inf"), hash(big), hash(2**61 - 1), hash(2**61), hash(-(2**61)))
    print(divmod(big, 7), divmod(-big, 7), divmod(big, -7), big % 97, pow(big, 3, 1000007), big ** 3)
    print(str(big), hex(big), int("9" * 40), int("-" + "9" * 40), f"{big:,}", f"{big:e}", "%d" % big)
    print(big.bit_length(), (big >> 50) << 50, isinstance(big, int), big is big, sorted([big, 3, -big, 2**63, 1]))
    try:
        print(float(10**400))
    except OverflowError as error:
        print(error)
    try:
        print(10**400 / 3)
    except OverflowError as error:
        print(error)
    try:
        print([1] * big)
    except OverflowError as error:
        print(error)
    try:
        print([1, 2][big])
    except IndexError as error:
        print(error)


def products():
    values = [3037000499, 3037000500, -3037000500, 2**32, 2**31, -(2**63), 2**63 - 1]
    for a in values:
        print([a * b for b in values], [a + b for b in values], [a - b for b in values])


edges()
print(factorial(25), factorial(60))
print(fib(100), fib(300))
print(loop_over_edge())
mixed()
products()
print(sum([2**62, 2**62, 2**62]), max(2**70, 2**69), min(-(2**70), 0), {2**70: "a"}[2**70], (2**70) in {2**70}, -(2**63) // -1, abs(-(2**63)))
