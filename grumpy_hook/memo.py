"""Answers about files, remembered in one JSON file for as long as the files' stat stays the same.

A warm import must neither start a process to ask a compiler's version nor hash a tree again.
Used only for the toolchain and our own installed files; the user's sources are always hashed.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from grumpy_hook.plainjson import dumps, loads


class Memo:
    """Without a path, or where the file cannot be written, it only remembers within the process."""

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._known: dict[str, list[str]] | None = None

    def get(self, question: str, stamp: str, answer: Callable[[], str]) -> str:
        known = self._load()
        row = known.get(question)
        if row is not None and row[0] == stamp:
            return row[1]
        found = answer()
        known[question] = [stamp, found]
        self._save()
        return found

    def _load(self) -> dict[str, list[str]]:
        if self._known is None:
            self._known = {}
            if self._path:
                try:
                    with open(self._path, "rb") as file:
                        self._known = {str(name): [str(stamp), str(text)] for name, (stamp, text) in loads(file.read()).items()}
                except (OSError, ValueError, TypeError, AttributeError):
                    self._known = {}
        return self._known

    def _save(self) -> None:
        if not self._path:
            return
        aside = f"{self._path}.{os.getpid()}.{threading.get_ident()}"
        try:
            with open(aside, "wb") as file:
                file.write(dumps(self._known))
            os.replace(aside, self._path)
        except OSError:
            return


def stamp(path: str) -> str:
    """What changes whenever the file at `path` does."""
    stat = os.stat(path)
    return f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}"
