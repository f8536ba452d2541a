"""Hashes that dataclasses write, pairs on their way into a dict, patterns of built-in classes, translated text."""

import traceback
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Key:
    name: object
    n: object = 0


@dataclass(frozen=True)
class One:
    hash: int


@dataclass(unsafe_hash=True)
class Part:
    x: int
    seen: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Slotted:
    a: int
    b: str


@dataclass(frozen=True)
class Sub(Key):
    more: tuple = ()


class Counted:
    asked = 0

    def __hash__(self):
        Counted.asked += 1
        dict(zip("xy", [1, 2]))
        return 7

    def __eq__(self, other):
        return self is other


def failing(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e), [(x.name, x.lineno) for x in traceback.extract_tb(e.__traceback__)][1:]


for key in (Key("a", 1), Key("ä", -1), Key(None, True), Key(1.5, b"x"), Key((1, (2, "b")), 10**30), Key(-1, -2), Sub("a", 2, (3,)), Sub("a")):
    fields = tuple(vars(key).values())
    print(hash(key) == hash(fields) == key.__hash__(), key in {key}, {key: 1}[type(key)(*fields)], len({key, type(key)(*fields)}))
print(hash(One(5)) == hash((5,)), hash(Part(3, 4)) == hash(Part(3)) == hash((3,)), hash(Slotted(1, "b")) == hash((1, "b")))
print(failing(lambda: hash(Key([1]))), failing(lambda: {Key({}): 1}))
key = Key("a", 1)
object.__delattr__(key, "name")
print(failing(lambda: hash(key)))
counted = Counted()
print(hash(Key(counted)) == hash((counted, 0)), Counted.asked, hash(Key(Key(1))) == hash((Key(1), 0)))
part = Part(1)
before = hash(part)
part.x = 2
print(before == hash(part), hash(part) == hash((2,)))
Key.__hash__ = lambda self: 42
print(hash(Key(1)), hash(Sub(1)) == hash((1, 0, ())), len({Key(1), Key(2)}))
sub = Sub("b", 1)
Key.n = property(lambda self: 9)
print(hash(sub) == hash(("b", 9, ())), sub.n)

print(dict(zip("abc", range(5))), dict(enumerate("ab")), dict(zip("aba", [1, 2, 3])), dict({1: 2}.items()), dict([("a", 1), ["b", 2], "cd"]))
print(len(dict(zip([counted, counted, Counted()], [1, 2, 3]))), {}.update(zip((), ())), dict(zip(iter("ab"), iter([1, 2])), c=3))
for wrong in ([(1, 2, 3)], [(1,)], [1], zip("ab"), zip("a", "b", "c"), zip([[]], [1]), zip("ab", [1], strict=True)):
    print(failing(lambda: dict(wrong)))


def kind(x):
    match x:
        case bool(b):
            return "bool", b
        case int(i) | float(i):
            return "number", i
        case str(s) if s:
            return "str", s
        case {"k": list([first, *_]), **rest}:
            return first, rest
        case tuple(t):
            return "tuple", t
        case Slotted(a, b):
            return a, b
    return None


print([kind(x) for x in (True, 3, 2.5, "s", "", {"k": [1, 2], "z": 3}, {"k": ()}, (1, 2), Slotted(1, "b"), b"x", [1])])

table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table), "äa".translate(table), "".translate(table), "aa".translate({97: "long"}), "ab".translate({97: "ä", 98: None}))
print("ab".translate({97: 98, 98: 0x1F600}), failing(lambda: "ab".translate({97: 1.5})), "abc".translate({97: None, 98: None, 99: None}), "a".translate({97: 66}))
