"""Installing and uninstalling hooks, and what all of them did: the handles behind install() and status()."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import TracebackType

from grumpy_hook import log
from grumpy_hook.config import Config
from grumpy_hook.hook.finder import Finder
from grumpy_hook.hook.frames import Importer
from grumpy_hook.hook.golang import GoImports
from grumpy_hook.hook.images import Decision
from grumpy_hook.hook.status import Hosted, ModuleStatus
from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from grumpy_hook.hook.events import Event
    from grumpy_hook.hook.watch import Watcher

_hooks: list[Hook] = []


class Hook:
    """One installed hook. As a context manager it uninstalls itself at the end of the block.

    Modules that were imported through it stay as they are.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self._go: GoImports | None = None if config.disable else GoImports(config)
        self._finder: Finder | None = None if self._go is None else Finder(config, self._go)
        self._watcher: Watcher | None = None
        self._callbacks: list[Callable[[Event], object]] = []

    def install(self) -> Hook:
        if self._finder is not None:
            sys.meta_path.insert(0, self._finder)
            sys.meta_path.insert(1, self._go)  # type: ignore[arg-type]
            _hooks.append(self)
            if self.config.watch:
                self._watch(self._finder)
        return self

    def _watch(self, finder: Finder) -> None:
        from grumpy_hook.hook.watch import Watcher  # watchdog, only where it is asked for

        self._watcher = Watcher(finder.images, self.config.watch_limit, self.config.watch_restart)
        self._watcher.callbacks += self._callbacks
        finder.images.on_use = self._watcher.add

    def uninstall(self) -> None:
        """Twice is as good as once."""
        if self._watcher is not None and self._finder is not None:
            self._finder.images.on_use = None
            self._watcher.stop()
            self._watcher = None
        for finder in (self._finder, self._go):
            if finder in sys.meta_path:
                sys.meta_path.remove(finder)

    def on_event(self, callback: Callable[[Event], object]) -> None:
        """`callback` gets an Event (see events.py) for each swap, failure and deletion, in the watcher's thread."""
        self._callbacks.append(callback)
        if self._watcher is not None:
            self._watcher.callbacks.append(callback)

    def status(self) -> dict[str, ModuleStatus]:
        if self._finder is None:
            return {}
        return {name: _with_left(decision.status) for name, decision in sorted(self._finder.images.used.items())}

    def decide(self, name: str, path: str, importer: Importer) -> Decision | None:
        """How a module that no finder looks up (a script) is to run; None when the hook is disabled."""
        return None if self._finder is None else self._finder.images.decide(name, path, False, importer)

    def __enter__(self) -> Hook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.uninstall()

    def _after_fork(self) -> None:
        if self._finder is not None:
            self._finder.images.reset_after_fork()


def install(config: Config) -> Hook:
    log.set_level(config.log)
    limits = config.gc_percent, config.memory_limit, config.processors
    if config.profile is not None or limits != (None, None, None):
        from grumpy_hook.load import image  # ctypes, only where it is needed before any import

        image.profile_folder, image.go_limits = config.profile, limits
    return Hook(config).install()


def uninstall_all() -> None:
    for hook in _hooks:
        hook.uninstall()


def _with_left(found: ModuleStatus) -> ModuleStatus:
    """With what the image has left to CPython meanwhile."""
    leaving = sys.modules.get("grumpy_hook.load.leaving")  # there once an image is loaded
    more = tuple(Hosted(*function, reason) for function, reason in leaving.left.get(found.name, {}).items()) if leaving else ()
    return found._replace(hosted=(*found.hosted, *more)) if more else found


def status() -> dict[str, ModuleStatus]:
    """Of all hooks of this process, uninstalled ones too; the latest hook's word wins."""
    merged: dict[str, ModuleStatus] = {}
    for hook in _hooks:
        merged.update(hook.status())
    return merged


def _after_fork_in_child() -> None:
    for hook in _hooks:
        hook._after_fork()


os.register_at_fork(after_in_child=_after_fork_in_child)
