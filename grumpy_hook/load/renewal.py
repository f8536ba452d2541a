"""New code in old objects: classes that keep their identity, functions whose holders get the new body.

While a Renewal is active in a thread, a class statement whose class existed before ends with the old
class, updated: its instances and subclasses have the new methods at once.
"""

from __future__ import annotations

import threading
import types
from abc import ABCMeta
from collections.abc import Callable, Iterator
from types import FunctionType, TracebackType
from typing import Any

from grumpy_hook.load import bridge

_thread = threading.local()
_outlived: list[object] = []  # the image knows a function by the entry in its code: it must outlive the swap

_OWN = frozenset({"__dict__", "__weakref__", "__slots__", "__module__", "_abc_impl"})
_GIVEN = (types.MemberDescriptorType, types.GetSetDescriptorType)


class Renewal:
    """One module's new body being run. `classes` are the old ones by qualified name; `kept` attributes
    (`C.name`) keep their value, `dropped` ones go."""

    def __init__(self, namespace: dict[str, Any], classes: dict[str, type], kept: frozenset[str], dropped: frozenset[str]) -> None:
        self.namespace = namespace
        self.functions: list[tuple[FunctionType, FunctionType]] = []
        self._classes = classes
        self._kept = kept
        self._dropped = dropped
        self._undo: list[Callable[[], None]] = []
        self._remade: list[type] = []  # what a decorator will make again from the new class

    def __enter__(self) -> Renewal:
        _thread.renewal = self
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        _thread.renewal = None

    def undo(self) -> None:
        """The classes as they were."""
        for step in reversed(self._undo):
            step()

    def update(self, made: type) -> type:
        """The old class with the body of the new one, or the new one where it cannot take it."""
        old = self._classes.get(made.__qualname__)
        if old is None or made.__module__ != old.__module__ or type(old) not in (type, ABCMeta) or type(made) is not type(old):
            return made
        if "__slots__" in vars(old) and "__slots__" not in vars(made):
            self._remade.append(old)  # dataclass(slots=True) refuses a class that has them
            return made
        name = made.__qualname__
        for attribute, value in list(vars(old).items()):
            if attribute not in vars(made) and (f"{name}.{attribute}" in self._dropped or self._generated(attribute, value)):
                self._set(old, attribute, None)
        for attribute, value in list(vars(made).items()):
            if attribute in _OWN or isinstance(value, _GIVEN) or (f"{name}.{attribute}" in self._kept and attribute in vars(old)):
                continue
            self.functions += _pairs(vars(old).get(attribute), value)
            _point_at(value, made, old)
            self._set(old, attribute, (value,))
        return old

    def finish(self) -> None:
        """The old classes in the place of those that decorators made, once the body has run."""
        for old in self._remade:
            made = self.namespace.get(old.__qualname__)
            if isinstance(made, type) and vars(made).get("__slots__") == vars(old)["__slots__"]:
                self.namespace[old.__qualname__] = self.update(made)

    def _generated(self, attribute: str, value: Any) -> bool:
        """What a decorator such as dataclass made: it leaves alone what the class has, so it must find it gone."""
        if attribute in ("__match_args__", "__hash__"):
            return True
        if not isinstance(value, FunctionType) or value.__code__.co_filename == self.namespace.get("__file__"):
            return False
        return attribute.startswith("__") or value.__code__.co_filename.startswith("<")

    def _set(self, cls: type, attribute: str, value: tuple[Any] | None) -> None:
        """None deletes."""
        had = (vars(cls)[attribute],) if attribute in vars(cls) else None
        self._undo.append(lambda: _put(cls, attribute, had))
        _put(cls, attribute, value)


def renewed(made: Any) -> Any:
    """What a class statement that just made `made` ends with."""
    renewal: Renewal | None = getattr(_thread, "renewal", None)
    return made if renewal is None or not isinstance(made, type) else renewal.update(made)


bridge.finish_class = renewed


def pair_functions(before: dict[str, Any], after: dict[str, Any], module: str) -> Iterator[tuple[FunctionType, FunctionType]]:
    """Functions of the module that were made again under the same name."""
    for name, old in before.items():
        if getattr(old, "__module__", None) == module:
            yield from _pairs(old, after.get(name))


def update_function(old: FunctionType, new: FunctionType) -> None:
    """Whoever holds `old` calls the new code from now on; a closure over other variables stays as it is."""
    try:
        before = old.__code__
        if bridge.raw_code is None:
            old.__code__ = new.__code__
        else:
            bridge.raw_code.__set__(old, new.__code__)
    except ValueError:
        return
    _outlived.append(before)
    old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__
    old.__doc__ = new.__doc__
    old.__annotations__ = new.__annotations__


def _put(cls: type, attribute: str, value: tuple[Any] | None) -> None:
    if value is not None:
        setattr(cls, attribute, value[0])
    elif attribute in vars(cls):
        delattr(cls, attribute)


def _pairs(old: Any, new: Any) -> Iterator[tuple[FunctionType, FunctionType]]:
    ours, theirs = _functions(old), _functions(new)
    if len(ours) == len(theirs):
        yield from ((a, b) for a, b in zip(ours, theirs, strict=True) if a is not None and b is not None and a is not b)


def _functions(value: Any) -> list[FunctionType | None]:
    """The function behind a value; three of a property, and of a wrapper what it wraps too."""
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    if isinstance(value, property):
        return [f if isinstance(f, FunctionType) else None for f in (value.fget, value.fset, value.fdel)]
    found: list[FunctionType | None] = []
    while isinstance(value, FunctionType):
        found.append(value)
        value = value.__dict__.get("__wrapped__")
    return found


def _point_at(value: Any, made: type, old: type) -> None:
    """Zero-argument super() looks its class up in a cell."""
    for function in _functions(value):
        for cell in (function.__closure__ or ()) if function is not None else ():
            try:
                if cell.cell_contents is made:
                    cell.cell_contents = old
            except ValueError:
                continue
