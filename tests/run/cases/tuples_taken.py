# Tuples that CPython made and nobody else has, and such that it keeps.
SCOPE = {}
exec(
    """
class Point:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"P{self.x}"
kept = [(1, 2), ("a", [3]), ((4,), 5), (6, 7)]
same = (8, 9)
def items(n):
    for i in range(n):
        yield "end", i
def objects(n):
    for i in range(n):
        yield Point(i), [i]
def keeps():
    yield from kept
    yield same
    yield same
def wrong(x):
    yield 1, 2
    yield x
def nested():
    yield (1, (2, 3)), ((), 4)
    yield (), (5, ())
class Pairs:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("done")
        return self.n, -self.n
class Two(tuple):
    pass
def two():
    yield Two((1, 2))
def made(*args): return args
def fixed(): return 1, "b"
def within(f):
    for i in range(3):
        yield f(i), f(-i)
def falling():
    yield 1, 2
    raise ValueError("fell")
""",
    SCOPE,
)
S = type("S", (), SCOPE)


def apart(it):
    out = []
    try:
        for a, b in it:
            out.append((a, b))
    except Exception as e:
        out.append((type(e).__name__, str(e)))
    return out


print(apart(SCOPE["items"](4)), apart(SCOPE["objects"](3)), apart(SCOPE["keeps"]()), apart(SCOPE["nested"]()))
for x in ((1,), (1, 2, 3), [4, 5], "xy", {6: 0, 7: 0}, 8, None, ()):
    print(apart(SCOPE["wrong"](x)))
print(apart(SCOPE["Pairs"]()), apart(SCOPE["two"]()), apart(SCOPE["falling"]()))
found = [x for x in SCOPE["keeps"]()]
print([x is y for x, y in zip(found, SCOPE["kept"])], found[-1] is found[-2], found[-1] is SCOPE["same"])
print(SCOPE["fixed"]() is SCOPE["fixed"](), SCOPE["fixed"]())
x = [1]
t = SCOPE["made"](x, x, SCOPE["Point"])
t[0].append(2)
print(t, t[0] is x, t[1] is x, SCOPE["made"](*t) == t, SCOPE["made"](), SCOPE["made"](()), SCOPE["made"](t)[0] is t)
print(SCOPE["made"](*range(40)) == tuple(range(40)), hash(SCOPE["made"](1, 2)) == hash((1, 2)), {SCOPE["made"](1, 2): 3}[1, 2])


def again(i):
    return [pair for pair in SCOPE["items"](2)] if i == 0 else sum(b for a, b in SCOPE["items"](i + 3))


print(apart(SCOPE["within"](again)))
print(divmod(17, 5), "a.b".partition("."), (1.5).as_integer_ratio(), divmod(*SCOPE["made"](2**70, 3)))
