"""The common built-in functions."""
import math

print(abs(-3), abs(-2.5), all([1, 2]), all([]), any([0, ""]), any([0, 3]), bin(10), bool([]), bool("a"), callable(len), callable(3), chr(97), divmod(17, 5))
print(list(enumerate("abc", 1)), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(zip([1, 2, 3], "ab")), list(zip()), list(reversed([1, 2])), list(reversed(range(3))))
print(hash("a") == hash("a"), hex(255), id(5) == id(5), int("7"), isinstance(True, int), isinstance(1, (str, float)), issubclass(bool, int), iter([1]).__class__.__name__, len("abc"), max(1, 5, 3), max([2, 9]), max("abc", key=ord), max([], default="none"), min([3, 1, 2], key=lambda v: -v), min("b", "a"))
print(next(iter([1])), next(iter([]), "dflt"), oct(8), ord("a"), pow(2, 5), pow(2, 5, 3), repr("a"), round(2.567, 2), round(7), sorted([3, 1, 2]), sorted("bca", reverse=True), sum([1, 2, 3]), sum([1.5, 2]), sum([[1], [2]], []), sum(range(5), 100), str(5), tuple("ab"), type(5).__name__)
print(range(5), list(range(2, 10, 3)), len(range(0, 10, 3)), 4 in range(0, 10, 2), range(3) == range(0, 3, 1), range(10).index(4), range(0, -5, -2)[1], list(range(5, 0)), range(10**20)[-1])
print(vars().__class__.__name__, type(lambda: 0).__name__, type(print).__name__, type(None).__name__, type(type).__name__, bool.__mro__[1].__name__, object().__class__.__name__)
for call in (lambda: max([]), lambda: min(), lambda: sum(["a"]), lambda: sum(5), lambda: sorted([1, "a"]), lambda: len(5), lambda: abs("x"), lambda: chr(2000000), lambda: ord("ab"), lambda: next(iter([])), lambda: range(1, 2, 0), lambda: range("a"), lambda: int("z"), lambda: round("x"), lambda: zip(1), lambda: enumerate(5), lambda: reversed({1}), lambda: iter(5), lambda: max(1, "a"), lambda: divmod(1, "a"), lambda: pow("a", 2), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: hash([]), lambda: getattr(1, "x"), lambda: getattr(1, 2), lambda: list(zip([1], [1, 2], strict=True)), lambda: map(), lambda: bin(1.5), lambda: len(), lambda: len(1, 2), lambda: print(1, foo=2), lambda: sorted([1], 2), lambda: int("1", base=99), lambda: bytes(-1), lambda: type(1, 2)):
    try:
        print(call())
    except (Exception,) as error:
        print(type(error).__name__, error)


class P:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return f"P{self.n}"


print(sorted([P(3), P(1), P(2)]), max(P(1), P(5)), min([P(2), P(0)]))
print(dir(P(1))[-1], getattr(P(1), "n"), hasattr(P(1), "m"), isinstance(P(1), P), type(P(1)) is P, vars(P(7)))
print(eval("1 + 2"), eval("a * 2", {"a": 21}))
namespace = {}
exec("def made(x):\n    return x + 1", namespace)
print(namespace["made"](1), compile("1", "f", "eval").co_filename)
print(math.gcd(12, 18), math.factorial(20), math.isqrt(99), math.comb(5, 2), math.prod([2, 3, 4]), math.inf, math.floor(2.7), math.copysign(1, -0.0))
it = iter([1, 2, 3])
print(list(it), list(it), list(iter(lambda c=[3]: c.__setitem__(0, c[0] - 1) or c[0], 0)))
print(type("Dyn", (P,), {"extra": 5})(1).extra, type("E", (), {})().__class__.__name__, callable(P), str(P), repr(P(1)))
print(print("inner"), input.__name__, isinstance([], list), bool(0.0), bool("0"), int(), float(), str(), list(), tuple(), dict(), set(), bytes(), complex())
print(sorted({"b": 1, "a": 2}), sorted([(2, "a"), (1, "b"), (1, "a")]), sorted(["B", "a", "C"], key=str.lower), sorted([3, 1, 2], key=lambda v: -v), sorted([1.5, 1, True]), sorted(range(5), key=lambda v: v % 2), sorted([[2], [1, 2], [1]]))
items = [("x", 3), ("y", 1), ("z", 3)]
items.sort(key=lambda item: item[1], reverse=True)
print(items)
items.sort()
print(items)
try:
    [3, "a", 1].sort()
except TypeError as error:
    print(error)
try:
    [2, 1].sort(key=lambda v: 1 / 0)
except ZeroDivisionError as error:
    print(error)
