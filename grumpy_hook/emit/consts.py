"""The constant pool of one Go package.

Immediates are written where they are used; everything else is a package-level
variable made once when the image is loaded.
"""

from __future__ import annotations

import itertools
import math
import struct
from typing import Any

from grumpy_hook.emit.names import quote, quote_text
from grumpy_hook.ir.nodes import ConstantSet

INT64_MIN, INT64_MAX = -(1 << 63), (1 << 63) - 1


def float_literal(value: float) -> str:
    """A Go expression of type float64 with exactly these bits."""
    if math.isfinite(value) and not (value == 0 and math.copysign(1, value) < 0):
        return f"float64({value!r})"
    return f"math.Float64frombits({struct.unpack('<Q', struct.pack('<d', value))[0]:#x})"


class ConstPool:
    """Maps constants to Go expressions of type ``o.Value``."""

    def __init__(self) -> None:
        self.lines: list[str] = []  # package-level declarations
        self.setup: list[str] = []  # statements run before the module body
        self._known: dict[Any, str] = {}
        self._names = itertools.count()

    def expr(self, value: Any) -> str:
        if value is None:
            return "o.None"
        if value is True:
            return "o.True"
        if value is False:
            return "o.False"
        if value is Ellipsis:
            return "o.Ellipsis"
        if type(value) is int and INT64_MIN <= value <= INT64_MAX:
            return f"o.Int({value})"
        if type(value) is float:
            return f"o.Float({float_literal(value)})"
        key = self._key(value)
        if key not in self._known:
            self._known[key] = self._declare(value)
        return self._known[key]

    def text(self, text: str) -> str:
        """A Go expression for a str constant."""
        return self.expr(text)

    def _key(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return (tuple, tuple(self._key(item) for item in value))
        if isinstance(value, frozenset):
            return (frozenset, id(value))
        if type(value) is int:
            return (int, value)  # without its digits, which may be too many to print
        return (type(value), repr(value))

    def _declare(self, value: Any) -> str:
        name = f"k{next(self._names)}"
        if isinstance(value, frozenset):
            written = value.items if isinstance(value, ConstantSet) else sorted(value, key=repr)
            items = ", ".join(self.expr(item) for item in written)
            self.lines.append(f"var {name} o.Value")
            self.setup.append(f"if {name}, err = rt.FrozenSet(c, {items}); err != nil {{ return err }}")
            return name
        self.lines.append(f"var {name} = {self._make(value)}")
        return name

    def _make(self, value: Any) -> str:
        if isinstance(value, str):
            return self._str(value)
        if isinstance(value, bytes):
            return f"o.BytesConst({quote(value)})"
        if isinstance(value, int):
            return f'o.BigConst("{hex(value)}")'
        if isinstance(value, complex):
            return f"o.ComplexConst({float_literal(value.real)}, {float_literal(value.imag)})"
        if isinstance(value, tuple):
            return "o.NewTuple([]o.Value{" + ", ".join(self.expr(item) for item in value) + "})"
        raise TypeError(f"no constant of type {type(value).__name__}")

    @staticmethod
    def _str(value: str) -> str:
        if any(0xD800 <= ord(char) <= 0xDFFF for char in value):
            if max(map(ord, value)) > 0xFFFF:
                return f"o.StrConstUnits(4, {quote(value.encode('utf-32-le', 'surrogatepass'))})"
            return f"o.StrConstUnits(2, {quote(value.encode('utf-16-le', 'surrogatepass'))})"
        return f"o.StrConst({quote_text(value)})"
