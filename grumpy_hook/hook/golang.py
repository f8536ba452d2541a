"""Go packages under `__go__`: what a process without them pays is one comparison an import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

from grumpy_hook.config import Config
from grumpy_hook.errors import GrumpyError, GrumpyImportError
from grumpy_hook.gopkg.spelling import ROOT, is_go
from grumpy_hook.hook.shelf import open_library
from grumpy_hook.hook.surroundings import check
from grumpy_hook.records import TYPE_CHECKING
from grumpy_hook.store import Entry
from grumpy_hook.store.keys import ModuleKey

if TYPE_CHECKING:
    from grumpy_hook.gopkg.finder import GoFinder
    from grumpy_hook.gopkg.modules import Locked
    from grumpy_hook.load.image import Image


class GoImports:
    """The finder on sys.meta_path; the real one is made at the first import below `__go__`."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._finder: GoFinder | None = None

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != ROOT and not name.startswith(ROOT + "."):
            return None
        try:
            check()
        except GrumpyError as error:
            raise GrumpyImportError(f"{name} cannot be imported: {error}", name=name, path=None) from error
        return self._made().find_spec(name, path, target)

    def _made(self) -> GoFinder:
        if self._finder is None:
            from grumpy_hook.gopkg.finder import GoFinder
            from grumpy_hook.gopkg.packages import Packages

            self._finder = GoFinder(Packages(self._config, open_library))
        return self._finder

    def keys(self, texts: Iterable[bytes]) -> tuple[ModuleKey, ...]:
        """The Go packages that sources import, which belong into their image."""
        texts = [text for text in texts if ROOT.encode() in text]
        return self._made().packages.keys(texts) if texts else ()

    def unchanged(self, key: ModuleKey) -> bool:
        return self._made().packages.unchanged(key)

    def covers(self, keys: Iterable[ModuleKey]) -> bool:
        """Whether an image with these Go packages needs no second one beside it, as far as earlier runs tell."""
        keys = [key for key in keys if is_go(key.name)]
        return not keys or self._made().packages.covered(keys)

    def locked(self) -> Locked:
        return self._made().packages.locked()

    def adopt(self, image: Image, entry: Entry) -> None:
        """The packages that a new image of compiled modules binds are imported from it."""
        if any(is_go(module.name) for module in entry.modules()):
            self._made().packages.adopt(image, entry)

