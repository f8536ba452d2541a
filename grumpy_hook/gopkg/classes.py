"""Python classes for Go types: what a value can do follows from its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grumpy_hook.gopkg import streams
from grumpy_hook.gopkg.containers import Chan, Func, Map, Slice
from grumpy_hook.gopkg.scalars import SCALARS
from grumpy_hook.gopkg.values import Boxed, Number, Struct

if TYPE_CHECKING:
    from grumpy_hook.gopkg.binding import Binding, ClassInfo

_PYTHON = {int: "int", float: "float64", str: "string", bool: "bool", bytes: "[]uint8", bytearray: "[]uint8", object: "any", complex: "complex128"}


def go_name(kind: Any) -> str:
    """The Go name of a type that a person wrote: a Python type, or the name itself."""
    if isinstance(kind, str):
        return kind.replace(" ", "")
    try:
        name = _PYTHON.get(kind)
    except TypeError:
        name = None
    if (name is None and getattr(kind, "__name__", None) == "Any") or str(kind) == "typing.Any":
        name = "any"
    name = name or getattr(kind, "__go_text__", None)
    if name is None:
        raise TypeError(f"{kind!r} is no Go type: use int, float, str, bool, bytes, object, a Go class, or a name such as 'int64'")
    return str(name)


class InterfaceMeta(type):
    """isinstance() asks for the methods."""

    def __instancecheck__(cls, instance: Any) -> bool:
        if type.__instancecheck__(cls, instance):
            return True
        binding = cls.__go_binding__  # type: ignore[attr-defined]
        if isinstance(instance, binding.base) or hasattr(type(instance), "__go_type__"):
            return bool(binding.implements(instance, cls.__go_type__))  # type: ignore[attr-defined]
        methods = cls.__go_methods__  # type: ignore[attr-defined]
        return bool(methods) and all(callable(getattr(instance, name, None)) for name in methods)


class Interface(Boxed, metaclass=InterfaceMeta):
    """An interface: any Python object that has the methods will do where Go asks for one."""

    __slots__ = ()
    __go_methods__: tuple[str, ...] = ()


_KINDS: dict[str, type] = {
    "struct": Struct, "slice": Slice, "array": Slice, "map": Map, "chan": Chan, "func": Func, "interface": Interface,
}  # fmt: skip


def _enter(self: Any) -> Any:
    return self


def _exit(self: Any, *_: Any) -> None:
    self.Close()


def _integer(self: Any) -> int:
    return int(self.String())


def build(binding: Binding, info: ClassInfo, members: dict[str, Any]) -> type:
    """The class of one Go type."""
    if info.scalar:
        base = SCALARS[float if info.kind.startswith("float") else str if info.kind == "string" else int]
        return type(info.name, (base,), members)
    kind = _KINDS.get(info.kind, Number if info.kind.startswith(("int", "uint", "float")) else Boxed)
    members["__match_args__"] = info.fields
    if info.kind == "interface":
        members["__go_methods__"] = info.methods
    if (info.package, info.name) == ("math/big", "Int"):
        members["__int__"] = members["__index__"] = _integer
    stream = streams.kind(info.reads, info.writes)
    if "Close" in info.methods and stream is None:
        members["__enter__"], members["__exit__"] = _enter, _exit
    made: type = type(kind)(info.name, (kind, *([stream] if stream else []), binding.base), members)
    return made
