"""Which image a Go package comes from.

Objects of two images are strangers to each other, so all the packages that a program names are bound in one:
those that the importing file and the script import, those of earlier runs of the script, and the configured
ones. A package that is imported later on gets an image of its own, and its name is remembered, so that the
script's next start binds it with the others.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from grumpy_hook import log
from grumpy_hook.build.toolchain import Toolchain, discover
from grumpy_hook.config import Config
from grumpy_hook.gopkg import builtin, goroutines, helpers, images
from grumpy_hook.gopkg.binding import Binding
from grumpy_hook.gopkg.catalog import Catalog
from grumpy_hook.gopkg.imports import imported
from grumpy_hook.gopkg.modules import NONE, Locked, locked
from grumpy_hook.gopkg.spelling import BUILTIN, module_name, parts
from grumpy_hook.store import Entry, Store, open_store
from grumpy_hook.store.keys import ModuleKey
from grumpy_hook.store.remembered import remember, remembered

if TYPE_CHECKING:
    from grumpy_hook.gopkg.module import GoModule

_loaded: dict[str, Binding] = {}
_lock = threading.RLock()


class Packages:
    """The Go packages of one hook."""

    def __init__(self, config: Config, open_library: Callable[[Entry, Store], Any]) -> None:
        self._config = config
        self._open_library = open_library

    @cached_property
    def _store(self) -> Store:
        return open_store(self._config.cache_dir, self._config.cache_size)

    @cached_property
    def _toolchain(self) -> Toolchain:
        return discover(self._config, self._store.memo)

    @cached_property
    def _locked(self) -> Locked:
        if not self._config.go_modules:
            return NONE
        go, _ = self._toolchain.require()
        return locked(self._config, go.command, self._store.go_cache)

    @cached_property
    def catalog(self) -> Catalog:
        return Catalog(self._toolchain, self._store.memo, self._locked.modules)

    def load(self, path: str) -> Binding:
        """The binding that holds a package, its image built and loaded where this process has none yet."""
        with _lock:
            if path not in _loaded:
                self._load(path)
            return _loaded[path]

    def _load(self, path: str | None) -> None:
        script = _script()
        wanted = {*([path] if path else []), *self._named(), *self._config.go_packages, *self._remembered()}
        wanted = {p for p in wanted if p not in _loaded and p != BUILTIN} or {"errors"}
        if _loaded:
            log.say(f"{path} gets an image of its own: to it, objects of the other packages are strangers until the next start", "verbose")
        binding = self.open(wanted)
        _loaded.update(dict.fromkeys(binding.paths, binding))
        remember(self._store.place, "go", script, _loaded)

    def open(self, paths: Iterable[str]) -> Binding:
        """Loads one image with exactly these packages."""
        entry = images.fetch(self._store, paths, self._toolchain, self._locked, self._config.build_timeout)
        return _bind(self._open_library(entry, self._store), entry)

    def keys(self, texts: Iterable[bytes]) -> tuple[ModuleKey, ...]:
        """The packages that sources import, and with them those that earlier runs needed, to be bound in the
        image that is made of them; those that are loaded already stay where they are."""
        names = {name for text in texts for name in imported(text)}
        if not names:
            return ()
        names |= {module_name(path) for path in self._remembered()}
        found = {path for name in names if (path := self._find(name)) is not None} | set(self._config.go_packages)
        with _lock:
            return images.keys((p for p in found if p not in _loaded and p != BUILTIN), self._locked)

    def covered(self, keys: Iterable[ModuleKey]) -> bool:
        """Whether an image with these packages has all that earlier runs needed."""
        return self._remembered() <= {key.path for key in keys} | _loaded.keys()

    def _remembered(self) -> frozenset[str]:
        return remembered(self._store.place, "go", _script())

    def unchanged(self, key: ModuleKey) -> bool:
        """Whether a package of an image known from earlier is still what would be bound today."""
        return key == images.keys([key.path], self._locked)[0]

    def locked(self) -> Locked:
        return self._locked

    def adopt(self, image: Any, entry: Entry) -> None:
        """An image of compiled modules was loaded, which may bind packages too."""
        paths = images.packages_of(entry)
        if paths:
            with _lock:
                binding = _bind(image, entry)
                _loaded.update((path, binding) for path in paths if path not in _loaded)

    def _named(self) -> set[str]:
        """What the files of the frames that led here, and the script, import."""
        found: set[str] = set()
        for file in {_script(), *_importers()}:
            try:
                with open(file, "rb") as source:
                    names = imported(source.read())
            except OSError:
                continue
            found.update(path for name in names if (path := self._find(name)) is not None)
        return found

    def _find(self, name: str) -> str | None:
        return self.catalog.find(parts(name))

    def fill_builtin(self, module: GoModule) -> None:
        """`__go__.builtin` needs any image: its types are Go's own."""
        with _lock:
            if not _loaded:
                self._load(None)
            builtin.fill(module, next(iter(_loaded.values())))


def _bind(image: Any, entry: Entry) -> Binding:
    binding = Binding(image, images.descriptions(entry), helpers)
    goroutines.provide(binding.spawn)
    return binding


def _script() -> str:
    return os.path.abspath(getattr(sys.modules.get("__main__"), "__file__", None) or "")


def _importers() -> set[str]:
    files = set()
    frame = sys._getframe(1)
    while frame is not None:
        files.add(frame.f_code.co_filename)
        frame = frame.f_back  # type: ignore[assignment]
    return {name for name in files if name.endswith(".py") and os.path.isabs(name)}
