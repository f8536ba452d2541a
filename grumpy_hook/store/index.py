"""From the first import to its image without parsing: which sources were read, and which image came of them.

A row is believed only while every source it names still has the digest it had.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from grumpy_hook.plainjson import dumps, loads
from grumpy_hook.records import Record
from grumpy_hook.store.files import replace_durably
from grumpy_hook.store.keys import ModuleKey

ROWS = 8


class IndexRow(Record):
    """`read` are sources that decided which modules are reached, without being in the image.

    `toolchain` built it: where no Go is installed, an image made elsewhere or earlier is still found.
    """

    modules: tuple[ModuleKey, ...]
    read: tuple[tuple[str, str], ...]
    toolchain: str


class Index:
    def __init__(self, place: str) -> None:
        self._folder = os.path.join(place, "index")

    def find(self, start: str, valid: Callable[[IndexRow], bool]) -> IndexRow | None:
        """`start` is the digest of where the search began: root module, policy, importer, sys.path."""
        return next((row for row in self._rows(start) if valid(row)), None)

    def add(self, start: str, row: IndexRow) -> None:
        """The newest first; an unwritable index only costs the next process a parse."""
        rows = [row, *(old for old in self._rows(start) if old != row)][:ROWS]
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            replace_durably(self._path(start), dumps(rows))
        except OSError:
            return

    def _path(self, start: str) -> str:
        return os.path.join(self._folder, f"{start}.json")

    def _rows(self, start: str) -> list[IndexRow]:
        try:
            with open(self._path(start), "rb") as file:
                raw = loads(file.read())
            return [IndexRow(tuple(ModuleKey(*m) for m in modules), tuple((p, d) for p, d in read), tool) for modules, read, tool in raw]
        except (OSError, ValueError, TypeError):
            return []
