"""Generic functions and types: an instance is chosen by subscript, or from the arguments.

Go compiles each instance, so there are those that the binding was built with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grumpy_hook.gopkg.classes import go_name
from grumpy_hook.gopkg.signatures import signature
from grumpy_hook.gopkg.spelling import module_name

if TYPE_CHECKING:
    from grumpy_hook.gopkg.binding import Binding


def _key(kinds: Any) -> str:
    return ",".join(go_name(kind) for kind in (kinds if isinstance(kinds, tuple) else (kinds,)))


def _normal(key: str) -> str:
    return key.replace("interface{}", "any").replace("byte", "uint8")


class _Generic:
    def __init__(self, binding: Binding, path: str, row: dict[str, Any]) -> None:
        self._binding = binding
        self._path = path
        self._row = row
        self._made: dict[str, Any] = {}
        self._keys = {_normal(key): key for key in row["instances"]}
        self.__name__ = self.__qualname__ = row["name"]
        self.__module__ = module_name(path)
        self.__doc__ = row.get("doc")

    def __getitem__(self, kinds: Any) -> Any:
        key = _normal(_key(kinds))
        if key not in self._keys:
            raise TypeError(f"{self.__name__} has no instance for [{key}]: there are {', '.join(f'[{k}]' for k in self._keys)}")
        if key not in self._made:
            self._made[key] = self._make(f"{self.__name__}[{self._keys[key]}]")
        return self._made[key]

    def _make(self, name: str) -> Any:
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<generic {self.__module__}.{self.__name__}>"


class GenericType(_Generic):
    def _make(self, name: str) -> Any:
        return self._binding.make_class(self._binding.type(self._path, name))

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        raise TypeError(f"{self.__name__} is generic: write {self.__name__}[{next(iter(self._keys))}](...)")


class GenericFunction(_Generic):
    def _make(self, name: str) -> Any:
        return self._binding.function(self._path, name, self._row)

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        return self[self._infer([*args, *keywords.values()])](*args, **keywords)

    @property
    def __signature__(self) -> Any:
        return signature(self[next(iter(self._keys))])

    def _infer(self, args: list[Any]) -> str:
        """The first instance that the arguments' types fit; any serves what has no better."""
        wanted = next(iter(self._keys)).count(",") + 1
        found: list[str] = []
        for arg in args:
            found += self._kinds_of(arg)
            if len(found) >= wanted:
                break
        for key in (",".join(found[:wanted]), ",".join(found[-wanted:]), ",".join(["any"] * wanted)):
            if key in self._keys:
                return key
        if wanted == 2 and found and f"{found[0]},any" in self._keys:
            return f"{found[0]},any"
        return next(iter(self._keys))

    def _kinds_of(self, arg: Any) -> list[str]:
        if isinstance(arg, dict):
            return [_common(arg), _common(arg.values())]
        if isinstance(arg, (list, tuple, set, frozenset)):
            return [_common(arg)]
        text = getattr(type(arg), "__go_text__", "")
        if text and "[" in text:
            return _arguments(text)
        if isinstance(arg, (bytes, bytearray)):
            return ["uint8"]
        return [] if callable(arg) or arg is None else [_common([arg])]


def _common(items: Any) -> str:
    """The Go type that all items have."""
    kinds = {type(item) for item in items}
    if kinds == {int, float}:
        return "float64"
    if len(kinds) == 1:
        kind = kinds.pop()
        return {int: "int", float: "float64", str: "string", bool: "bool"}.get(kind, "any")
    return "any"


def _arguments(text: str) -> list[str]:
    """The type arguments in the name of a Go type: []int, map[string]int, iter.Seq2[string,int]."""
    if text.startswith("[]"):
        return [_normal(text[2:])]
    if text.startswith("map["):
        key, _, elem = text[4:].partition("]")
        return [_normal(key), _normal(elem)]
    inner = text[text.index("[") + 1 : text.rindex("]")]
    return [_normal(part.strip()) for part in inner.split(",")]
