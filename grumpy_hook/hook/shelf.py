"""From a set of modules to their image: in the store, built ahead in a wider set, or built now."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from grumpy_hook import log
from grumpy_hook.build.toolchain import Toolchain, discover
from grumpy_hook.config import Config
from grumpy_hook.errors import StoreError
from grumpy_hook.hook.surroundings import check
from grumpy_hook.records import TYPE_CHECKING
from grumpy_hook.store import Entry, Miss, Store, open_store
from grumpy_hook.store.index import Index, IndexRow
from grumpy_hook.store.keys import base_key, image_key

if TYPE_CHECKING:
    from grumpy_hook.hook.golang import GoImports
    from grumpy_hook.load.image import Image

AHEAD = "ahead"
MOST = 180  # the 215th Go runtime of a process finds no room for its thread-local storage

_opened: dict[str, int] = {}
_images: dict[str, tuple[Image, int]] = {}  # by path, with the memory that loading took


class Shelf:
    """The store and the toolchain of one hook, opened at the first need."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._store: Store | None = None
        self._toolchain: Toolchain | None = None
        self._base: str | None = None

    def store(self) -> Store:
        if self._store is None:
            self._store = open_store(self._config.cache_dir, self._config.cache_size)
        return self._store

    def toolchain(self) -> Toolchain:
        if self._toolchain is None:
            self._toolchain = discover(self._config, self.store().memo)
        return self._toolchain

    def index(self) -> Index:
        return Index(self.store().place)

    def find(self, row: IndexRow, taken: Callable[[str], bool]) -> Entry | Miss:
        """The row's own image, or one built ahead of more modules, none of them `taken` (living elsewhere
        in this process)."""
        found = self._stored(row)
        if isinstance(found, Entry):
            return found
        wider = self.index().find(AHEAD, lambda other: _holds(other, row, taken))
        return found if wider is None else self._stored(wider)

    def build(
        self, row: IndexRow, miss: Miss, texts: Mapping[str, str] | None = None, go: GoImports | None = None
    ) -> tuple[Entry, bool]:
        """A new image, and whether another process built it meanwhile. `texts` stand in for the files; `go`
        knows the versions of the Go packages in the row."""
        names = ", ".join(m.name for m in row.modules[:3]) + (", ..." if len(row.modules) > 3 else "")
        log.say(f"no image for {names}: {miss.reason}", "verbose")
        from grumpy_hook.hook.compiling import build_entry  # the compiler, which a warm import never loads

        return build_entry(self.store(), self.key(row), row.modules, self.toolchain(), self._config.build_timeout, texts or {}, go)

    def fetch(
        self, row: IndexRow, taken: Callable[[str], bool], texts: Mapping[str, str] | None = None, go: GoImports | None = None
    ) -> tuple[Entry, bool]:
        """The image, and whether it was there already."""
        found = self.find(row, taken)
        return (found, True) if isinstance(found, Entry) else self.build(row, found, texts, go)

    def _stored(self, row: IndexRow) -> Entry | Miss:
        return self.store().open(self.key(row))

    def key(self, row: IndexRow) -> str:
        """Without a toolchain the image that another one built will do."""
        built_by = row.toolchain if self.toolchain().problems else self.toolchain().identity()
        if self._base is None:
            self._base = base_key(self.store().memo)
        return image_key(row.modules, built_by, self._base)


def open_library(entry: Entry, store: Store) -> Image | None:
    """The loaded image; None where the entry is a verdict without one.

    A second life of a module in this process (a fresh import, a reload) needs state of its own, which
    means a file of its own: the dynamic loader maps one file once.
    """
    if entry.image is None:
        return None
    check()
    from grumpy_hook.load.image import open_image  # ctypes, and only now

    if sum(_opened.values()) >= MOST:
        raise StoreError(f"this process has loaded {MOST} images, and none can be unloaded", "restart it")
    key = entry.manifest.key
    lives = _opened.get(key, 0)
    path = entry.image if lives == 0 else _copy(entry.image, lives, store)
    _opened[key] = lives + 1
    before = _resident()
    image = open_image(path)
    _images[path] = (image, max(_resident() - before, 0))
    return image


def loaded_images() -> list[Image]:
    return [image for image, _ in _images.values()]


def image_bytes(path: str) -> int:
    """What loading the image at `path` took; 0 where it is loaded from a copy elsewhere."""
    return _images[path][1] if path in _images else 0


def _resident() -> int:
    """Bytes of this process in memory."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _copy(path: str, number: int, store: Store) -> str:
    import shutil  # slow to import, and most processes copy nothing

    copy = os.path.join(store.lasting_workspace(), f"{os.path.basename(os.path.dirname(path))}-{number}.so")
    shutil.copyfile(path, copy)
    return copy


def _holds(wide: IndexRow, row: IndexRow, taken: Callable[[str], bool]) -> bool:
    return set(row.modules) <= set(wide.modules) and not any(taken(m.name) for m in wide.modules if m not in row.modules)
