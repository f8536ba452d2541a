"""Numbers: ints small and big, floats, bits, complex."""

import math


def primes():
    n = 4000
    sieve = [True] * (n + 1)
    for i in range(2, int(n**0.5) + 1):
        if sieve[i]:
            for j in range(i * i, n + 1, i):
                sieve[j] = False
    return sum(sieve)


def sieve_slices():
    n = 8000
    sieve = bytearray([1]) * (n + 1)
    for i in range(2, int(n**0.5) + 1):
        if sieve[i]:
            sieve[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return sum(sieve)


def gcd_loop():
    total = 0
    for a in range(1, 60):
        for b in range(1, 30):
            x, y = a, b
            while y:
                x, y = y, x % y
            total += x
    return total


def collatz():
    best = 0
    for n in range(1, 300):
        steps = 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        best = max(best, steps)
    return best


def big_factorials():
    out, n = [], 1
    for i in range(1, 150):
        n *= i
        out.append(n)
    return out[-1] % 1000007


def big_fibonacci():
    a, b = 0, 1
    for _ in range(1000):
        a, b = b, a + b
    return a


def power_mod():
    return sum(pow(i, 65537, 1000000007) for i in range(100))


def big_modular():
    p, x = (1 << 127) - 1, 3
    for i in range(500):
        x = (x * x + i) % p
    return x


def digits_sum():
    return sum(int(d) for i in range(500) for d in str(i))


def digit_divmod():
    total = 0
    for n in range(1000, 2000):
        while n:
            n, d = divmod(n, 10)
            total += d
    return total


def bit_count():
    total = 0
    for i in range(2000):
        n = i
        while n:
            n &= n - 1
            total += 1
    return total


def xorshift():
    x, out = 88172645463325252, 0
    for _ in range(1500):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
        out ^= x
    return out


def lcg():
    x = 12345
    for _ in range(4000):
        x = (1103515245 * x + 12345) & 0x7FFFFFFF
    return x


def fnv_hash():
    h = 14695981039346656037
    for b in b"the quick brown fox jumps over the lazy dog" * 20:
        h = ((h ^ b) * 1099511628211) % 2**64
    return h


def newton():
    total = 0.0
    for n in range(1, 300):
        x = float(n)
        for _ in range(12):
            x = (x + n / x) / 2
        total += x
    return total


def trapezoid():
    n, total = 2000, 0.0
    for i in range(n):
        x = i / n
        total += math.sqrt(1 - x * x)
    return total * 4 / n


def monte_carlo():
    seed, inside = 42, 0
    for _ in range(2000):
        seed = (seed * 16807) % 2147483647
        x = seed / 2147483647
        seed = (seed * 16807) % 2147483647
        y = seed / 2147483647
        if x * x + y * y <= 1.0:
            inside += 1
    return 4 * inside / 2000


def mandelbrot():
    n = 0
    for y in range(20):
        for x in range(30):
            c, z = complex(x / 15 - 1.5, y / 10 - 1), 0j
            for _ in range(20):
                if abs(z) > 2:
                    break
                z = z * z + c
                n += 1
    return n


def mandelbrot_floats():
    n = 0
    for y in range(20):
        for x in range(30):
            cr, ci, zr, zi = x / 15 - 1.5, y / 10 - 1, 0.0, 0.0
            for _ in range(20):
                if zr * zr + zi * zi > 4:
                    break
                zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
                n += 1
    return n


def mean_deviation():
    data = [((i * 37) % 101) / 3 for i in range(1500)]
    mean = sum(data) / len(data)
    return math.sqrt(sum((x - mean) ** 2 for x in data) / len(data))


def dot_product():
    a, b = [i * 0.5 for i in range(1500)], [i * 0.25 for i in range(1500)]
    return sum(x * y for x, y in zip(a, b))


def matrix_multiply():
    n = 14
    a = [[i * j % 7 for j in range(n)] for i in range(n)]
    return [[sum(a[i][k] * a[k][j] for k in range(n)) for j in range(n)] for i in range(n)]


def transpose():
    rows = [list(range(30)) for _ in range(30)]
    return [list(column) for column in zip(*rows)]


def prime_factors():
    out = []
    for n in range(1000, 1200):
        d = 2
        while d * d <= n:
            while n % d == 0:
                out.append(d)
                n //= d
            d += 1
        if n > 1:
            out.append(n)
    return len(out)


def roman():
    pairs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = []
    for n in range(1, 300):
        word = ""
        for value, letters in pairs:
            while n >= value:
                word += letters
                n -= value
        out.append(word)
    return len("".join(out))


def round_values():
    return sum(round(i / 7, 2) for i in range(1500))


def int_from_text():
    return sum(int(s) for s in [str(i) for i in range(1000)])


def float_from_text():
    return sum(float(s) for s in ["%.3f" % (i / 7) for i in range(800)])


def hex_bin():
    return [hex(i) + bin(i) for i in range(500)]


def base_convert():
    out = []
    for n in range(500):
        digits = ""
        while n:
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36] + digits
            n //= 36
        out.append(digits)
    return len(out)


def int_to_bytes():
    return sum(int.from_bytes(i.to_bytes(4, "big"), "little") for i in range(800))


def clamp():
    return sum(max(0, min(255, i - 500)) for i in range(1500))


def trig():
    return sum(math.sin(i) * math.cos(i) + math.atan2(i, 3) for i in range(1000))


def floor_mod():
    total = 0
    for i in range(-1000, 1000):
        total += i // 7 + i % 7 - (-i) // 3
    return total


def permutations_count():
    def choose(n, k):
        return 1 if k in (0, n) else choose(n - 1, k - 1) + choose(n - 1, k)

    return choose(12, 6)


def digits_of_pi():
    q, r, t, k, m, x, out = 1, 0, 1, 1, 3, 3, []
    while len(out) < 60:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return out
