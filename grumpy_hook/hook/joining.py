"""Modules that a program finds only as it runs, and their place in its first image from the next start on.

Objects of two images are strangers to each other: calls between them pass through CPython. What a search of
import statements does not see (plugins, modules imported by name) gets an image of its own when it is met,
and is remembered under the start of the first search, which then reaches it too.
"""

from __future__ import annotations

from collections.abc import Iterable

from grumpy_hook.hook.shelf import Shelf
from grumpy_hook.store.index import IndexRow
from grumpy_hook.store.remembered import remember, remembered

KIND = "joined"
NOT_FOUND = "?"  # marks a name that a search does not find: the program finds it in a way of its own
FAILED = "!"  # marks the key of an image that could not be built


class Joining:
    """What one process learns, and what earlier ones did."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._first: str | None = None

    def loaded(self, name: str, start: str) -> None:
        """An image was loaded for the import of the module `name`; the process's first one takes in the others."""
        if self._first is None:
            self._first = start
        elif start != self._first:
            old = self._all(self._first)
            if NOT_FOUND + name not in old:
                self._write(self._first, old | {name})

    def names(self, start: str) -> list[str]:
        """The modules to search from, beside the import itself."""
        return sorted(name for name in self._all(start) if name[0] not in NOT_FOUND + FAILED)

    def reached(self, start: str, row: IndexRow, missing: Iterable[str]) -> bool:
        """Whether the search found any of those that were missing; the others are not looked for again."""
        found = {module.name for module in row.modules}
        lost = {name for name in missing if name not in found}
        if lost:
            self._write(start, (self._all(start) - lost) | {NOT_FOUND + name for name in lost})
        return not lost.issuperset(missing)

    def may_build(self, start: str, row: IndexRow) -> bool:
        return FAILED + self._shelf.key(row) not in self._all(start)

    def failed(self, start: str, row: IndexRow) -> None:
        """The same image is not tried again; after a change of a module, or with another Go, it is."""
        kept = {name for name in self._all(start) if not name.startswith(FAILED)}
        self._write(start, kept | {FAILED + self._shelf.key(row)})

    def _all(self, start: str) -> frozenset[str]:
        return remembered(self._shelf.store().place, KIND, start)

    def _write(self, start: str, names: Iterable[str]) -> None:
        remember(self._shelf.store().place, KIND, start, names)
