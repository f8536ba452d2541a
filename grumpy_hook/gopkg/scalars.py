"""Numbers and strings of named Go types: int, float and str with methods.

Arithmetic with plain numbers and with its own type keeps the type, as in Go; what does not fit raises OverflowError.
"""

from __future__ import annotations

from typing import Any

_INT = ("add", "sub", "mul", "floordiv", "mod", "and", "or", "xor", "lshift", "rshift")
_FLOAT = ("add", "sub", "mul", "truediv")
_UNARY = ("neg", "pos", "abs")


class Scalar:
    __slots__ = ()
    __go_binding__: Any
    __go_type__: int
    __go_text__: str
    __plain_new__: Any

    def __new__(cls, value: Any = None) -> Any:
        if value is None:
            return cls.__plain_new__(cls)
        return cls.__plain_new__(cls, cls.__go_binding__.convert(cls.__go_type__, value))

    def __reduce__(self) -> Any:
        raise TypeError(f"cannot pickle {self.__go_text__}: its class belongs to an image")


def _text(self: Any) -> str:
    method = getattr(type(self), "String", None) or getattr(type(self), "Error", None)
    return str(type(self).__plain_text__(self) if method is None else method(self))


class GoInt(Scalar, int):
    __slots__ = ()
    __plain_new__ = staticmethod(int.__new__)
    __plain_text__ = staticmethod(int.__repr__)
    __str__ = _text

    def __repr__(self) -> str:
        return f"{self.__go_text__}({int.__repr__(self)})"


class GoFloat(Scalar, float):
    __slots__ = ()
    __plain_new__ = staticmethod(float.__new__)
    __plain_text__ = staticmethod(float.__repr__)
    __str__ = _text

    def __repr__(self) -> str:
        return f"{self.__go_text__}({float.__repr__(self)})"


class GoStr(Scalar, str):
    __slots__ = ()
    __plain_new__ = staticmethod(str.__new__)
    __plain_text__ = staticmethod(str.__str__)

    def __repr__(self) -> str:
        return f"{self.__go_text__}({str.__repr__(self)})"


def _binary(base: type, name: str) -> Any:
    plain = getattr(base, name)

    def operate(self: Any, other: Any) -> Any:
        made = plain(self, other)
        if made is NotImplemented or not (type(other) is base or type(other) is int or type(other) is type(self)):
            return made
        return type(self)(made)

    return operate


def _unary(base: type, name: str) -> Any:
    plain = getattr(base, name)
    return lambda self: type(self)(plain(self))


for _class, _base, _names in ((GoInt, int, _INT), (GoFloat, float, _FLOAT)):
    for _name in _names:
        setattr(_class, f"__{_name}__", _binary(_base, f"__{_name}__"))
        setattr(_class, f"__r{_name}__", _binary(_base, f"__r{_name}__"))
    for _name in _UNARY:
        setattr(_class, f"__{_name}__", _unary(_base, f"__{_name}__"))

SCALARS: dict[type, Any] = {int: GoInt, float: GoFloat, str: GoStr}
