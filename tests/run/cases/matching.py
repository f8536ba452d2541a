"""match statements: every kind of pattern."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = 1
    GREEN = "green"


def classify(value):
    match value:
        case 0:
            return "zero"
        case -1 | 1:
            return "unit"
        case 2.5:
            return "float"
        case True:
            return "never, 1 was first"
        case None:
            return "none"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case Color.GREEN:
            return "dotted"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts with 1 then {rest}"
        case [x, y] if x == y:
            return f"twins {x}"
        case (x, [y, *_], *_, z):
            return f"nested {x} {y} {z}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": kind, **rest}:
            return f"shape {kind} {rest}"
        case {}:
            return "mapping"
        case Point(0, y=yy):
            return f"on axis {yy}"
        case Point(x=px, y=py) if px > py:
            return f"below {px} {py}"
        case Point():
            return "point"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float():
            return "number"
        case str(s):
            return f"string {s}"
        case bytes():
            return "bytes"
        case _:
            return "other"


for value in (0, 1, -1, 2.5, True, False, None, "a", "b", "green", [], [5], [1, 2, 3], [4, 4], (1, [2, 9], 3, 4), {"type": "circle", "r": 2}, {"type": "sq", "w": 1}, {"z": 1}, {}, Point(0, 5), Point(3, 2), Point(1, 2), 500, 50, 1.5, "other", b"x", {1}, (1,), range(3), object):
    print(classify(value))


def evaluate(node):
    match node:
        case ("num", n):
            return n
        case ("+", a, b):
            return evaluate(a) + evaluate(b)
        case ("*", a, b):
            return evaluate(a) * evaluate(b)
        case ("neg", a):
            return -evaluate(a)
        case _:
            raise ValueError(f"bad node {node!r}")


print(evaluate(("+", ("num", 2), ("*", ("num", 3), ("neg", ("num", 4))))))
try:
    evaluate(("?",))
except ValueError as error:
    print(error)


def commands(text):
    match text.split():
        case ["go", ("north" | "south") as direction]:
            return "moving " + direction
        case ["get", *things] if things:
            return "getting " + ", ".join(things)
        case ["quit"]:
            return "bye"
    return "unknown"


print(commands("go north"), commands("go up"), commands("get a b"), commands("get"), commands("quit"))
match [1, 2]:
    case [a, b]:
        print("bound", a, b)
try:
    match 5:
        case Color.BLUE:
            pass
except AttributeError as error:
    print(error)
