"""Types that annotations declare, as predictions like all others: what they say is tested where it is used."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from grumpy_hook.ir.nodes import Function
from grumpy_hook.passes.classes import Classes, StaticClass
from grumpy_hook.passes.lattice import (
    ANY,
    BOOL,
    FLOAT,
    INT,
    MIXED,
    NONE,
    NUMBER,
    NUMBERS,
    STR,
    UNKNOWN,
    Ancestor,
    DictOf,
    Items,
    ListOf,
    TupleOf,
    Type,
    dict_of,
    items_of,
    learn,
    learn_all,
    list_of,
    object_of,
    tuple_of,
)

PLAIN: dict[str, Type] = {
    "int": INT, "float": FLOAT, "str": STR, "bool": BOOL, "None": NONE,
    **dict.fromkeys(["i64", "i32", "i16", "u8"], INT),  # mypy_extensions: plain ints when they run in CPython
}  # fmt: skip
LISTS = ("list", "List")
TUPLES = ("tuple", "Tuple")
DICTS = ("dict", "Dict", "defaultdict", "DefaultDict", "OrderedDict")
ITERATED = (
    "Iterable", "Iterator", "Sequence", "Collection", "Reversible", "set", "Set", "frozenset", "FrozenSet", "AbstractSet", "MutableSet",
)  # fmt: skip
SAME = ("Optional", "Final", "ClassVar", "Annotated", "Required", "NotRequired", "ReadOnly")  # of their first argument
MAX_TEXT = 400  # characters of an annotation that is looked at


def parameters(fn: Function, classes: Classes) -> list[Type]:
    """By parameter: what the annotation declares, self of a method, else unknown."""
    found: list[Type] = [UNKNOWN] * len(fn.params.names)
    for reg in range(fn.params.pos + fn.params.kwonly):
        annotation = fn.annotations.get(fn.params.names[reg])
        if annotation is not None:
            found[reg] = declared(annotation, classes.by_global, classes.ancestor)
    owner = classes.of_method.get(fn.code_index)
    if owner is not None and found and fn.name not in ("__new__", "__init_subclass__", "__class_getitem__") and fn.params.pos:
        given = next((first for index, first in owner.wrapped.values() if index == fn.code_index), None)
        if given is None:
            found[0] = object_of(owner.body)
        elif given:
            found[0] = ANY  # the class
    for reg in range(fn.params.pos + fn.params.kwonly, len(found)):
        found[reg] = ANY  # *args, **kwargs
    return found


def declared(annotation: str, classes: Mapping[str, StaticClass], ancestor: Ancestor) -> Type:
    """What the source text of an annotation declares; unknown where it says nothing that can be used."""
    if len(annotation) > MAX_TEXT:
        return UNKNOWN
    try:
        node = ast.parse(annotation.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return UNKNOWN
    return _Reader(classes, ancestor).read(node)


class _Reader:
    def __init__(self, classes: Mapping[str, StaticClass], ancestor: Ancestor) -> None:
        self.classes = classes
        self.ancestor = ancestor

    def read(self, node: ast.expr) -> Type:
        match node:
            case ast.Constant(str(text)):
                return declared(text, self.classes, self.ancestor)
            case ast.Constant(None):
                return NONE
            case ast.Name(name) if name in self.classes:
                return object_of(self.classes[name].body)
            case ast.Name(name) | ast.Attribute(attr=name):
                return PLAIN.get(name, UNKNOWN)
            case ast.BinOp(left, ast.BitOr(), right):
                return self.union([left, right])
            case ast.Subscript(ast.Name(name) | ast.Attribute(attr=name), inside):
                return self.generic(name, inside.elts if isinstance(inside, ast.Tuple) else [inside])
        return UNKNOWN

    def union(self, nodes: list[ast.expr]) -> Type:
        kinds = [self.read(node) for node in nodes]
        if UNKNOWN in kinds:
            return UNKNOWN
        found = learn_all(kinds, self.ancestor)
        return UNKNOWN if found == MIXED else found

    def generic(self, name: str, args: list[ast.expr]) -> Type:
        if name == "Optional":
            return self.union([args[0], ast.Constant(None)])
        if name == "Union":
            return self.union(args)
        if name in SAME:
            return self.read(args[0])
        if name in LISTS:
            return list_of(self.read(args[0]))
        if name in TUPLES:
            if len(args) == 2 and isinstance(args[1], ast.Constant) and args[1].value is ...:
                return items_of(self.read(args[0]))
            return tuple_of(tuple(map(self.read, args)))
        if name in DICTS and len(args) == 2:
            return dict_of(self.read(args[0]), self.read(args[1]))
        return items_of(self.read(args[0])) if name in ITERATED else UNKNOWN


def beside(kind: Type, seen: Type, ancestor: Ancestor) -> Type:
    """What a parameter declared so is expected to be, when callers were seen to give that: an int may stand for a float, and
    what a container holds may be known better than it is declared."""
    if kind == FLOAT:
        return NUMBER if seen in (INT, NUMBER) else FLOAT
    if kind in NUMBERS or not isinstance(kind, ListOf | TupleOf | Items | DictOf):
        return kind
    both = learn(kind, seen, ancestor)
    return kind if both == MIXED else both
