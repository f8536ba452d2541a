"""Comparisons that dataclasses write, and hashes: field by field, of objects of one class."""

from __future__ import annotations

from types import CodeType, FunctionType

from grumpy_hook.load.initializers import PLAIN
from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

TUPLES = """
def compare(self, other):
    if other.__class__ is self.__class__:
        return ({mine})%s({theirs})
    return NotImplemented
"""
PAIRS = """
def compare(self, other):
    if self is other:
        return True
    if other.__class__ is self.__class__:
        return {pairs}
    return NotImplemented
"""
HASH = """
def compare(self):
    return hash(({mine}))
"""
FIRST = frozenset({"__class__", "NotImplemented"})


def comparison(function: object, operator: str) -> tuple[object, tuple[str, ...], bool] | None:
    """(what keeps the code alive, the attributes, whether they are compared pair by pair and not as tuples), None for a
    function that does something else. The operator is that of a comparison, or `hash`."""
    if type(function) is not FunctionType or function.__code__.co_flags & ~(PLAIN | 0xFFF00000):
        return None
    code = function.__code__
    used = {"hash"} if operator == "hash" else FIRST
    fields = tuple(name for name in code.co_names if name not in used)
    if not fields or any(name in function.__globals__ for name in used):
        return None
    if operator == "hash" and function.__builtins__.get("hash") is not hash:
        return None
    mine, theirs = ("".join(f"{obj}.{name}," for name in fields) for obj in ("self", "other"))
    forms = [(HASH if operator == "hash" else TUPLES % operator).format(mine=mine, theirs=theirs)]
    if operator == "==":
        forms.append(PAIRS.format(pairs=" and ".join(f"self.{name}==other.{name}" for name in fields)))
    for pairwise, text in enumerate(forms):
        try:
            made = next(const for const in compile(text, "", "exec").co_consts if isinstance(const, CodeType))
        except SyntaxError:  # an attribute that no text can name
            return None
        if parts(made) == parts(code):
            return code, fields, bool(pairwise)
    return None


def parts(code: CodeType) -> tuple[Any, ...]:
    return (
        code.co_code, code.co_names, code.co_consts, code.co_varnames, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount,
        code.co_freevars, code.co_cellvars, code.co_exceptiontable,
    )
