"""Type parameters of functions and classes (PEP 695), and type statements."""

import inspect
import typing


def told(function):
    try:
        print(function.__name__, function())
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


class Shape:
    pass


def first[T](items: list[T], default: T | None = None) -> T | None:
    return items[0] if items else default


def bounded[S: Shape, *Ts, **P](value: S, *args: *Ts, option: int = 3) -> S:
    return value, args, option


def described():
    print(first.__type_params__, first.__qualname__, first.__annotations__)
    print(bounded.__type_params__, bounded.__type_params__[0].__bound__, inspect.signature(bounded))
    print(first([1]), first([], 5), bounded(1, 2, option=4), bounded.__kwdefaults__)
    return first.__type_params__[0].__module__, first.__name__, bounded.__defaults__


class Box[T]:
    """A box."""

    kind = "box"

    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item

    def map[U](self, function: typing.Callable[[T], U]) -> "Box[U]":
        return Box(function(self.item))

    @classmethod
    def of(cls, item: T) -> typing.Self:
        return cls(item)

    def parent(self):
        return __class__, super().__repr__()[:5], T


class Labelled[T, *Rest](Box[T]):
    def __init__(self, item: T, label: str = "none"):
        super().__init__(item)
        self.label = label


def boxes():
    box = Box(3)
    print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.__doc__, Box.__qualname__, Box.__mro__)
    print(box.get(), box.map(str).get(), Box.of("x").get(), Box[int], Box[int](4).item, box.parent()[2])
    print(Box.map.__type_params__, Box.map.__qualname__, Box.map.__annotations__["return"])
    labelled = Labelled(1, "l")
    print(labelled.get(), labelled.label, Labelled.__parameters__, Labelled.__orig_bases__, isinstance(labelled, Box))
    return Box[int] == Box[int], Labelled[int, str, bytes]


def nested():
    offset = 10

    def shifted[N](value: N) -> N:
        return value + offset

    class Local[K]:
        def key(self, key: K) -> K:
            return key, offset

    return shifted(1), shifted.__type_params__, shifted.__qualname__, Local().key(2), Local.__qualname__


def late():
    def before[T: MissingName]():
        pass

    try:
        before.__type_params__[0].__bound__
    except NameError as error:
        return str(error)


def decorated():
    def mark(function):
        function.marked = True
        return function

    @mark
    def inner[T](x: T = 1) -> T:
        return x

    return inner.marked, inner(), inner(2)


def generators():
    def numbers[T](items: list[T]):
        yield from items

    async def later[T](x: T) -> T:
        return x

    coroutine = later(4)
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return list(numbers([1, 2])), stop.value


type Alias[T] = list[T] | Tree
type Tree = dict[str, Tree]


def aliases():
    type Inner = int | Alias[str]
    print(Inner, Inner.__value__, Inner.__module__)
    return Alias, Alias.__type_params__, Alias[int], Tree.__value__


class Holder:
    type Item = list[Shape]
    wanted = Item

    def own(self):
        return self.Item.__value__, Holder.wanted is self.Item


def held():
    offset = int

    def local():
        type Later = list[offset]
        return Later.__value__

    return Holder().own(), local()


for function in (held, described, boxes, nested, late, decorated, generators, aliases):
    told(function)
