# Small decimal numbers are computed with, compared, rounded and printed in place: results, flags, traps and contexts as ever.
import contextvars
import decimal
import random
import threading
from decimal import Decimal as D

ROUNDINGS = [decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_HALF_UP, decimal.ROUND_HALF_DOWN, decimal.ROUND_HALF_EVEN, decimal.ROUND_CEILING, decimal.ROUND_FLOOR, decimal.ROUND_05UP]
EDGES = [0, 1, 5, 9, 10, 99, 10**18, 10**19 - 1, 10**19, 10**20 + 1, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 25, 125, 5 * 10**17]


def number(rnd):
    digits = rnd.choice(EDGES) if rnd.random() < 0.3 else rnd.randrange(10 ** rnd.randrange(1, 21))
    exp = rnd.choice([0, 0, -2, -2, -4, 3, -19, 19, 20, -25, 1000, -1100, rnd.randrange(-30, 30)])
    return D(("-" if rnd.random() < 0.4 else "") + f"{digits}E{exp}")


def whole(rnd):
    return rnd.choice([0, 1, -1, 8, 32, -(2**63), 2**63 - 1, 2**70, rnd.randrange(-1000, 1000)])


def outcome(f, *args):
    try:
        x = f(*args)
        return (x.as_tuple(), None if x.is_nan() else hash(x)) if isinstance(x, D) else x
    except Exception as e:
        return type(e).__name__, str(e)


def flags(context):
    return [f.__name__ for f, on in context.flags.items() if on]


def some(rnd, times):
    out = []
    for _ in range(times):
        a, b = number(rnd), number(rnd)
        if rnd.random() < 0.3:
            b = whole(rnd)
        out.append((outcome(lambda: a + b), outcome(lambda: b + a), outcome(lambda: a - b), outcome(lambda: b - a), outcome(lambda: a * b), outcome(lambda: b * a)))
        out.append((a < b, a <= b, a == b, a != b, b > a, b >= a, outcome(lambda: a / b), outcome(lambda: b / a), outcome(lambda: a // b), outcome(lambda: b // a)))
        out.append((outcome(a.quantize, b), str(a), f"{a}", str(b)))
        out.append(outcome(lambda: D("1.5") + a * 2 - a))
    return out


def total(numbers):
    s = D(0)
    for x in numbers:
        s += x
    return s


rnd = random.Random(7)
for prec in (28, 9, 19, 18, 1, 3, 40):
    for rounding in ROUNDINGS:
        for limits in ({}, {"Emax": 9, "Emin": -9}, {"clamp": 1}, {"Emax": 20, "Emin": -20, "clamp": 1}, {"Emax": 0, "Emin": 0}):
            context = decimal.Context(prec=prec, rounding=rounding, traps=[decimal.DivisionByZero], **limits)
            decimal.setcontext(context)
            lines = some(rnd, 12)
            print(prec, rounding, limits, lines[0], sum(map(ord, str(lines))), flags(context))
decimal.setcontext(decimal.Context(prec=9, traps=[decimal.Inexact]))
for rounding in ROUNDINGS:
    decimal.getcontext().rounding = rounding
    print(outcome(D("1.25").quantize, D("0.1")), outcome(D("1.20").quantize, D("0.1")), flags(decimal.getcontext()))
decimal.setcontext(decimal.Context(prec=9, traps=[decimal.Rounded]))
print(outcome(D("1.20").quantize, D("0.1")), flags(decimal.getcontext()))
banker = decimal.Context(rounding=decimal.ROUND_HALF_EVEN, prec=6, traps=[])
decimal.setcontext(decimal.Context(prec=3))
for text in ("1.245", "1.255", "-1.255", "99999.995", "0.001", "0", "NaN", "1E+3"):
    print(outcome(banker.quantize, D(text), D("0.01")), flags(banker), flags(decimal.getcontext()))
    banker.clear_flags()
print(outcome(banker.quantize, 3, D("0.01")), outcome(banker.quantize, D("1.555"), 1), outcome(banker.quantize, "x", 1), outcome(banker.quantize, D(1)))
print(banker.prec, banker.rounding, banker.Emax, sorted(s.__name__ for s, on in banker.traps.items() if on), outcome(getattr, banker, "nothing"))


# which context holds
def inside(prec):
    decimal.getcontext().prec = prec
    return D("123456") + D("0.5")


decimal.setcontext(decimal.Context(prec=28))
print(inside(28), contextvars.copy_context().run(inside, 4), D("123456") + D("0.5"))
with decimal.localcontext() as local:
    local.prec = 5
    print(D("123456") + D("0.5"), flags(local))
print(D("123456") + D("0.5"), flags(decimal.getcontext()))
seen = []
for prec in (4, 6, 9):
    thread = threading.Thread(target=lambda: seen.append((inside(prec), flags(decimal.getcontext()))))
    thread.start()
    thread.join()
print(seen, D("123456") + D("0.5"))

# numbers that have gone leave their memory to others, but nobody sees that
kept = [D(n) / 4 for n in range(50)]
print(total(kept), total(reversed(kept)), total([D("0.10")] * 7), kept[7], hash(kept[7]), kept[7] == 1.75, {x: 1 for x in kept}[D("3.25")])
a = D("1.5")
b = a + 0
print(a is b, a == b, [x + 1 for x in kept[:3]], [str(-x) for x in kept[:3]], abs(D("-2.50") + 1))
