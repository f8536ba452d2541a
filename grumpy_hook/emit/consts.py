"""The constant pool of one Go package.

Immediates are written where they are used; everything else is made once when the
image is loaded, and is an element of a package-level array. An array is filled by a
function of its own: Go makes one function of all initialisers of a package, and needs
a time for it that grows with the square of its length.
"""

from __future__ import annotations

import math
import struct
from typing import Any

from grumpy_hook.emit.names import quote, quote_text
from grumpy_hook.ir.nodes import ConstantSet

ROW = 256  # constants in one array
INT64_MIN, INT64_MAX = -(1 << 63), (1 << 63) - 1


def float_literal(value: float) -> str:
    """A Go expression of type float64 with exactly these bits."""
    if math.isfinite(value) and not (value == 0 and math.copysign(1, value) < 0):
        return f"float64({value!r})"
    return f"math.Float64frombits({struct.unpack('<Q', struct.pack('<d', value))[0]:#x})"


class ConstPool:
    """Maps constants to Go expressions of type ``o.Value``."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []  # Go expressions of the constants, by array
        self.sets: list[str] = []  # variables of constants that the setup makes
        self.setup: list[str] = []  # statements run before the module body
        self._known: dict[Any, str] = {}

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

    def declarations(self) -> list[str]:
        """Package-level Go text. In the function that fills an array the array's name is that of its result."""
        out = [f"var {', '.join(self.sets)} o.Value"] if self.sets else []
        for number, row in enumerate(self.rows):
            fill = "".join(f"k{number}[{place}] = {text}\n" for place, text in enumerate(row))
            out.append(f"var k{number} = fill{number}()")
            out.append(f"func fill{number}() (k{number} [{len(row)}]o.Value) {{\n{fill}return\n}}")
        return out

    def _declare(self, value: Any) -> str:
        if isinstance(value, frozenset):
            written = value.items if isinstance(value, ConstantSet) else sorted(value, key=repr)
            items = ", ".join(self.expr(item) for item in written)
            name = f"ks{len(self.sets)}"
            self.sets.append(name)
            self.setup.append(f"if {name}, err = rt.FrozenSet(c, {items}); err != nil {{ return err }}")
            return name
        text = self._make(value)  # what it holds is made first, in this array or one before
        if not self.rows or len(self.rows[-1]) == ROW:
            self.rows.append([])
        self.rows[-1].append(text)
        return f"k{len(self.rows) - 1}[{len(self.rows[-1]) - 1}]"

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
