"""What every Go value can do, and what structs and values behind pointers can."""

from __future__ import annotations

import reprlib
from typing import Any


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
        if not type(self).__match_args__:  # type: ignore[attr-defined]
            return super().__repr__()
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
