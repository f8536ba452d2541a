"""Ints that become part of a text."""

WIDE, LATIN = "\u20ac", "\xe9"


def sums(n, text):
    print("w" + str(n), text + str(n), "" + str(n), WIDE + str(n), LATIN + str(n), str(n) + "x", "a" + str(n) + "b" + str(n))
    print(("w" + str(n)) is not None, "w" + str(n + 1) if n else "w" + str(-n))


for value in (0, 7, -1, 10**6, 2**63 - 1, -(2**63), 2**63, True, 1.5, None, "s", [1]):
    try:
        sums(value, "t")
    except TypeError as e:
        print(e)


class Text(str):
    def __add__(self, other):
        return f"Text+{other}"


class Right:
    def __str__(self):
        return "right"


def odd(left, n):
    try:
        return left + str(n)
    except TypeError as e:
        return str(e)


print([odd(left, 5) for left in (Text("x"), 1, 1.5, None, [], b"b", "")], odd("l", Right()))


def replaced(n):
    str = lambda x: x  # noqa: E731
    try:
        return "a" + str(n)
    except TypeError as e:
        return e.args


print(replaced(3), replaced("b"))
real, str = str, lambda x: [x]
try:
    print("a" + str(3))
except TypeError as e:
    print(e)
str = real
print("a" + str(3))


def fields(n, x):
    print(f"{n}", f"{n}:", f":{n}", f"{n}{n}", f"{n}{x}{x}", f"{WIDE}{n}", f"{n}{LATIN}{x}", f"{n!r}{n!s}{n!a:>4}", f"{''}{x}")


for value in (0, -5, 2**63 - 1, -(2**63), 2**70, True, 2.5, None, "q", Text("t")):
    fields(value, value)
    fields(1, value)
    fields(value, 12345678901234567890)


def changes(n):
    return f"{n}{(n := n + 1)}{n}", "a" + str(n) + str((n := 7)), n


print(changes(3))
print(f"{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{123456789012}{-123456789012}{9223372036854775807}{-9223372036854775808}{12}")


def counted(n):
    seen = {}
    for i in range(n):
        k = "w" + str(i % 7)
        seen[k] = seen.get(k, 0) + 1
        k = f"{i % 3}-{i % 2}"
        seen[k] = seen.get(k, 0) + 1
    return seen


print(counted(50))


def given(n):
    for i in range(n):
        yield "y" + str(i)
        yield f"{i}-{n}"


print(list(given(3)))
