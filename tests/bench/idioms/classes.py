"""Classes as people write them."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from functools import cached_property, total_ordering
from typing import NamedTuple, Protocol


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.log = []

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    def deposit(self, amount):
        self.balance += amount
        self.log.append(("deposit", amount))

    def withdraw(self, amount):
        try:
            self.balance -= amount
        except ValueError as error:
            self.log.append(("refused", str(error)))


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def describe(self):
        return f"{type(self).__name__} {self.area():.2f}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.14159 * self.r * self.r


@dataclass
class Item:
    name: str
    price: float
    count: int = 1
    tags: list = field(default_factory=list)

    @property
    def total(self):
        return self.price * self.count


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int
    patch: int = 0


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Coordinate(NamedTuple):
    x: int
    y: int = 0

    def shifted(self, by):
        return Coordinate(self.x + by, self.y + by)


class Sized(Protocol):
    def size(self) -> int: ...


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Tree(key)
        else:
            self.right.insert(key)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


class Stack:
    def __init__(self):
        self._items = []

    def push(self, x):
        self._items.append(x)

    def pop(self):
        if not self._items:
            raise IndexError("empty")
        return self._items.pop()

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return bool(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, i):
        return self._items[i]


class Base:
    def __init__(self, **kwargs):
        self.options = kwargs

    def run(self, n):
        return n + 1


class Middle(Base):
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name

    def run(self, n):
        return super().run(n) * 2


class Leaf(Middle):
    def run(self, n):
        return super().run(n) - 1


@total_ordering
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        return self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents


class Lazy:
    def __init__(self, n):
        self.n = n

    @cached_property
    def value(self):
        return sum(range(self.n))

    @staticmethod
    def twice(x):
        return x * 2

    @classmethod
    def of(cls, n):
        return cls(n)


class Managed:
    depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, *error):
        self.depth -= 1
        return False


class Dynamic:
    def __init__(self, data):
        self._data = data

    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError:
            raise AttributeError(name) from None


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(value)
        setattr(obj, self.name, value)


class Measured:
    width = Positive()

    def __init__(self, width):
        self.width = width


class Visitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic)(node)

    def visit_Square(self, node):
        return node.side

    def generic(self, node):
        return 0


class Registry:
    known = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.known[cls.__name__] = cls


class PluginA(Registry):
    def go(self):
        return 1


class PluginB(Registry):
    def go(self):
        return 2


class Grid:
    def __init__(self, w, h):
        self.w, self.h = w, h
        self.cells = [0] * (w * h)

    def __getitem__(self, at):
        x, y = at
        return self.cells[y * self.w + x]

    def __setitem__(self, at, value):
        x, y = at
        self.cells[y * self.w + x] = value


class Counted(dict):
    def __missing__(self, key):
        return 0


class History(list):
    def push(self, x):
        self.append(x)
        return len(self)


def vectors():
    total = Vector(0, 0)
    for i in range(400):
        total = total + Vector(i, i) * 2
    return total.length()


def vector_set():
    return len({Vector(i % 20, i % 30) for i in range(600)})


def vector_repr():
    return [repr(Vector(i, i)) for i in range(300)]


def slots():
    return sum(s.a + s.b for s in [Slotted(i, i) for i in range(800)])


def accounts():
    a = Account("me")
    for i in range(200):
        a.deposit(i)
        a.withdraw(i * 2)
    return a.balance, len(a.log)


def shapes():
    return [s.describe() for s in [Square(2), Circle(1)] * 100]


def polymorphic_area():
    shapes = [Square(i) if i % 2 else Circle(i) for i in range(600)]
    return sum(s.area() for s in shapes)


def data_items():
    items = [Item(f"i{i}", i * 0.5, i) for i in range(200)]
    return sum(i.total for i in items)


def data_replace():
    item = Item("x", 1.0)
    for i in range(150):
        item = replace(item, count=i)
    return item


def data_compare():
    vs = [Version(i % 3, i % 5, i % 7) for i in range(150)]
    return max(vs), sorted(vs)[0], len(set(vs))


def enums():
    n = 0
    for i in range(300):
        c = Color(i % 3 + 1)
        if c is Color.RED:
            n += c.value
        elif c == Color.GREEN:
            n += len(c.name)
    return n


def enum_dispatch():
    table = {Color.RED: 1, Color.GREEN: 2, Color.BLUE: 3}
    return sum(table[c] for _ in range(150) for c in Color)


def int_enums():
    return sum(1 for i in range(500) if (Level.HIGH if i % 2 else Level.LOW) >= Level.HIGH)


def typed_tuples():
    c = Coordinate(1)
    for _ in range(300):
        c = c.shifted(1)
    return c


def linked_list():
    head = None
    for i in range(500):
        head = Node(i, head)
    previous = None
    while head:
        head.next, previous, head = previous, head, head.next
    n, total = previous, 0
    while n is not None:
        total += n.value
        n = n.next
    return total


def binary_tree():
    t = Tree(500)
    for i in range(300):
        t.insert((i * 7919) % 1009)
    return list(t)[:5]


def stack_class():
    s = Stack()
    for i in range(400):
        s.push(i)
        if i % 3 == 0 and s:
            s.pop()
    return len(s), 5 in s, s[0]


def super_chain():
    leaf = Leaf("x", a=1, b=2)
    return sum(leaf.run(i) for i in range(500)), leaf.options


def ordering():
    ms = [Money((i * 37) % 101) for i in range(150)]
    return max(ms).cents, sum(1 for a, b in zip(ms, ms[1:]) if a >= b)


def lazies():
    total = 0
    for i in range(200):
        l = Lazy.of(i % 10)
        total += l.value + l.value + Lazy.twice(i)
    return total


def context_managers():
    m = Managed()
    for _ in range(600):
        with m as got:
            got.depth += 1
            got.depth -= 1
    return m.depth


def dynamic_attributes():
    d = Dynamic({"a": 1, "b": 2})
    return sum(d.a + d.b for _ in range(300))


def descriptors():
    m = Measured(3)
    for i in range(300):
        m.width = m.width + i % 2
    return m.width


def visitor():
    v, nodes = Visitor(), [Square(1), Circle(2)] * 150
    return sum(v.visit(n) for n in nodes)


def plugins():
    return sum(cls().go() for _ in range(150) for cls in Registry.known.values())


def grid_items():
    g = Grid(20, 20)
    for x in range(20):
        for y in range(20):
            g[x, y] = x * y
    return sum(g[i, i] for i in range(20))


def dict_subclass():
    c = Counted()
    for i in range(500):
        c[i % 10] += i
    return c


def list_subclass():
    h = History()
    for i in range(500):
        h.push(i)
    return len(h), h[-1]


def has_get_set_attr():
    v = Vector(1, 2)
    for i in range(300):
        setattr(v, "x", getattr(v, "x", 0) + 1)
        if hasattr(v, "z"):
            v.x = 0
    return v.x


def isinstance_dispatch():
    n = 0
    for x in [1, "a", 2.5, None, [1], (1,), {"a": 1}, True] * 80:
        if isinstance(x, bool):
            n += 1
        elif isinstance(x, (int, float)):
            n += 2
        elif isinstance(x, str):
            n += 3
        elif isinstance(x, (list, tuple)):
            n += 4
        elif x is None:
            n += 5
        elif isinstance(x, dict):
            n += 6
    return n


def instance_dicts():
    v = [Vector(i, i) for i in range(150)]
    return sum(len(vars(x)) + x.__dict__["x"] for x in v)


def method_values():
    v, out = Vector(3, 4), []
    f, add = v.length, out.append
    for _ in range(600):
        add(f())
    return len(out)


def chained_builder():
    class Builder:
        def __init__(self):
            self.parts = []

        def add(self, x):
            self.parts.append(x)
            return self

        def build(self):
            return "".join(self.parts)

    b = Builder()
    for i in range(300):
        b.add("x").add("y")
    return len(b.build())


def observers():
    class Event:
        def __init__(self):
            self.handlers = []

        def fire(self, *args, **kw):
            for h in self.handlers:
                h(*args, **kw)

    e, got = Event(), []
    e.handlers += [lambda x, y=0: got.append(x + y), lambda x, **kw: got.append(len(kw))]
    for i in range(200):
        e.fire(i, y=1)
    return sum(got)
