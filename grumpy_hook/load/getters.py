"""Functions that compiled code carries out in place: properties that only read another attribute, those that only return an argument, copy.copy."""

from __future__ import annotations

import copyreg
import sys
from types import CodeType, FunctionType

from grumpy_hook.load.initializers import PLAIN


def _reads(self):  # type: ignore[no-untyped-def]  # the pattern, as this version of CPython compiles it
    return self.attribute


def getter(descriptor: object) -> tuple[object, str | None]:
    """The function of a property, or of enum's kind of it, and the attribute of self that it returns; None when it does more."""
    function = getattr(descriptor, "fget", None)
    if type(function) is not FunctionType:
        return None, None
    code, pattern = function.__code__, _reads.__code__
    plain = (
        code.co_code == pattern.co_code
        and (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, len(code.co_names)) == (1, 0, 0, 1)
        and not code.co_flags & ~(PLAIN | 0xFFF00000)
    )
    return function, code.co_names[0] if plain else None


def _hashes(self):  # type: ignore[no-untyped-def]
    return hash(self.attribute)


def hashed(cls: type) -> str | None:
    """The attribute whose hash the objects of a class have (enum members that of their name), None where that is not all."""
    function = cls.__hash__
    if type(function) is not FunctionType or "hash" in function.__globals__:
        return None
    code, pattern = function.__code__, _hashes.__code__
    same = code.co_code == pattern.co_code and code.co_names[:1] == ("hash",) and len(code.co_names) == 2
    plain = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount) == (1, 0, 0) and not code.co_flags & ~(PLAIN | 0xFFF00000)
    return code.co_names[1] if same and plain else None


def _returns(first):  # type: ignore[no-untyped-def]
    return first


def returned(code: CodeType) -> int:
    """Which argument a function only returns: their number times 256 and its index; -1 where it does more."""
    pattern = _returns.__code__
    opcodes, index = code.co_code[::2], code.co_code[-3]
    simple = (code.co_kwonlyargcount, code.co_nlocals) == (0, code.co_argcount) and not code.co_flags & ~(PLAIN | 0xFFF00000)
    if opcodes != pattern.co_code[::2] or not simple or index >= min(code.co_argcount, 256):
        return -1
    return code.co_argcount << 8 | index


def copy_tables(function: object) -> tuple[dict[type, object], dict[type, object]] | None:
    """By what copy.copy finds how a class is copied otherwise; None for other functions."""
    module = sys.modules.get("copy")
    found = [vars(module).get(name) for name in ("copy", "_copy_dispatch", "dispatch_table")] if module else []
    if not found or found[0] is not function or found[2] is not copyreg.dispatch_table or type(found[1]) is not dict or type(found[2]) is not dict:
        return None
    return found[1], found[2]
