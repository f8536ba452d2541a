# BytesIO is read and StringIO is printed to in place: positions, ends, errors and the objects' own methods as ever.
import io
from decimal import Decimal


def outcome(f, *args, **named):
    try:
        return f(*args, **named)
    except Exception as e:
        return type(e).__name__, str(e)


data = bytes(range(200))
f = io.BytesIO(data)
print([f.read(n) for n in (8, 0, 1, 3)], f.tell(), f.read(2), f.seek(195), f.read(8), f.read(8), f.tell())
print(f.seek(500), f.read(4), f.tell(), f.seek(0), f.read(-1) == data, f.seek(3), f.read(None)[:4], outcome(f.read, "x"), outcome(f.read, 1, 2))
f.seek(0)
whole = f.read(200)
print(whole == data, f.read(4), f.seek(198), f.write(b"abcdef"), f.seek(196), f.read(4), f.read(4), f.truncate(3), f.seek(1), f.read(9))
view = f.getbuffer()
f.seek(0)
print(f.read(2), outcome(f.write, b"0123456789"), view[0], f.read(5))
view.release()
f.close()
print(outcome(f.read, 2), f.closed)


class Counting(io.BytesIO):
    def read(self, n=-1):
        return "counted", n


print(Counting(b"abc").read(2), [io.BytesIO(b"ab").read(n) for n in (1, 2, 3)], io.BytesIO().read(4))
own = io.BytesIO(b"abcdef")
print(own.read(2))
own.read = lambda n: ("own", n)
print(own.read(2))


class Text:
    def __str__(self):
        return "text"


out = io.StringIO()
for x in ("a", "", "\xe9\u20ac\U0001f600", 12, -(2**70), 1.5, None, True, Decimal("1.25"), Decimal("-0.05"), Decimal("1E+3"), Decimal(0), Decimal("NaN"), Text(), [1, "x"], "y" * 300):
    print(x, file=out)
    print(x, 2, x, file=out)
print(file=out)
print("end", "of", sep="-", end=".\n", file=out)
print(out.getvalue(), outcome(print, "x", file=out, flush=True), outcome(print, "x", file=5))
for newline in (None, "", "\n", "\r", "\r\n"):
    some = io.StringIO(newline=newline)
    print("a\r", "b\n", file=some)
    print("\r", file=some)
    print(repr(some.getvalue()), newline)
some.close()
print(outcome(print, "x", file=some), outcome(print, file=some))
other = io.StringIO()
print("first", file=other)
other.write = lambda text: out.write("<" + text + ">")
print("second", 2, file=other)
print(repr(other.getvalue()), repr(out.getvalue()[-30:]))


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


upper = Upper()
print("shouted", 1, file=upper)
print(repr(upper.getvalue()))
