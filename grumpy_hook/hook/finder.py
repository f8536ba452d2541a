"""The meta path finder: the standard finders' spec, with our loader where the policy adopts the module.

Only plain source files are touched. What another import hook, a zip file or an extension module provides
stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

from grumpy_hook.config import Config
from grumpy_hook.hook.golang import GoImports
from grumpy_hook.hook.images import Images
from grumpy_hook.hook.loader import Loader
from grumpy_hook.hook.policy import Policy
from grumpy_hook.hook.specs import standard_spec


class Finder:
    def __init__(self, config: Config, go: GoImports | None = None) -> None:
        self._policy = Policy(config)
        self.images = Images(config, self._policy, self._look_up, go or GoImports(config))

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if self.images.busy() or not self._policy.wants(name):
            return None
        spec = standard_spec(name, path, target, skip=self)
        if spec is None or type(spec.loader) is not SourceFileLoader or spec.origin is None or not spec.has_location:
            return None
        if not self._policy.adopts(name, spec.origin):
            return None
        spec.loader = Loader(spec.loader.name, spec.loader.path, self.images)
        return spec

    def _look_up(self, name: str, path: Sequence[str] | None) -> ModuleSpec | None:
        """For the search of what an import can reach: a finder that breaks on a name ends only that branch."""
        try:
            return standard_spec(name, path, None, skip=self)
        except (ImportError, AttributeError, KeyError, ValueError):
            return None
