"""Integers: arithmetic, floor rules, comparison, bits, conversion, text."""


def divmods():
    for a in (7, -7, 0, 1, -1, 2**31, -(2**31)):
        for b in (1, -1, 2, -2, 3, -3, 10):
            print(a, b, a // b, a % b, divmod(a, b), a / b)


def by_zero():
    for op in (lambda a: a // 0, lambda a: a % 0, lambda a: a / 0, lambda a: divmod(a, 0), lambda a: 0 ** -a):
        try:
            print(op(5))
        except ZeroDivisionError as error:
            print(type(error).__name__, error)


def bits():
    for a in (0, 1, 5, -5, 255, -256):
        for b in (0, 1, 3, 8):
            print(a & b, a | b, a ^ b, ~a, a << b, a >> b)
    try:
        print(1 << -1)
    except ValueError as error:
        print(error)
    try:
        print(1 >> -1)
    except ValueError as error:
        print(error)
    print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (255).bit_count())


def powers():
    print(2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0, 10 ** 18, pow(3, 100, 7), pow(2, -1, 7), pow(-3, 5))
    try:
        pow(2, 3, 0)
    except ValueError as error:
        print(error)


def conversions():
    print(int("42"), int("  -17 "), int("ff", 16), int("0x1f", 0), int("1_000"), int(3.99), int(-3.99), int(True))
    for text, base in (("x", 10), ("", 10), ("12", 2), ("0x", 16), ("1__0", 10)):
        try:
            print(int(text, base))
        except ValueError as error:
            print(error)
    try:
        int(None)
    except TypeError as error:
        print(error)
    try:
        int([])
    except TypeError as error:
        print(error)
    print(hex(255), oct(8), bin(-5), str(-12), repr(7), float(3), bool(0), bool(-1), complex(2))
    print((1024).to_bytes(2, "big"), int.from_bytes(b"\x04\x00", "big"), (-1).to_bytes(2, "little", signed=True))


def comparisons():
    values = [0, 1, -1, 2, 2.0, True, False, 1e300]
    for a in values:
        print([a < b for b in values], [a == b for b in values])
    print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 != 3)
    try:
        print(1 < "1")
    except TypeError as error:
        print(error)


def wrong_types():
    for op in (lambda: 1 + "a", lambda: 1 - None, lambda: 2 * {}, lambda: 1 @ 2, lambda: 1 & 1.0, lambda: -"a", lambda: ~1.5):
        try:
            print(op())
        except TypeError as error:
            print(error)


def loops():
    total = 0
    i = 0
    while True:
        i += 1
        if i % 2:
            continue
        if i > 20:
            break
        total += i * i
    else:
        print("never")
    print(total, i)
    for i in range(10, 0, -3):
        print(i, end=" ")
    else:
        print("done")
    a = 17
    a += 3; a -= 1; a *= 2; a //= 3; a %= 7; a **= 3; a <<= 2; a |= 1; a ^= 3; a &= 0xFF; a >>= 1
    print(a)


divmods()
by_zero()
bits()
powers()
conversions()
comparisons()
wrong_types()
loops()
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), abs(-5), round(15, -1), round(25, -1), hash(5), hash(-1))
