"""Go packages under `__go__`: what a process without them pays is one comparison an import."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

from grumpy_hook.config import Config
from grumpy_hook.hook.shelf import open_library

if TYPE_CHECKING:
    from grumpy_hook.gopkg.finder import GoFinder

ROOT = "__go__"


class GoImports:
    """The finder on sys.meta_path; the real one is made at the first import below `__go__`."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._finder: GoFinder | None = None

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != ROOT and not name.startswith(ROOT + "."):
            return None
        if self._finder is None:
            from grumpy_hook.gopkg.finder import GoFinder
            from grumpy_hook.gopkg.packages import Packages

            self._finder = GoFinder(Packages(self._config, open_library))
        return self._finder.find_spec(name, path, target)
