"""f-strings, format(), str.format and % formatting."""
import datetime

name, n, x, big = "World", 42, 3.14159, 10**20


class Custom:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "custom"
    def __repr__(self): return "Custom()"


print(f"Hello {name}! {n + 1} {x:.2f} {name!r} {name!s:>8} {'é'!a} {{literal}} {n=} {n + 1 = } {x=:.1f} {name=!s}")
print(f"{n:5d}|{n:<5}|{n:>5}|{n:^5}|{n:05d}|{n:+}|{n: }|{n:x}|{n:#x}|{n:X}|{n:b}|{n:#o}|{n:,}|{1234567:,}|{1234567:_}|{n:e}|{n:c}|{n:%}|{n:n}")
print(f"{x:f}|{x:10.3f}|{x:<10.1f}|{x:e}|{x:.3e}|{x:g}|{x:.3g}|{1e10:g}|{1e-7:g}|{x:%}|{x:+.1f}|{-0.0:.0f}|{1e100:.3f}|{2.5:.0f}|{3.5:.0f}|{1234567.891:,.2f}|{0.1:.20f}|{float('inf'):f}|{float('nan'):8}|{x:08.2f}|{-x:08.2f}|{x!r:>20}")
print(f"{name:10}|{name:>10}|{name:^10}|{name:*^11}|{name:.3}|{name:10.3}|{'':5}|{True}|{True:d}|{None}|{[1, 2]}|{(1,)}|{ {'a': 1} }")
print(f"{big}|{big:,}|{big:x}|{big:030d}|{-big:e}|{1 + 2j}|{1 + 2j:.2f}|{Custom()}|{Custom():spec}|{Custom()!r}|{Custom()!s:>10}")
width, precision = 10, 3
print(f"{x:{width}.{precision}}|{name:{'>'}{width}}|{f'{n}':>{width}}|{'nested ' + f'{n:{4}}'}")
print(f"{datetime.date(2024, 1, 2):%Y/%m/%d}", f"{'a' 'b'}", f"", f"{n}{x:.1f}" f"{name}" "plain {n}", rf"\n{n}", f"""multi
{n}
line""", f"{lambda_result(2) if False else (lambda v: v * 2)(4)}")
print("{} {} {}".format(1, "a", 2.5), "{1} {0} {1}".format("a", "b"), "{a} {b:>4}".format(a=1, b="x"), "{0[1]} {0[0]} {d[k]}".format([1, 2], d={"k": "v"}), "{0.real}".format(3 + 4j), "{:{}}".format("x", 4) + "|", "{{}} {!r}".format("q"), "{:>{w}}".format("r", w=5))
print("%d %s %r %5.2f %-5s| %05d %x %X %o %e %g %c %c %% %+d" % (1, "s", "r", 2.5, "ab", 42, 255, 255, 8, 12345.678, 0.0001, "c", 100, 5))
print("%s" % (1,), "%s %s" % ("a", [1]), "%(k)s %(n)03d" % {"k": "v", "n": 7}, "%*d" % (5, 42), "%.3s" % "abcdef", "%s" % None, "%5s|%-5s|" % (True, 1.0), "%i" % 3.99, "%#x" % 255, "%s" % "é日")
print("{:d}".format(True), format(3, "05"), format("s"), format(1.5, ".3f"), format(255, "x"), "%s" % {"a": 1}, "{:,}".format(10**12), "{:s}".format("s"), "{:.0%}".format(0.256))
for call in (lambda: f"{'a':d}", lambda: f"{1:s}", lambda: f"{1.5:d}", lambda: f"{[]:5}", lambda: f"{1:qq}", lambda: "%d" % "x", lambda: "%d %d" % (1,), lambda: "%d" % (1, 2), lambda: "{} {}".format(1), lambda: "{a}".format(b=1), lambda: "%(a)s" % {}, lambda: "%z" % 1, lambda: "{".format(1), lambda: "%s" % (), lambda: f"{None:5}", lambda: format(1, 2), lambda: "{0} {}".format(1), lambda: "%c" % "ab", lambda: f"{1:,x}"):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def table(rows):
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(" | ".join(f"{cell!s:<{w}}" if isinstance(cell, str) else f"{cell!s:>{w}}" for cell, w in zip(row, widths)) for row in rows)


print(table([("name", "qty", "price"), ("apple", 3, 1.25), ("banana", 12, 0.5)]))
print(1, "a", None, sep="-", end="!\n")
print(*range(3), sep=", ")
print()
print("x", 2.0, [1, "q"], ("t",), {"k": None}, b"bytes", True, ..., NotImplemented, int, len, range(3), slice(1))

for args in (7, -(2**63), 2**70, True, "x", "\xe9", "", 1.5, None, (1, "ab"), (3,), ("a", "b", "c"), [1], {"k": 2}, ("long" * 40, 5)):
    for form in ("v%s", "%d", "%s: %d", "100%%", "%s%s", "%", "%s%%%s", "%5d", "\xe9%s", "%(k)s", ""):
        try:
            print(repr(form % args), end=" ")
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e, end=" ")
print()
