# Decimal numbers are computed with in place: results, flags, errors and contexts as ever.
import decimal
from decimal import Decimal as D


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


NUMBERS = [D(0), D(3), D(-7), D("0.1"), D("-0.0"), D("1E+5"), D("1E-5"), D("12345678901234567890.5"), D("NaN"), D("sNaN"), D("Infinity"), D("1E+999999"), D(10) ** 30]
OTHERS = [0, 1, -3, 10**20, True]


def both(a, b):
    return [
        outcome(lambda: a + b), outcome(lambda: a - b), outcome(lambda: a * b), outcome(lambda: a / b), outcome(lambda: a // b),
        outcome(lambda: a % b), outcome(lambda: a == b), outcome(lambda: a != b), outcome(lambda: a < b), outcome(lambda: a >= b),
    ]  # fmt: skip


for prec in (9, 28, 2000):
    decimal.getcontext().prec = prec
    for a in NUMBERS[:-1] if prec == 2000 else NUMBERS:
        for b in [*NUMBERS, *OTHERS]:
            print(prec, a, b, both(a, b), both(b, a))
decimal.getcontext().prec = 12
context = decimal.getcontext()
context.clear_flags()
x = D(1) / D(3)
print(x, sorted(f.__name__ for f, on in context.flags.items() if on))
context.traps[decimal.Inexact] = True
print(outcome(lambda: D(1) / D(3)), outcome(lambda: D(1) / D(4)), outcome(lambda: D(10) // D(3)), outcome(D("2.345").quantize, D("0.1")))
context.traps[decimal.Inexact] = False
for rounding in (decimal.ROUND_DOWN, decimal.ROUND_HALF_EVEN, decimal.ROUND_CEILING):
    context.rounding = rounding
    print(D("2.345").quantize(D("0.01")), D("-2.345").quantize(D("0.01")), D(2) / D(3), +D("1.23456789012345"), -D("1.23456789012345"))
for f in ("quantize", "compare", "max", "min"):
    print(f, [outcome(getattr(a, f), b) for a in NUMBERS for b in (D("0.01"), D(2), 3, "x")])
for f in ("to_integral_value", "normalize", "sqrt", "adjusted", "copy_abs", "copy_negate", "is_zero", "is_signed", "is_nan", "is_finite", "is_infinite"):
    print(f, [outcome(getattr(a, f)) for a in NUMBERS], outcome(getattr(NUMBERS[0], f), 1, 2, 3))
print([str(a) for a in NUMBERS], [f"{a}" for a in NUMBERS], [repr(a) for a in NUMBERS])
print(D("2.5").quantize(D(1), rounding=decimal.ROUND_UP), D("2.5").quantize(D(1), decimal.ROUND_HALF_UP), outcome(D("2.5").quantize))
banker = decimal.Context(rounding=decimal.ROUND_HALF_EVEN, prec=5)
print(banker.quantize(D("2.345"), D("0.01")), outcome(banker.quantize, D("12345.678"), D("0.001")))
with decimal.localcontext() as local:
    local.prec = 3
    print(D(1) / D(3), D(2000) // D(3), outcome(lambda: D(200000) // D(3)))
print(D(1) / D(3))


class Money(D):
    def __add__(self, other):
        return "added"


print(Money(3) + D(4), D(4) + Money(3), Money(3) * 2, Money(3) == 3, Money(3).quantize(D("0.1")))


def series(n):
    """Locals that share an object, and swap it."""
    last, total, a, b = D(0), D(1), D(1), D(1)
    for _ in range(n):
        last = total
        total += b
        a, b = b, a + b
        keep = last
        if total == keep:
            break
    return last, total, a, b, keep


print(series(50))
