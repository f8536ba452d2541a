"""Attributes and methods of objects whose class is known to the compiler.

Each access tests that the object still is what was predicted (``o.Field``,
``o.PutField``, ``o.Method``) and has the general form beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.passes.classes import StaticClass
from grumpy_hook.passes.lattice import Obj

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


def place(e: FunctionEmitter, obj: int, name: str) -> tuple[str, StaticClass, int] | None:
    """(Go arguments that name the place, its class, its number) of an attribute of the register's object."""
    if obj < 0 or obj in e.constants or e.go_type(obj) != "o.Value":
        return None
    cls = e.package.types.classes.holder(e.predicted(obj), name)
    if cls is None:
        return None
    at = cls.attrs.index(name)
    return f"&{e.package.class_variable(cls)}, {cls.depth}, {at}", cls, at


def field(e: FunctionEmitter, obj: int, name: str, dest: str) -> str | None:
    """``if got, ok = o.Field(...); ok { dest = got } else`` for a read, to be followed by the general read; `dest` may
    be the object's own variable."""
    found = place(e, obj, name)
    if found is None:
        return None
    got, ok = e.temp("got", "o.Value"), e.temp("more", "bool")
    return f"if {got}, {ok} = o.Field({e.value(obj)}, {found[0]}); {ok} {{ {dest} = {got} }} else "


def put(e: FunctionEmitter, obj: int, name: str, value: str) -> str | None:
    """``if !o.PutField(...)`` for a store, to be followed by the general store."""
    found = place(e, obj, name)
    if found is None:
        return None
    member = found[2] < found[1].members
    return f"if !o.Put{'Member' if member else 'Field'}({e.value(obj)}, {found[0]}, {value}) "


def method(e: FunctionEmitter, obj: int, name: str) -> tuple[str, list[int]] | None:
    """(Go expression of the function a method is now, the functions it may be)."""
    if obj < 0 or obj in e.constants or e.go_type(obj) != "o.Value":
        return None
    kind = e.predicted(obj)
    if not isinstance(kind, Obj):
        return None
    cls = e.package.types.classes.by_body[kind.body]
    if name not in cls.methods:
        return None
    found = [index for index in cls.candidates(name) if e.package.static_function(index) is not None]
    if not found:
        return None
    return f"o.Method({e.value(obj)}, &{e.package.class_variable(cls)}, {cls.depth}, {cls.methods.index(name)})", found
