"""math functions: the same bits, on any thread, and the genuine function's errors."""

import math
import threading


def table(n):
    out = []
    for i in range(n):
        x = i * 0.37 - 50
        for f in (math.sin, math.cos, math.tan, math.atan, math.exp, math.sinh, math.cosh, math.tanh, math.expm1):
            out.append(f(x / 10))
        out += [math.log(i + 1), math.log10(i + 1), math.log2(i + 1), math.log1p(i), math.sqrt(i), math.asin(i / n), math.acos(i / n)]
        out += [math.atan2(x, i), math.pow(i + 1.5, x / 20), math.fmod(x, 3.3), (i + 0.3) ** 1.7, abs(complex(x, i)), math.sin(1e300 * (i + 1))]
    return out


def deep(n):
    return deep(n - 1) + math.sin(n) if n else 0.0


def wrong():
    for f, args in (
        (math.sqrt, (-1,)), (math.log, (0,)), (math.exp, (1000.0,)), (math.sin, ("x",)), (math.fmod, (1.0, 0.0)),
        (math.pow, (0.0, -1)), (math.acos, (2,)), (math.sin, (float("inf"),)), (math.atan2, (1,)), (math.log, (10**400,)),
    ):
        try:
            print(f.__name__, f(*args))
        except (ValueError, OverflowError, TypeError) as e:
            print(f.__name__, type(e).__name__, e)


print(table(40))
print(deep(300), math.sin(True), math.floor(2.5), math.ceil(-2.5))
wrong()
same = []
threads = [threading.Thread(target=lambda: same.append(table(300) == table(300))) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(same)
