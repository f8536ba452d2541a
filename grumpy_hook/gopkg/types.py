"""The types that stubs of Go packages name, under the module alias `_go`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from grumpy_hook.gopkg.classes import Boxed as Pointer
from grumpy_hook.gopkg.classes import Boxed as Value
from grumpy_hook.gopkg.classes import Chan, Func, Interface, Map, Slice, Struct
from grumpy_hook.gopkg.generics import GenericFunction, GenericType

Buffer: TypeAlias = bytes | bytearray | memoryview | Iterable[int] | None

__all__ = ["Buffer", "Chan", "Func", "GenericFunction", "GenericType", "Interface", "Map", "Pointer", "Slice", "Struct", "Value"]
