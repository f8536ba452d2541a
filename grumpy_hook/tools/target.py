"""What a person names on the command line, a module or a file, as a source; nothing is imported for it."""

from __future__ import annotations

import os
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader

from grumpy_hook.errors import GrumpyError
from grumpy_hook.source import Source


def add_working_folder() -> None:
    """As `python -m` does, so that the user's modules are found."""
    if sys.path[:1] != [os.getcwd()]:
        sys.path.insert(0, os.getcwd())


def source_of(target: str) -> Source:
    """`target` is a module name, or a path to a Python file."""
    if target.endswith(".py") or os.sep in target:
        if not os.path.isfile(target):
            raise GrumpyError(f"no such file: {target}")
        name, is_package = name_of_file(os.path.abspath(target))
        return Source.read(name, os.path.abspath(target), is_package)
    spec = find(target)
    if spec is None:
        raise GrumpyError(f"no module named {target!r}", "name a module that can be imported from this folder, or a file")
    if type(spec.loader) is not SourceFileLoader or spec.origin is None:
        raise GrumpyError(f"{target} is not a module of Python source")
    return Source.read(target, spec.origin, spec.submodule_search_locations is not None)


def find(name: str) -> ModuleSpec | None:
    """The spec of a dotted name, found through its packages' folders without running them."""
    path = None
    spec: ModuleSpec | None = None
    parts = name.split(".")
    for i in range(len(parts)):
        spec = PathFinder.find_spec(".".join(parts[: i + 1]), path)
        if spec is None:
            return None
        path = None if spec.submodule_search_locations is None else list(spec.submodule_search_locations)
        if path is None and i + 1 < len(parts):
            return None
    return spec


def name_of_file(path: str) -> tuple[str, bool]:
    """The dotted name under which a file is imported, and whether it is a package."""
    folder, file = os.path.split(path)
    stem = file.removesuffix(".py")
    parts = [] if stem == "__init__" else [stem]
    while os.path.isfile(os.path.join(folder, "__init__.py")):
        folder, part = os.path.split(folder)
        parts.insert(0, part)
    return ".".join(parts) or stem, stem == "__init__"
