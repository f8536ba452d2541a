"""Python classes for Go types: what a value can do follows from its kind."""

from __future__ import annotations

import collections.abc
import reprlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from grumpy_hook.gopkg.scalars import SCALARS

if TYPE_CHECKING:
    from grumpy_hook.gopkg.binding import Binding, ClassInfo

_PYTHON = {int: "int", float: "float64", str: "string", bool: "bool", bytes: "[]uint8", bytearray: "[]uint8", object: "any", complex: "complex128"}
_missing = object()


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


class Value:
    """A Go value. Two are equal where Go's == says so."""

    __slots__ = ()
    __go_binding__: Any
    __go_type__: int
    __go_text__: str

    def __new__(cls, *args: Any, **keywords: Any) -> Any:
        go = cls.__go_binding__
        made = go.new(cls.__go_type__, args, keywords)
        return made if type(made) is cls else go.base.__new__(cls, made)

    def __eq__(self, other: object) -> Any:
        return self.__go_binding__.equal(self, other)

    def __hash__(self) -> int:
        return int(self.__go_binding__.hash(self))

    def __repr__(self) -> str:
        text = self.__go_binding__.text(self)
        return f"<{self._spelled()}{'' if text is None else f' {text}'}>"

    def __str__(self) -> str:
        text = self.__go_binding__.text(self)
        return repr(self) if text is None else str(text)

    def __copy__(self) -> Any:
        return self.__go_binding__.copy(self)

    def __reduce__(self) -> Any:
        raise TypeError(f"cannot pickle {self.__go_text__}: it lives in Go's memory")

    def _spelled(self) -> str:
        return ("*" if self.__go_binding__.is_pointer(self) else "") + self.__go_text__


class Struct(Value):
    """A struct, or a pointer to one: fields are attributes of both."""

    __slots__ = ()

    @reprlib.recursive_repr("...")
    def __repr__(self) -> str:
        fields = []
        for name in type(self).__match_args__:  # type: ignore[attr-defined]
            try:
                value = getattr(self, name)
            except AttributeError:
                continue
            nested = isinstance(value, Struct) and value.__go_binding__.is_pointer(value)
            fields.append(f"{name}={value._spelled() if nested else repr(value)}")
        pointer = "&" if self.__go_binding__.is_pointer(self) else ""
        return f"{pointer}{self.__go_text__}({', '.join(fields)})"


class Boxed(Value):
    """A value that is no struct; through a pointer, `value` reads and writes what it points to."""

    __slots__ = ()

    @property
    def value(self) -> Any:
        return self.__go_binding__.load(self)

    @value.setter
    def value(self, new: Any) -> None:
        self.__go_binding__.store(self, new)

    def __bool__(self) -> bool:
        return bool(self.__go_binding__.truth(self))


class Number(Boxed):
    """A basic type's value in a place of its own: what a *int points to."""

    __slots__ = ()

    def __int__(self) -> int:
        return int(self.value)

    def __float__(self) -> float:
        return float(self.value)


class Slice(Boxed):
    """A slice or an array: a sequence that shares its items with Go."""

    __slots__ = ()

    def __len__(self) -> int:
        return int(self.__go_binding__.len(self))

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step == 1:
                return self.__go_binding__.slice(self, start, max(start, stop))
            return [self[i] for i in range(start, stop, step)]
        return self.__go_binding__.getitem(self, index)

    def __setitem__(self, index: Any, new: Any) -> None:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                raise ValueError("a Go slice is assigned to without a step")
            self.__go_binding__.assign_slice(self, start, max(start, stop), new)
        else:
            self.__go_binding__.setitem(self, index, new)

    def __delitem__(self, index: Any) -> None:
        if isinstance(index, slice):
            start, stop, _ = index.indices(len(self))
            self.__go_binding__.assign_slice(self, start, max(start, stop), ())
        else:
            self.__go_binding__.delitem(self, index)

    def __iter__(self) -> Iterator[Any]:
        go = self.__go_binding__
        index = 0
        while index < go.len(self):
            yield go.getitem(self, index)
            index += 1

    def __contains__(self, item: object) -> bool:
        return any(item is x or item == x for x in self)

    def __eq__(self, other: object) -> Any:
        if isinstance(other, (list, tuple)):
            return list(self) == list(other)
        if isinstance(other, (bytes, bytearray)):
            return bytes(self) == other
        return super().__eq__(other)

    __hash__ = Value.__hash__

    def __repr__(self) -> str:
        return f"{self._spelled()}({list(self)!r})"

    def __bytes__(self) -> bytes:
        return bytes(iter(self))

    def append(self, item: Any) -> None:
        self.__go_binding__.append(self, item)

    def extend(self, items: Any) -> None:
        for item in items:
            self.append(item)

    def insert(self, index: int, item: Any) -> None:
        start = slice(index, None).indices(len(self))[0]
        self.__go_binding__.assign_slice(self, start, start, [item])

    def pop(self, index: int = -1) -> Any:
        item = self[index]
        del self[index]
        return item

    def index(self, item: Any) -> int:
        for number, x in enumerate(self):
            if x is item or x == item:
                return number
        raise ValueError(f"{item!r} is not in the slice")

    def count(self, item: Any) -> int:
        return sum(x is item or x == item for x in self)

    def reverse(self) -> None:
        self[:] = list(self)[::-1]


class Map(Boxed):
    """A map: a mapping that shares its items with Go, in no order."""

    __slots__ = ()

    def __len__(self) -> int:
        return int(self.__go_binding__.len(self))

    def __getitem__(self, key: Any) -> Any:
        return self.__go_binding__.getitem(self, key)

    def __setitem__(self, key: Any, new: Any) -> None:
        self.__go_binding__.setitem(self, key, new)

    def __delitem__(self, key: Any) -> None:
        self.__go_binding__.delitem(self, key)

    def __contains__(self, key: object) -> bool:
        return bool(self.__go_binding__.contains(self, key))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.__go_binding__.keys(self))

    def __eq__(self, other: object) -> Any:
        if isinstance(other, dict):
            return dict(self.items()) == other
        return super().__eq__(other)

    __hash__ = Value.__hash__

    def __repr__(self) -> str:
        return f"{self._spelled()}({dict(self.items())!r})"

    def keys(self) -> Any:
        return collections.abc.KeysView(self)

    def values(self) -> Any:
        return collections.abc.ValuesView(self)

    def items(self) -> Any:
        return collections.abc.ItemsView(self)

    def get(self, key: Any, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key: Any, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key: Any, default: Any = _missing) -> Any:
        if key not in self and default is not _missing:
            return default
        item = self[key]
        del self[key]
        return item

    def update(self, *others: Any, **items: Any) -> None:
        for key, item in dict(*others, **items).items():
            self[key] = item

    def clear(self) -> None:
        for key in list(self):
            del self[key]


class Chan(Boxed):
    """A channel. Iterating receives until it is closed; waiting leaves the GIL and ends on Ctrl-C."""

    __slots__ = ()

    def send(self, item: Any) -> None:
        self.__go_binding__.send(self, item)

    def recv(self) -> Any:
        """The next item; raises EOFError when the channel is closed and empty."""
        item, ok = self.__go_binding__.recv(self)
        if not ok:
            raise EOFError("the channel is closed")
        return item

    def close(self) -> None:
        self.__go_binding__.close(self)

    def __len__(self) -> int:
        return int(self.__go_binding__.len(self))

    def __bool__(self) -> bool:
        return True

    @property
    def cap(self) -> int:
        return int(self.__go_binding__.cap(self))

    def __iter__(self) -> Iterator[Any]:
        go = self.__go_binding__
        while True:
            item, ok = go.recv(self)
            if not ok:
                return
            yield item

    async def __aiter__(self) -> Any:
        from grumpy_hook.gopkg.goroutines import go

        while True:
            item, ok = await go(self.__go_binding__.recv, self)
            if not ok:
                return
            yield item


class Func(Boxed):
    """A function value. One that is an iterator (iter.Seq) can be iterated."""

    __slots__ = ()

    def __call__(self, *args: Any) -> Any:
        return self.__go_binding__.call(self, *args)

    def __iter__(self) -> Iterator[Any]:
        go = self.__go_binding__
        puller = go.pull(self)
        try:
            while True:
                item, ok = go.next(puller)
                if not ok:
                    return
                yield item
        finally:
            go.stop(puller)


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


class Interface(Value, metaclass=InterfaceMeta):
    """An interface: any Python object that has the methods will do where Go asks for one."""

    __slots__ = ()
    __go_methods__: tuple[str, ...] = ()


collections.abc.MutableSequence.register(Slice)
collections.abc.MutableMapping.register(Map)

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
    if "Close" in info.methods:
        members["__enter__"], members["__exit__"] = _enter, _exit
    made: type = type(kind)(info.name, (kind, binding.base), members)
    return made
