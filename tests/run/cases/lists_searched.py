"""`in`, index(), count() and remove() of lists: of plain items and of objects that say what they are equal to."""


class Odd:
    def __init__(self, name, change=None):
        self.name, self.change = name, change

    def __repr__(self):
        return f"Odd {self.name}"

    def __eq__(self, other):
        print("eq", self.name, other if isinstance(other, (int, str, float)) else type(other).__name__)
        if self.change:
            self.change()
        return other == 3 or other == "3"


class Number(int):
    def __eq__(self, other):
        print("number", int(self))
        return int.__eq__(self, other)

    __hash__ = int.__hash__


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def search(items, x):
    left = list(items)
    return x in items, attempt(items.index, x), items.count(x), attempt(left.remove, x), len(left)


def has(items: list[int], x: int):
    return x in items


nan = float("nan")
text = "".join(["t", "3"])
kinds = [
    [], [1, 2, 3], [3, 3, 1], [1.0, 3.0, nan], [nan, nan, 0.0], [-0.0, 0, False], [True, 1], ["3", "t3", text], [None, 3, None], [1 << 70, 3],
    [(1, 2), (1, nan), (3,), (1.0, 2)], [b"3", "3"], [Odd("a"), 3, Odd("b")], [1, 2, Odd("c"), 4], [Number(2), Number(3), 3], ["x", Odd("d")], [[3], [1]], ["\u0436", "3"],
]
values = [3, 1, 3.0, nan, 0, -0.0, True, "3", text, None, 1 << 70, (1, 2), (1, nan), (3,), b"3", Number(3), [3], "\u0436", 3 + 0j, Odd("x")]
for items in kinds:
    print([search(items, x) for x in values])
items = list(range(50))
print([has(items, x) for x in (0, 49, 50, -1, 1 << 62, 1 << 64)], [attempt(has, x, 3) for x in ((3,), {3}, "3", None, range(4))], has(items, 3.0), has(items, "3"))
for start in (-60, -50, -3, 0, 3, 49, 50, 60, 1 << 70):
    print([attempt(items.index, 7, start), attempt(items.index, 49, start, -1), attempt(items.index, 48, start, -1), attempt(items.index, 5, start, 1 << 70), attempt(items.index, 5, start, -70)])


def changed(how):
    items = [0, 1]
    items += [Odd("e", lambda: how(items)), 5, 6, 3]
    return search(items, 6), items[:3] == items[:3], len(items)


for how in (list.clear, lambda items: items.append(6), lambda items: items.pop(), lambda items: items.__setitem__(slice(3, 5), [6, 6, 6])):
    print(changed(how))


class Listed(list):
    pass


print([search(Listed([1, "a", 3.0]), x) for x in (1, "a", 3, "b")])
