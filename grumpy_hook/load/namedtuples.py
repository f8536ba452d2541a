"""Named tuples as collections.namedtuple makes them: compiled code makes their objects itself."""

from __future__ import annotations

from functools import cache
from types import FunctionType

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType
    from typing import Any


def fields_made(cls: Any) -> int:
    """How many arguments the class takes that become the items as they are, 0 for a class that does more."""
    new = cls.__new__ if type(cls) is type else None
    if type(new) is not FunctionType or cls.__init__ is not object.__init__ or new.__globals__.get("_tuple_new") is not tuple.__new__:
        return 0
    code, count = new.__code__, new.__code__.co_argcount - 1
    like = _made_by_namedtuple(count)
    same = code.co_code == like.co_code and code.co_names == like.co_names and code.co_consts == like.co_consts
    return count if same and code.co_flags == like.co_flags and code.co_kwonlyargcount == 0 else 0


@cache
def _made_by_namedtuple(count: int) -> CodeType:
    from collections import namedtuple

    made: Any = namedtuple("made", [f"f{i}" for i in range(count)])  # type: ignore[misc]
    code: CodeType = made.__new__.__code__
    return code
