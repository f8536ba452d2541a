"""Annotations say what a parameter likely is; what comes is what counts."""

from __future__ import annotations

import typing
from typing import Dict, Iterable, List, Optional, Sequence, Tuple, Union, cast


class Node:
    def __init__(self, value: float = 0, parent: Optional[Node] = None) -> None:
        self.value = value
        self.parent = parent

    def path(self) -> List[float]:
        return [self.value] + (self.parent.path() if self.parent is not None else [])


class Leaf(Node):
    def path(self) -> List[float]:
        return ["leaf", *super(Leaf, self).path()]


class Other:
    value = "other"
    parent = None

    def path(self):
        return "other path"


def scaled(xs: List[float], by: float) -> list[float]:
    out = []
    for i, x in enumerate(xs):
        out.append(x * by + i)
    return out


def first(pair: Tuple[int, List[float]]):
    at, xs = pair
    return xs[at] + at


def names(table: Dict[str, int] | None):
    return "none" if table is None else sorted((k, v + 1) for k, v in table.items())


def longest(words: Iterable[str], best: str | None = None) -> str:
    for word in words:
        if best is None or len(word) > len(best):
            best = word
    return best


def total(xs: Sequence[int], start: int = 0) -> int:
    for x in xs:
        start += x
    return start


def either(x: Union[int, str]):
    return x * 2


def odd(a: "nonsense(", b: 3 + 4, c: Optional, d: List[Undefined], e: "List['Node']"):  # noqa
    return a, b, c, d, [n.value for n in e]


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


for xs, by in (([1.5, 2], 2.0), ([1, 2], 2), ([1, 2.5], 3), ((1, 2), 2.5), ([True, 2**70], 2), (["a", "b"], 2), ("ab", 2), (None, 1)):
    print(attempt(scaled, xs, by))
for pair in ((1, [1.5, 2.5]), (0, [1]), [0, (2,)], (0, "ab"), (1,), (1.0, [1, 2])):
    print(attempt(first, pair))
for table in (None, {"b": 1, "a": 2}, {1: 2}, {}, [("a", 1)], {"a": "b"}):
    print(attempt(names, table))
print(longest(["a", "bcd", "ef"]), longest({"x": 1, "yz": 2}), longest("abc", "zz"), attempt(longest, [1, 2]), attempt(longest, 5))
print(total([1, 2, 3]), total((1.5, 2)), total({4, 5}), total(range(4), 0.5), attempt(total, ["a"]), total([2**63 - 1, 1]))
print(either(3), either("ab"), either([1]), attempt(either, None))
print(odd(1, 2, 3, 4, [Node(5), Leaf(6)]))

tree = Leaf(1.5, Node(2, Leaf(3)))
print(tree.path(), cast(Node, tree).path(), cast(Node, Other()).path(), cast("Optional[Node]", None), cast(List[int], (1,)))
print(attempt(lambda: cast(Leaf, 3).path()), attempt(cast, 1), typing.cast(int, "x"))


def read(x: Node):
    node = cast(Leaf, x)
    return node.value, node.path(), node.parent is None


for x in (Node(1), Leaf(2.5), Other(), Leaf("s", Other()), Leaf("s", Leaf([]))):
    print(attempt(read, x))
for n in range(1000):  # wrong every time
    scaled([n], n)
genuine = typing.cast.__code__
typing.cast.__code__ = (lambda typ, val: ("cast to", typ.__name__)).__code__
print(attempt(read, Leaf(1)))
typing.cast.__code__ = genuine
print(read(Leaf(1)))
cast = lambda cls, x: Node(f"made for {cls.__name__}")  # noqa: E731
print(read(None))


class Base:
    def hello(self, word="base"):
        return f"{word} from {type(self).__name__}"

    @classmethod
    def made(cls, n: int):
        return cls.named(n), cls

    @classmethod
    def named(cls, n):
        return f"{cls.__name__} {n}"


class Middle(Base):
    def hello(self, word="middle"):
        return super(Middle, self).hello(word)

    @classmethod
    def named(cls, n):
        return "middle " + super(Middle, cls).named(n)


class Beside(Base):
    def hello(self, word="beside"):
        return "beside and " + super(Beside, self).hello(word)


class Both(Middle, Beside):
    pass


for obj in (Middle(), Both(), Middle()):
    print(obj.hello(), obj.hello(word="kw"), obj.made(2)[0], attempt(obj.hello, 1, 2))
Base.hello = lambda self, word: f"patched {word}"
print(Middle().hello(), Both().hello())
Base.named = staticmethod(lambda n: f"static {n}")
print(Base.made(1)[0], attempt(Middle.made, 1)[0], attempt(Middle.hello, 3), attempt(super(Middle, Both()).hello, "w"))
