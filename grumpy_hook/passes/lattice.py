"""Types as the compiler predicts them, and how two of them meet.

``int`` (fits int64) and ``float`` can be kept unboxed: code that does so checks
what it cannot prove and leaves for the general version when the check fails.
All others are boxed Values of which a type is only expected; every use tests it
and has a general form beside it, so a wrong one costs time and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

UNKNOWN, INT, FLOAT, ANY = "unknown", "int", "float", "any"
NUMBER = "number"  # an int here, a float there: boxed
NONE, BOOL, STR = "none", "bool", "str"
MIXED = "mixed"  # of a fact: several types were seen
NUMBERS = (INT, FLOAT)
MAX_DEPTH = 6  # of nested containers
MAX_CLASSES = 4  # without a common base, met in one place


@dataclass(frozen=True, slots=True)
class Obj:
    """An instance of one of the static classes whose bodies have these code indices, or of a subclass; no two of them
    have a static class in common."""

    bodies: tuple[int, ...]  # in order

    def __str__(self) -> str:
        return " | ".join(f"object {body}" for body in self.bodies)


@dataclass(frozen=True, slots=True)
class ListOf:
    item: Type

    def __str__(self) -> str:
        return f"list[{self.item}]"


@dataclass(frozen=True, slots=True)
class TupleOf:
    items: tuple[Type, ...]

    def __str__(self) -> str:
        return f"tuple[{', '.join(map(str, self.items))}]"


@dataclass(frozen=True, slots=True)
class Items:
    """Something that gives such items when iterated, and when indexed if it can be: a tuple of any length, a range, a view."""

    item: Type

    def __str__(self) -> str:
        return f"items[{self.item}]"


@dataclass(frozen=True, slots=True)
class DictOf:
    key: Type
    value: Type

    def __str__(self) -> str:
        return f"dict[{self.key}, {self.value}]"


Type = str | Obj | ListOf | TupleOf | Items | DictOf
Ordered = ListOf | TupleOf | Items
Ancestor = Callable[[int, int], int | None]  # the nearest class two classes share


def depth(kind: Type) -> int:
    if isinstance(kind, ListOf | Items):
        return 1 + depth(kind.item)
    if isinstance(kind, DictOf):
        return 1 + max(depth(kind.key), depth(kind.value))
    if isinstance(kind, TupleOf):
        return 1 + max(map(depth, kind.items), default=0)
    return 0


def object_of(body: int) -> Type:
    return Obj((body,))


def list_of(item: Type) -> Type:
    kind = ListOf(item)
    return kind if depth(kind) <= MAX_DEPTH else ListOf(ANY)


def tuple_of(items: tuple[Type, ...]) -> Type:
    kind = TupleOf(items)
    return kind if depth(kind) <= MAX_DEPTH else TupleOf((ANY,) * len(items))


def items_of(item: Type) -> Type:
    kind = Items(item)
    return kind if depth(kind) <= MAX_DEPTH else Items(ANY)


def dict_of(key: Type, value: Type) -> Type:
    kind = DictOf(key, value)
    return kind if depth(kind) <= MAX_DEPTH else DictOf(ANY, ANY)


def item_of(kind: Type, ancestor: Ancestor) -> Type | None:
    """What iterating over it gives, as a fact; None where the type does not tell."""
    if isinstance(kind, ListOf | Items):
        return kind.item
    if isinstance(kind, DictOf):
        return kind.key
    if isinstance(kind, TupleOf):
        return learn_all(kind.items, ancestor) if kind.items else ANY
    return STR if kind == STR else None


def _one_of(bodies: tuple[int, ...], top: str, ancestor: Ancestor) -> Type:
    """An instance of any of these: of their common bases where they have some."""
    kept: list[int] = []
    for body in bodies:
        for at, other in enumerate(kept):
            shared = ancestor(body, other)
            if shared is not None:
                kept[at] = shared
                break
        else:
            kept.append(body)
    distinct = sorted(set(kept))
    return Obj(tuple(distinct)) if len(distinct) <= MAX_CLASSES else top


def _meet(a: Type, b: Type, top: str, ancestor: Ancestor, inner: Callable[[Type, Type], Type]) -> Type:
    if a == b:
        return a
    if {a, b} <= {INT, FLOAT, NUMBER}:
        return NUMBER
    if NONE in (a, b):  # None beside an object is the object's absence
        other = b if a == NONE else a
        return top if other in (*NUMBERS, NUMBER, BOOL) else other
    if isinstance(a, Obj) and isinstance(b, Obj):
        return _one_of(a.bodies + b.bodies, top, ancestor)
    if isinstance(a, ListOf) and isinstance(b, ListOf):
        return ListOf(inner(a.item, b.item))
    if isinstance(a, TupleOf) and isinstance(b, TupleOf) and len(a.items) == len(b.items):
        return TupleOf(tuple(inner(x, y) for x, y in zip(a.items, b.items, strict=True)))
    if isinstance(a, DictOf) and isinstance(b, DictOf):
        return DictOf(inner(a.key, b.key), inner(a.value, b.value))
    if isinstance(a, Ordered) and isinstance(b, Ordered):
        first, second = item_of(a, ancestor), item_of(b, ancestor)
        assert first is not None and second is not None
        return Items(inner(first, second))
    return top


def join(a: Type, b: Type, ancestor: Ancestor) -> Type:
    """What a register holds that is given an `a` here and a `b` there."""
    if a == UNKNOWN:
        return b
    if b == UNKNOWN:
        return a
    if ANY in (a, b):
        return ANY
    return _meet(a, b, ANY, ancestor, lambda x, y: learn(x, y, ancestor))


def learn(known: Type, seen: Type, ancestor: Ancestor) -> Type:
    """A fact (of a parameter, an attribute, an item) after one more sight of it; a sight that tells nothing changes nothing."""
    if seen in (UNKNOWN, ANY, MIXED) or known == MIXED:
        return known
    if known in (UNKNOWN, ANY):
        return seen
    return _meet(known, seen, MIXED, ancestor, lambda x, y: learn(x, y, ancestor))


def learn_all(seen: Iterable[Type], ancestor: Ancestor) -> Type:
    """The fact after all these sights."""
    known: Type = UNKNOWN
    for kind in seen:
        known = learn(known, kind, ancestor)
    return known


def expected(fact: Type) -> Type:
    """What a fact says of a register that is read from it."""
    return ANY if fact == MIXED else fact
