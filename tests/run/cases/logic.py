"""Truth, boolean operators, chained comparison, identity, conditional expressions, None."""


class Truthy:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __bool__(self):
        print("bool", self.name)
        return self.value

    def __repr__(self):
        return self.name

    def __lt__(self, other):
        print(self.name, "<", other.name)
        return Truthy(f"{self.name}<{other.name}", self.value)


class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


class Rich:
    def __eq__(self, other): return "eq result"
    def __ne__(self, other): return []
    def __contains__(self, item): return "truthy"


t, f = Truthy("t", True), Truthy("f", False)
print(t and f, f and t, t or f, f or t, not t, not f)
print(t < t < f, f < t < t)
print("yes" if t else "no", "yes" if f else "no")
if t and not f or t:
    print("branch")
while f:
    pass
print(1 and 2, 0 and 2, 0 or "x", "" or [] or {}, 1 or 1 / 0, None and 1, not None, not [], not 0.0, bool(Sized(0)), bool(Sized(2)))
print([bool(v) for v in (0, 1, "", "a", [], [0], (), (0,), {}, {0: 0}, set(), None, 0.0, 0j, b"", range(0), range(1), object())])
print(Rich() == 1, Rich() != 1, 5 in Rich(), 5 not in Rich(), None == Rich(), [] == Rich())
print(None is None, None is not None, None == 0, None == False, [] is [], True is True, True + True, True == 1, isinstance(True, int), True & False, True | 2, -True, str(True))
print(1 < 2 < 3 < 4, 1 < 3 > 2, 1 == 1 != 2, 3 > 2 > 1 > 0 > -1, "a" <= "b" <= "b", 1 in [1] == True)


def calls():
    log = []

    def v(x):
        log.append(x)
        return x

    result = v(1) < v(2) < v(0) < v(9)
    return result, log, v(0) or v(3) and v(4), log


print(calls())


def sign(n): return "neg" if n < 0 else "zero" if n == 0 else "pos"


def grade(n):
    if n >= 90:
        return "A"
    elif n >= 80:
        return "B"
    elif n >= 70:
        return "C"
    else:
        return "F"


def nothing(x):
    if x:
        pass
    else:
        return


print([sign(n) for n in (-1, 0, 1)], [grade(n) for n in (95, 85, 75, 10)], nothing(1), nothing(0))
x = y = 5
x is y and print("same")
print((lambda: None)(), (x > 3) + (y > 3), [x == 5, x != 5, not x == 5], 5 if x else 1 / 0)


# comparisons kept as values, of numbers and of others
def compared(a, b):
    r = a == b, a != b
    try:
        return *r, a < b, a <= b, a > b, a >= b
    except TypeError as error:
        return *r, str(error)


class Odd:
    def __eq__(self, other):
        return "equal"

    def __lt__(self, other):
        return []

    def __bool__(self):
        return False


samples = [0, 1, -1, 2**62, 2**63 - 1, 2**63, 1.0, 0.5, float("nan"), float("inf"), True, None, "1", (1,), 9007199254740993, 9007199254740992.0]
for a in samples:
    print([compared(a, b) for b in samples])
odd = Odd()
print(compared(odd, 1)[0], (1 == odd), odd < 1, [x == odd for x in (1, 2.0, None)])
print([(x == 3, x < 2.5, 7 >= x) for x in (3, 3.0, True, 2**70)])
print([bool(x) and 1 for x in (None, odd, [], [0], 0.0, "", "a", 2**70, Odd)], [1 if x else 0 for x in (None, odd, [], [0], 0.0, "", 2**70)])
ends = (1, "b", None)
print([ends[i] for i in (-1, -2, -3, 0, 2)], [t[-1] for t in ((1,), (1, 2), "xyz", [5, 6], range(4), b"ab")])
for i in (-4, 3, -(2**63), 2**63 - 1, True, 2**70):
    try:
        print(ends[i])
    except IndexError as error:
        print(error)
