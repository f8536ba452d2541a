"""Iterators of CPython's own that stand where compiled ones stand."""

from __future__ import annotations

import builtins
import warnings
from itertools import chain

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

__all__ = ["library_iterator", "make_iterator"]


def make_iterator(make: str, args: tuple[Any, ...], strict: bool, state: Any, skip: int) -> Any:
    """The iterator that a built-in makes of these arguments, moved on by a state and by some items."""
    made = getattr(builtins, make)(*args, **({"strict": True} if strict else {}))
    if state is not None:
        made.__setstate__(state)
    for _ in range(skip):
        next(made, None)
    return made


def library_iterator(name: str, cls: Any, args: tuple[Any, ...]) -> Any:
    """The iterator of a class of the library; args are what goruntime/object/libraryparts.go says of it."""
    return _MAKERS.get(name, lambda cls, *args: cls(*args))(cls, *args)


def _chain(cls: Any, source: Iterator[Any] | None, active: Iterator[Any] | None) -> Any:
    if source is None:
        return cls()
    return cls.from_iterable(source if active is None else chain([active], source))


def _islice(cls: Any, it: Iterator[Any] | None, start: int, stop: int | None, step: int) -> Any:
    return cls(() if it is None else it, start, stop, step)


def _cycle(cls: Any, it: Iterator[Any] | None, saved: list[Any], at: int) -> Any:
    made = cls(saved if it is None else chain(saved, it))
    for _ in range(at if it is None else len(saved)):
        next(made)
    return made


def _accumulate(cls: Any, it: Iterator[Any], func: Any, initial: Any, total: Any, begun: bool) -> Any:
    if not begun:
        return cls(it, func, initial=initial)
    made = cls(chain([total], it), func)
    next(made)
    return made


def _groupby(cls: Any, it: Iterator[Any], key: Any, *state: Any) -> Any:
    return _set(cls(it, key), state or None)


def _zip_longest(cls: Any, fill: Any, *its: Iterator[Any] | None) -> Any:
    return cls(*[() if it is None else it for it in its], fillvalue=fill)


def _pairwise(cls: Any, it: Iterator[Any] | None, old: Any, begun: bool) -> Any:
    if it is None:
        return cls(())
    return cls(chain([old], it) if begun else it)


def _takewhile(cls: Any, func: Any, it: Iterator[Any], done: bool) -> Any:
    return cls(func, () if done else it)


def _dropwhile(cls: Any, func: Any, it: Iterator[Any], begun: bool) -> Any:
    return _set(cls(func, it), 1) if begun else cls(func, it)


def _filtered(cls: Any, func: Any, it: Iterator[Any], _: bool) -> Any:
    return cls(func, it)


def _compress(cls: Any, selectors: Iterator[Any], data: Iterator[Any], _: bool) -> Any:
    return cls(data, selectors)


def _product(cls: Any, pools: tuple[Any, ...], _: int, state: Any) -> Any:
    if state is False and all(pools):
        return cls(())
    return _set(cls(*pools), None if state is False else state)


def _combining(cls: Any, pools: tuple[Any, ...], length: int, state: Any) -> Any:
    return cls((), 1) if state is False else _set(cls(pools[0], length), state)


def _set(made: Any, state: Any) -> Any:
    if state is not None:
        with warnings.catch_warnings():  # from 3.12 on
            warnings.simplefilter("ignore", DeprecationWarning)
            made.__setstate__(state)
    return made


_MAKERS: dict[str, Callable[..., Any]] = {
    "chain": _chain,
    "islice": _islice,
    "cycle": _cycle,
    "accumulate": _accumulate,
    "groupby": _groupby,
    "zip_longest": _zip_longest,
    "pairwise": _pairwise,
    "takewhile": _takewhile,
    "dropwhile": _dropwhile,
    "filterfalse": _filtered,
    "starmap": _filtered,
    "compress": _compress,
    "product": _product,
    "permutations": _combining,
    "combinations": _combining,
    "combinations_with_replacement": _combining,
}
