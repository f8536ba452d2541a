"""Compiling a text that stands in no file, and running it in the namespace of a living module: notebook cells."""

from __future__ import annotations

import linecache
from types import ModuleType
from typing import NamedTuple

from grumpy_hook.config import Config
from grumpy_hook.errors import GrumpyError
from grumpy_hook.hashing import digest
from grumpy_hook.hook.shelf import Shelf, open_library
from grumpy_hook.store.index import IndexRow
from grumpy_hook.store.keys import ModuleKey


class Ran(NamedTuple):
    """`reason` says why the text was interpreted, None where it was compiled."""

    seconds: float
    reason: str | None


class Cells:
    """The texts of one session; an unchanged one is found in the store, by a later session too."""

    def __init__(self, config: Config) -> None:
        self._shelf = Shelf(config)

    def run(self, text: str, module: ModuleType, shown: str) -> Ran:
        """What the text raises passes through. Raises SyntaxError as CPython does. Tracebacks show `shown`, which
        starts with the text."""
        sha256 = digest(text.encode("utf-8", "surrogatepass"))
        path = path_of(text)
        code = compile(text, path, "exec", dont_inherit=True)
        linecache.cache[path] = (len(shown), None, shown.splitlines(keepends=True), path)
        key = ModuleKey(module.__name__, path, False, sha256)
        try:
            row = IndexRow((key,), (), self._shelf.toolchain().identity())
            entry, hit = self._shelf.fetch(row, lambda name: True, {key.name: text})
            image = open_library(entry, self._shelf.store())
        except (GrumpyError, OSError) as error:
            exec(code, module.__dict__)
            return Ran(0.0, str(error))
        found = entry.manifest.module(key.name)
        if image is None or found is None or found.rejected is not None:
            exec(code, module.__dict__)
            return Ran(entry.manifest.build_seconds, found.rejected if found is not None else None)
        image.exec_module(module, code)
        return Ran(0.0 if hit else entry.manifest.build_seconds, None)


def path_of(text: str) -> str:
    """The name of a text in tracebacks; the same for the same text, so that its image is found again."""
    return f"<grumpy cell {digest(text.encode('utf-8', 'surrogatepass'))[:12]}>"
