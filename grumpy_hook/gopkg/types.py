"""The types that stubs of Go packages name, under the module alias `_go`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from grumpy_hook.gopkg.classes import Interface
from grumpy_hook.gopkg.containers import Chan, Func, Map, Slice
from grumpy_hook.gopkg.generics import GenericFunction, GenericType
from grumpy_hook.gopkg.streams import Reader, Writer
from grumpy_hook.gopkg.values import Boxed as Pointer
from grumpy_hook.gopkg.values import Boxed as Value
from grumpy_hook.gopkg.values import Struct

Buffer: TypeAlias = bytes | bytearray | memoryview | Iterable[int] | None

__all__ = ["Buffer", "Chan", "Func", "GenericFunction", "GenericType", "Interface", "Map", "Pointer", "Reader", "Slice", "Struct", "Value", "Writer"]
