"""Which classes are enumerations whose call only looks a value up, and whose iteration only goes through their members."""

from __future__ import annotations

import sys
from types import FunctionType

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_CALLS = ("EnumType.__call__", "EnumMeta.__call__")


def enum_members(cls: Any) -> tuple[dict[Any, Any], FunctionType, FunctionType] | None:
    """The dict in which the class's call finds a member by its value, and the functions that look there; None where it may do more."""
    enum = sys.modules.get("enum")
    meta = type(cls)
    if enum is None or meta is not getattr(enum, "EnumMeta", None):
        return None
    call, new, members = meta.__dict__.get("__call__"), cls.__new__, cls.__dict__.get("_value2member_map_")
    if type(call) is not FunctionType or type(new) is not FunctionType or type(members) is not dict or not members:
        return None
    file = enum.__file__
    if call.__code__.co_qualname not in _CALLS or new.__code__.co_qualname != "Enum.__new__":
        return None
    if call.__code__.co_filename != file or new.__code__.co_filename != file or "__getattribute__" in meta.__dict__:
        return None
    return members, call, new


_ITERATIONS = ("EnumType.__iter__", "EnumMeta.__iter__")


def enum_iteration(cls: Any) -> tuple[list[str], dict[str, Any], FunctionType] | None:
    """The names and members that going through the class gives, and the function that says so; None where it may do more."""
    enum = sys.modules.get("enum")
    meta = type(cls)
    if enum is None or meta is not getattr(enum, "EnumMeta", None) or "__getattribute__" in meta.__dict__:
        return None
    iterate, names, members = meta.__dict__.get("__iter__"), cls.__dict__.get("_member_names_"), cls.__dict__.get("_member_map_")
    if type(iterate) is not FunctionType or type(names) is not list or type(members) is not dict:
        return None
    if iterate.__code__.co_qualname not in _ITERATIONS or iterate.__code__.co_filename != enum.__file__:
        return None
    return names, members, iterate
