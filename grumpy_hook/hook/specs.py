"""What the standard finders find: the hook only narrows it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

FindSpec = Callable[[str, "Sequence[str] | None"], "ModuleSpec | None"]


def standard_spec(name: str, path: Sequence[str] | None, target: ModuleType | None, skip: object) -> ModuleSpec | None:
    """The first spec of the finders that stand behind `skip` on sys.meta_path."""
    finders = sys.meta_path
    start = next((i + 1 for i, finder in enumerate(finders) if finder is skip), 0)
    for finder in finders[start:]:
        find_spec = getattr(finder, "find_spec", None)
        spec: ModuleSpec | None = None if find_spec is None else find_spec(name, path, target)
        if spec is not None:
            return spec
    return None


def locate(name: str) -> ModuleSpec | None:
    """The spec of a dotted name, found through its packages' folders without running them."""
    path: Sequence[str] | None = None
    spec: ModuleSpec | None = None
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        spec = PathFinder.find_spec(".".join(parts[:count]), path)
        if spec is None:
            return None
        path = list(spec.submodule_search_locations or ())
    return spec
