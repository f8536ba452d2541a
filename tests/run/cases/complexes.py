"""Complex numbers."""
import cmath

a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, -a, +a, abs(a), a.real, a.imag, a.conjugate(), a == 3 + 4j, a != b, bool(0j), bool(a), complex("1+2j"), complex(1, 2), complex("j"), complex(3))
print(1j * 1j, 2 + 1j, 1.5 * 2j, (1 + 0j) == 1, hash(1 + 0j) == hash(1), repr(-0j), str(1e20j), complex(0, -1), complex(float("inf"), 2), [1j, 2 - 3j], {1j: "i"}[1j], sum([1j, 2, 3.5]), 2 ** 1j, 1j ** 2)
for call in (lambda: a < b, lambda: a // b, lambda: a % b, lambda: int(a), lambda: float(a), lambda: 1j / 0, lambda: 0j ** -1, lambda: complex("x"), lambda: complex("1", 2), lambda: round(a), lambda: sorted([1j, 2j])):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(cmath.sqrt(-1), cmath.phase(-1), cmath.polar(1j))


def mandelbrot(width, height, limit):
    rows = []
    for y in range(height):
        row = ""
        for x in range(width):
            c = complex(3.0 * x / width - 2.0, 2.0 * y / height - 1.0)
            z = 0j
            steps = 0
            while abs(z) <= 2 and steps < limit:
                z = z * z + c
                steps += 1
            row += "#" if steps == limit else "." if steps > 4 else " "
        rows.append(row)
    return rows


print("\n".join(mandelbrot(40, 12, 30)))
