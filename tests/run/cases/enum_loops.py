"""Going through enumerations, as they are and changed."""

import enum
from enum import Enum, Flag, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1  # an alias


class Size(IntEnum):
    SMALL = auto()
    LARGE = auto()


class Access(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


class Empty(Enum):
    pass


class Text(str, Enum):
    A = "a"
    B = "b"


def through(cls):
    found = [member for member in cls]
    for position, member in enumerate(cls):
        assert found[position] is member
    for member, again in zip(cls, reversed(list(cls))):
        found.append((member.name, again.name))
    return found, list(cls), tuple(cls), {m: m.value for m in cls}, max(m.value for m in cls) if found else None, sorted(m.name for m in cls)


for cls in (Color, Size, Access, Empty, Text):
    for _ in range(3):
        print(through(cls))
first, *rest = Color
print(first, rest, [*Size], Color.GREEN in list(Color), len(Color), set(Size) == {*Size}, "".join(Text))

# what gives members of one of its own
class Meta(type(Color)):
    def __iter__(cls):
        return iter(["own"])


class Own(Enum, metaclass=Meta):
    A = 1


print(through.__name__, [m for m in Own], list(Own))


class Later(Enum):
    A = 1
    B = 2


print([m for m in Later])
kept = enum.EnumMeta.__iter__
enum.EnumMeta.__iter__ = lambda cls: iter(["replaced"])
try:
    print([m for m in Later], list(Color))
finally:
    enum.EnumMeta.__iter__ = kept
print([m for m in Later], list(Color))
code = kept.__code__
kept.__code__ = (lambda cls: iter(["other code"])).__code__
try:
    print([m for m in Later], list(Color))
finally:
    kept.__code__ = code
print([m for m in Later], list(Color))
for not_one in (int, Color.RED, type(Color)):
    try:
        print([m for m in not_one])
    except TypeError as e:
        print(e)
