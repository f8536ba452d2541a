"""The loader of one adopted module: the standard source loader, but the body runs compiled.

Everything else a loader answers (get_source, get_data, get_code, resources) is the standard one's. Where
the decision is to interpret, the spec gets the standard loader back and this one is out of the way.
"""

from __future__ import annotations

import threading
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

from grumpy_hook.errors import import_machinery
from grumpy_hook.hook.frames import importer
from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from grumpy_hook.hook.images import Decision, Images


class Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, images: Images) -> None:
        super().__init__(name, path)
        self._images = images
        self._decision: Decision | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The image's module object, or None for a plain one, which the image's body can fill too.

        Finding or building an image takes time, and here the module is locked but not yet in sys.modules.
        Another thread that imports a submodule would hold that one's lock and wait for ours, while our body
        wants it: a deadlock that CPython detects and raises (its own imports leave only a tiny window for
        it). So with other threads about, the decision waits for exec_module.
        """
        if _other_threads() and not self._images.planned(spec.name):
            return None
        try:
            decision = self._decide(spec)
        except OSError:
            decision = None  # the standard loader says so in CPython's words
        if decision is None or decision.image is None:
            spec.loader = SourceFileLoader(self.name, self.path)
            return None
        self._decision = decision
        module: ModuleType | None = decision.image.create_module(spec)
        return module

    @import_machinery
    def exec_module(self, module: ModuleType) -> None:
        decision, self._decision = self._decision, None
        if decision is None and module.__spec__ is not None:
            decision = self._decide(module.__spec__)
        if decision is None or decision.image is None or decision.code is None:
            plain = SourceFileLoader(self.name, self.path)
            if module.__spec__ is not None:
                module.__spec__.loader = module.__loader__ = plain
            plain.exec_module(module)
        else:
            decision.image.exec_module(module, decision.code)

    def _decide(self, spec: ModuleSpec) -> Decision:
        is_package = spec.submodule_search_locations is not None
        return self._images.decide(spec.name, self.path, is_package, importer(spec.name))


def _other_threads() -> bool:
    """Threads of the program, that is: those that watch files for us import nothing."""
    return any(
        thread is not threading.current_thread() and not type(thread).__module__.startswith("watchdog.") and not thread.name.startswith("grumpy-")
        for thread in threading.enumerate()
    )
