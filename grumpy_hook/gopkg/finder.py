"""The meta path finder of `__go__`: its packages are Go's, built, cached and loaded when they are imported."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType

from grumpy_hook.errors import GrumpyError, GrumpyImportError
from grumpy_hook.gopkg.module import GoModule, fill, unloaded
from grumpy_hook.gopkg.packages import Packages
from grumpy_hook.gopkg.spelling import BUILTIN, ROOT, parts


class GoFinder:
    def __init__(self, packages: Packages) -> None:
        self.packages = packages

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != ROOT and not name.startswith(ROOT + "."):
            return None
        try:
            found = None if name == ROOT else self.packages.catalog.find(parts(name))
            if found is None and name != ROOT and not self.packages.catalog.is_parent(parts(name)):
                return None
        except GrumpyError as error:
            raise GrumpyImportError(f"{name} cannot be imported: {error}", name=name, path=None) from error
        origin = "Go packages" if found is None else f"Go package {found}"
        spec = ModuleSpec(name, GoLoader(self.packages, found), origin=origin, is_package=True)
        spec.submodule_search_locations = []
        return spec


class GoLoader(Loader):
    """Loads one Go package; `path` is None for a name that only leads to packages."""

    def __init__(self, packages: Packages, path: str | None) -> None:
        self._packages = packages
        self._path = path

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return GoModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        assert isinstance(module, GoModule)
        if self._path is None:
            return
        if self._path == BUILTIN:
            self._packages.fill_builtin(module)
            return
        if self._is_on_the_way(module.__name__):
            unloaded(module, self._path, self._packages.load)
            return
        try:
            fill(module, self._path, self._packages.load(self._path))
        except GrumpyError as error:
            raise GrumpyImportError(f"{module.__name__} cannot be imported: {error}", name=module.__name__, path=None) from error

    def _is_on_the_way(self, name: str) -> bool:
        """Whether the import asks for a module below this one, which needs this one only as its parent."""
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename.startswith("<frozen importlib._bootstrap"):
                asked = frame.f_locals.get("name")
                if isinstance(asked, str) and asked.startswith(name + "."):
                    return True
            frame = frame.f_back  # type: ignore[assignment]
        return False
