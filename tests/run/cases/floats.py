"""Floats: arithmetic, special values, text, rounding, comparison."""
import math
import operator

INF = float("inf")
NAN = float("nan")


def arithmetic():
    for a in (1.5, -2.5, 0.0, -0.0, 1e308, INF):
        for b in (2.0, -3.0, 0.5):
            print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
    print(7 // 2.0, -7 % 2.5, 1e16 + 1, 0.1 + 0.2, 2 ** 0.5, 2.0 ** 10, (-8) ** (1 / 3))


def zero():
    for op in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: divmod(1.0, 0.0)):
        try:
            print(op())
        except ZeroDivisionError as error:
            print(error)
    try:
        print(10.0 ** 400)
    except OverflowError as error:
        print(error)


def specials():
    print(INF, -INF, NAN, INF - INF, INF * 0, NAN == NAN, NAN != NAN, NAN < 1, INF > 10**400, -0.0 == 0.0, str(-0.0))
    print(math.isnan(NAN), math.isinf(INF), [NAN] == [NAN], hash(INF), hash(0.5), hash(2.0) == hash(2))
    for value in (INF, NAN):
        try:
            print(int(value))
        except (OverflowError, ValueError) as error:
            print(type(error).__name__, error)


def text():
    for value in (0.1, 1.0, 1e5, 1e15, 1e16, 1e17, 123456789.123456789, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, 3.0e10, -2.5):
        print(value, repr(value), str(value))
    for source in ("1.5", " 2e3 ", "inf", "-nan", "1_0.5", ".5", "5."):
        print(float(source))
    for source in ("", "abc", "1.5.2", "1e"):
        try:
            print(float(source))
        except ValueError as error:
            print(error)
    try:
        float([])
    except TypeError as error:
        print(error)


def rounding():
    print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1e20), type(round(2.0)))
    print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), int(-2.5), (2.5).is_integer(), (4.0).is_integer())
    print((0.75).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+0"), abs(-1.5), -(1.5), +1.5)


def compare():
    values = [0.5, 1, 1.0, 2, -1.5, INF, -INF]
    print(sorted(values), max(values), min(values), sum([0.1] * 10), 2**53 == float(2**53), 2**53 + 1 == float(2**53))
    for a in values:
        print([a < b for b in values])


def integrate(n):
    total = 0.0
    for i in range(n):
        x = (i + 0.5) / n
        total += 4.0 / (1.0 + x * x)
    return total / n


arithmetic()
zero()
specials()
text()
rounding()
compare()
print(integrate(1000))
print(math.sqrt(2), math.sin(1.0), math.exp(1), math.log(10), math.hypot(3, 4), math.pi, math.fsum([0.1] * 10))
print([operator.pow(NAN, x) for x in (0.0, 2.0)], operator.add(1.0, NAN), max((complex(NAN, x).imag for x in (0.0, INF)), key=repr))
