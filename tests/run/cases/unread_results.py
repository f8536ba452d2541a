"""Results that nothing reads: of small functions, of globals in loops over numbers.

Then operations that have short ways of their own.
"""

STEP = 3


class Base:
    K = 1

    def __init__(self, x):
        self.x = x

    @staticmethod
    def same(a):
        return a

    def noop(self):
        return self


class Derived(Base):
    def __init__(self, x):
        super().__init__(x)


def nothing(a):
    return a


def double(n):
    return n * 2


def loop(n):
    for i in range(n):
        unread = STEP
    for i in range(n):
        unread = Base.same(i)
    for i in range(n):
        double(i)
    return n


def call(n):
    nothing(n)


def method(n):
    n.noop()


print(loop(100), call(1), call([]), method(Derived(2)), Derived("x").x, Derived([1]).x)


def powers():
    for m in (1, 2, 7, 1000, 2**31, 2**32, 2**32 + 1, 2**62 + 3, -7, -1000):
        print(m, [pow(b, e, m) for b in (0, 1, -1, 3, -8, 2**40, -(2**62), 2**63 - 1) for e in (0, 1, 2, 5, 63, 2**40)])


powers()


def same_lists():
    nan = float("nan")
    a, b = [1, 2.0, "x", None, True], [1, 2.0, "x", None, True]
    print(a == b, a != b, a <= b, a < b, [nan] == [nan], [0.0] == [-0.0], [1] == [1.0], [True, 2] == [1, 2])
    print([1, [2, 3]] == [1, [2, 3]], [1, (2, -0.0)] == [1, (2, 0.0)], [1, 2] == [1, 2, 3], [1, 2] < [1, 3], ["a"] < ["b"], [1, "a"] == ["a", 1])

    class Loud:
        def __eq__(self, other):
            print("asked")
            return True

    print([1, Loud(), 3] == [1, 2, 3], [1, Loud(), 3] == [1, 2, 4], [0, Loud()] == [1, Loud()])


same_lists()


def numbers():
    for text in (" 1.5 ", "\t2e3\n", "\v-0.0\f", "inf", " -Infinity\r", "+nan", "1_0.5", "", " ", "1 2", "--1", "0x1", "\x1f3", "\xa04"):
        try:
            print(repr(text), float(text))
        except ValueError as e:
            print(e)
    print([f(n) for f in (hex, oct, bin) for n in (0, 1, 7, 8, 255, 2**63 - 1, 2**63, -1, -255, -(2**63), True)])


numbers()


def sets():
    a, b = {1, 2, 3, "x", 2.5}, {2, "x", (1,), 7}
    print(sorted(map(str, a & b)), sorted(map(str, a | b)), len(a - b), len(a ^ b), a & a == a, a | set() == a)
    big = set(range(100)) & set(range(50, 400))
    print(list(big)[:5], len(big), list(set(range(0, 60, 7)) | {5, 3})[:20], list(set(list(range(20)))))
    for x in range(20):
        a.add(x)
        b.discard(x)
    print(sorted(a - {"x", 2.5}), len(b), frozenset([3, 1, 2]) & {1, 5}, list(frozenset(range(9)) | {11}))


sets()


def copies():
    a = [1, 2]
    b = list(a)
    b.append(3)
    t = list((4, 5))
    t.append(6)
    z = [0] * 5
    z[1] = 1
    e = [[]] * 2
    e[0].append(1)
    d = {i: i * i for i in range(9)}
    f = d.copy()
    f[3] = "x"
    print(a, b, t, z, e, [None] * 0, [1] * -1, [7] * True, list([]), list(()), d[3], f[3], len(f), f == d)
    for bad in (1.5, "x", None):
        try:
            [1] * bad
        except TypeError as e:
            print(e)


copies()
print("".join(["a"]), ",".join(["a", "\xe9", "\u20ac"]), "-".join([]), "abc".encode(), "".encode(), "\xe9".encode())
try:
    ",".join(["a", 1])
except TypeError as e:
    print(e)
print([*"ab\xe9\u20ac"], [*b"ab"], iter("abc").__length_hint__(), "ab\xe9".partition("b"), "a".partition("b"), divmod(7, -2), divmod(-(2**63), -1))
print(f"{1}:{2}", f"{'é'}{1}", f"{1}{'€'}{2}")


def more_copies():
    d = {3: "a", 1: "b"}
    d[2] = d.pop(3)
    s = {5, 1, 9}
    s.discard(1)
    print(list(d), tuple(d), list({}), sorted(d, reverse=True), list(s) == list(iter(s)), list(frozenset([7])), [*d], list(set()), ",".join({"x": 1}))
    print((1, 2) + (3,), () + (1,), (1,) * 3 + (4,) * 2)
    for n, size in ((0, 0), (0, 1), (1, 1), (255, 1), (256, 1), (256, 2), (2**62, 8), (2**63, 8), (-1, 2), (5, 10), (1, 0), (3, -1)):
        for order in ("big", "little"):
            try:
                b = n.to_bytes(size, order)
                print(b, int.from_bytes(b, order), int.from_bytes(b, order, signed=True))
            except (OverflowError, ValueError) as e:
                print(e)
    print(int.from_bytes(b"\xff" * 7, "big"), int.from_bytes(b"\xff" * 8, "big"), int.from_bytes(b"\xff" * 9, "little"), int.from_bytes(b"", "big"))


more_copies()
