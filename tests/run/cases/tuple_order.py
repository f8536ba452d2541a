"""Tuples compared by their first difference: pairs of plain items, of mixed ones, and of objects with a comparison of their own."""

nan = float("nan")


class Odd:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return "equal" if getattr(other, "n", other) == self.n else ""

    def __lt__(self, other):
        return ["less", self.n]

    def __repr__(self):
        return f"Odd({self.n})"


class Never:
    def __eq__(self, other):
        raise ValueError("never")

    def __repr__(self):
        return "Never()"


tuples = [
    (), (1,), (1, 2), (1, 3), (2,), (True,), (False, True), (1.0, 2), (1, 2.0), (-0.0, "a"), (0.0, "b"), (nan,), (nan, 1), (nan, 2),
    ("a",), ("a", "b"), ("a", "é"), ("a", "日"), ("b",), ("a", None), (None,), (1 << 70,), (1, 1 << 70), ((1, 2), 3), ((1, 2), 4), ([1], 2),
    (b"x",), (1, Odd(1)), (1, Odd(2)), (1, Never()), (1, 2, Never()), (float("inf"), 1), (-1, "z"), (1j,),
]


def tried(f, a, b):
    try:
        return f(a, b)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def operations(a, b):
    return [tried(f, a, b) for f in (
        lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b,
    )]


for a in tuples:
    for b in tuples:
        print(a, b, operations(a, b))

print(sorted([(3, "c"), (1, "b"), (3, "a"), (1, "a"), (2,), (), (3, "a", 1)]))
print(sorted([(True, 2, "x"), (False, 9, "y"), (True, 1, "z"), (True, 1, "a")], reverse=True))
print(sorted([(1.5, 1), (1, 2), (1.5, 0), (True, 0)]))
print(sorted([(2, Odd(1)), (1, Odd(2)), (2, Odd(0))]))
print(sorted([(nan, 2), (nan, 1), (1.0, 1)]), min((nan, 2), (nan, 1)), max([(1, 2), (1, 3), (1,)]))
print(tried(lambda a, b: sorted([a, b]), (1, "a"), (1, 2)))
print(tried(lambda a, b: sorted([a, b]), (1, Never()), (1, Never())))
print(sorted({"b": 1, "a": 2, "c": 0}.items()), sorted([("é", 1), ("e", 2), ("z", 0), ("日", 5), ("e", 1)]))
items = [(n * 7919 % 101, n % 3 == 0, str(n % 7)) for n in range(300)]
print(sorted(items) == sorted(items, key=lambda t: (t[0], t[1], t[2])), sorted(items)[:5])
