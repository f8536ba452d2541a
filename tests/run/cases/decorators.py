"""Decorators on functions, methods and classes; functools helpers."""
import functools
import enum
import dataclasses
import typing
import collections


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print("call", f.__name__, len(args), kwargs)
        result = f(*args, **kwargs)
        print("result", result)
        return result
    return wrapper


def repeat(times):
    def decorate(f):
        def run(*args):
            return [f(*args) for _ in range(times)]
        return run
    return decorate


def register(cls):
    cls.tag = cls.__name__.lower()
    return cls


@trace
def add(a, b=1):
    """Adds."""
    return a + b


@repeat(2)
@trace
def hello(name):
    return "hi " + name


@register
class Widget:
    @trace
    def size(self):
        return 10

    @functools.cached_property
    def heavy(self):
        print("computed")
        return 99


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def _(value):
    return f"list {value}"


@dataclasses.dataclass(order=True)
class Item:
    name: str
    price: float = 1.0
    tags: list = dataclasses.field(default_factory=list)

    def total(self, n):
        return self.price * n


@dataclasses.dataclass(frozen=True)
class Frozen:
    x: int


class Shade(enum.Enum):
    LIGHT = 1
    DARK = 2

    def flip(self):
        return Shade.DARK if self is Shade.LIGHT else Shade.LIGHT


class Flag(enum.IntFlag):
    A = 1
    B = 2


class Pair(typing.NamedTuple):
    left: int
    right: str = "r"

    def swap(self):
        return (self.right, self.left)


Coordinate = collections.namedtuple("Coordinate", "lat lon")


@functools.total_ordering
class Version:
    def __init__(self, *parts): self.parts = parts
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts


print(add(1), add(2, b=3), add.__name__, add.__doc__, add.__wrapped__(5))
print(hello("bob"))
w = Widget()
print(w.size(), Widget.tag, w.heavy, w.heavy)
print(fib(80), fib.cache_info().hits)
print(show(1), show([2]), show("s"))
print(Item("a", 2.0), Item("a") == Item("a"), Item("a") < Item("b"), Item("x", 3).total(4), Item("q").tags, dataclasses.replace(Item("r"), price=9))
try:
    Frozen(1).x = 2
except dataclasses.FrozenInstanceError as error:
    print(error)
print(Shade.LIGHT, Shade.LIGHT.flip(), Shade(2), Shade["DARK"].value, [s.name for s in Shade], Flag.A | Flag.B, Flag(3) & Flag.B)
print(Pair(1), Pair(1, "z").swap(), Pair(2)._replace(left=5), Coordinate(1, 2).lat, Coordinate(lat=3, lon=4), *Coordinate(5, 6))
print(Version(1, 2) < Version(1, 3), Version(2) >= Version(1, 9), Version(1) != Version(1))
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(add.__wrapped__, b=10)(1), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
counts = collections.Counter("mississippi")
groups = collections.defaultdict(list)
for word in "apple bob cat art".split():
    groups[word[0]].append(word)
queue = collections.deque([1, 2, 3], maxlen=3)
queue.append(4)
queue.appendleft(0)
print(counts.most_common(2), dict(groups), queue, collections.OrderedDict(a=1), collections.ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
