"""`__go__.builtin`: Go's own types and functions - make, new, chan, slice, map, select, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grumpy_hook.gopkg.binding import Binding
    from grumpy_hook.gopkg.module import GoModule

_BASIC = (
    "bool", "string", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
    "byte", "rune", "float32", "float64", "complex64", "complex128", "any", "error",
)  # fmt: skip


class Kind:
    """A Go type as a type argument: `chan[builtin.uint8]`."""

    def __init__(self, binding: Binding, number: int, name: str) -> None:
        self.__go_binding__ = binding
        self.__go_type__ = number
        self.__go_text__ = self.__name__ = name

    def __call__(self, value: Any = 0) -> Any:
        """The value as this type holds it: an int that does not fit raises OverflowError."""
        return self.__go_binding__.convert(self.__go_type__, value)

    def __repr__(self) -> str:
        return f"<go type {self.__go_text__}>"


class Maker:
    """A composite type before its element: `chan[int](5)`, `slice[str](["a"])`, `map[str, int]()`."""

    def __init__(self, binding: Binding, name: str) -> None:
        self._binding = binding
        self.__name__ = name

    def __getitem__(self, kinds: Any) -> Any:
        go = self._binding
        numbers = [go.number_of(kind) for kind in (kinds if isinstance(kinds, tuple) else (kinds,))]
        number = getattr(go, f"{self.__name__}_of")(*numbers)
        made = go.make_class(number)
        if self.__name__ == "chan":
            return lambda size=0: go.make(number, size)
        return made

    def __repr__(self) -> str:
        return f"<go type constructor {self.__name__}>"


def fill(module: GoModule, binding: Binding) -> None:
    """Puts the members into the module."""
    space = module.__dict__
    space["__doc__"] = __doc__
    for name in _BASIC:
        space[name] = Kind(binding, binding.number_of(name), name)
    for name in ("chan", "slice", "map"):
        space[name] = Maker(binding, name)

    def new(kind: Any) -> Any:
        """A pointer to a new zero value of a type; for `object` to a Go `any`, which is what functions that fill one in take."""
        return binding.zero(binding.number_of("any" if kind is object else kind))

    def make(kind: Any, size: int = 0) -> Any:
        """make(T, n) for a slice, map or channel type."""
        return binding.make(binding.number_of(kind), size)

    def select(*cases: Any, default: bool = False) -> tuple[int, Any, bool]:
        """Waits for one of several channels: (index, value, ok).

        A case is a channel to receive from or a pair of a channel and the value to send. With `default` it does
        not wait, and the index is -1 when nothing was ready.
        """
        return binding.select(cases, default)  # type: ignore[no-any-return]

    def address(value: Any) -> Any:
        """&value."""
        return binding.address(value)

    space.update(new=new, make=make, select=select, address=address, __all__=[*_BASIC, "chan", "slice", "map", "new", "make", "select", "address"])
