"""Operators whose result needs only a word of a long int, or one compared with a short one."""

LONG = [s * n for n in (2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**65 + 7, 2**100 + 12345, 2**127, 2**128 - 1, 2**128, 3**90, 2**200 + 2**64) for s in (1, -1)]
SHORT = [0, 1, -1, 2, 5, 7, -7, 63, 64, 65, 127, 128, 255, 1000003, 2**31, 2**32 + 1, 2**62, 2**63 - 1, -(2**63), -(2**31), True, False]


def mod(a, b):
    try:
        return a % b, divmod(a, b)
    except ZeroDivisionError as e:
        return str(e)


def shift(a, n):
    try:
        return a >> n
    except (ValueError, OverflowError) as e:
        return str(e)


def compared(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b


def main():
    numbers = LONG + SHORT
    for a in numbers:
        for b in numbers:
            print(a, b, a & b, b & a, mod(a, b), compared(a, b), a == float(b), {a: 1}.get(b))
        for n in (0, 1, 31, 62, 63, 64, 65, 100, 127, 128, 129, 200, 10**6, -1, 2**70, True):
            print(a, n, shift(a, n))
    x = y = z = 3**70
    for i in range(200):
        x = x * 6364136223846793005 % (1 << 128)
        y = (y * 5 + i) % (1 << 64)
        z = (z * z + i) % (1 << 130) & (1 << 90) - 1
        print(x, y, z, x & 0xFFFF, x % 1000003, -x % 1000003, x >> 70, x > i, i < x)


main()
