"""The adopted modules that an import can reach statically: together they make one image.

Nothing is executed: names are looked up with the standard finders, sources are parsed for their import
statements. First-party modules that are not adopted are read too, for what they import.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from typing import NamedTuple

from grumpy_hook.hook.policy import Policy, is_installed
from grumpy_hook.hook.specs import FindSpec
from grumpy_hook.source.text import Source, warned


class Reached(NamedTuple):
    """`read` are the files, with their digests, that led to modules without being one of them."""

    modules: tuple[Source, ...]
    read: tuple[tuple[str, str], ...]


NOTHING = Reached((), ())


class Searcher:
    """One search. `taken` answers whether a module already lives in this process, outside a new image."""

    def __init__(self, policy: Policy, find: FindSpec, taken: Callable[[str], bool]) -> None:
        self._policy = policy
        self._find = find
        self._taken = taken
        self._specs: dict[str, ModuleSpec | None] = {}
        self._modules: dict[str, Source] = {}
        self._read: dict[str, str] = {}
        self._queue: list[str] = []

    def search(self, given: Source | None, roots: Iterable[str], scripts: Iterable[str]) -> Reached:
        """From a module that is adopted as it stands, module names, and files that are not modules
        (the script, the importing file)."""
        seen: set[str] = set()
        if given is not None:
            seen.add(given.name)
            self._queue.append(given.name.rpartition(".")[0])
            self._add(given, adopted=True)
        self._queue.extend(roots)
        for path in dict.fromkeys(scripts):
            self._read_script(path)
        while self._queue:
            name = self._queue.pop()
            if name and name not in seen:
                seen.add(name)
                self._visit(name)
        return Reached(tuple(self._modules[name] for name in sorted(self._modules)), tuple(sorted(self._read.items())))

    def _visit(self, name: str) -> None:
        self._queue.append(name.rpartition(".")[0])
        spec = self._spec(name)
        if spec is None or type(spec.loader) is not SourceFileLoader or spec.origin is None:
            return
        adopted = self._policy.adopts(name, spec.origin) and not self._taken(name)
        if not adopted and not self._policy.first_party(spec.origin):
            return
        source = read(name, spec.origin, spec.submodule_search_locations is not None)
        if source is not None:
            self._add(source, adopted)

    def _add(self, source: Source, adopted: bool) -> None:
        tree = _parse(source)
        if adopted and tree is not None:
            self._modules[source.name] = source
        else:
            self._read[source.path] = source.sha256
        if tree is not None:
            self._queue.extend(_imports(tree, source.package))

    def _read_script(self, path: str) -> None:
        if is_installed(os.path.realpath(path)):
            return
        source = read("__main__", path, False)
        if source is not None:
            self._read[path] = source.sha256
            tree = _parse(source)
            if tree is not None:
                self._queue.extend(_imports(tree, ""))

    def _spec(self, name: str) -> ModuleSpec | None:
        if name not in self._specs:
            self._specs[name] = self._look_up(name)
        return self._specs[name]

    def _look_up(self, name: str) -> ModuleSpec | None:
        parent = name.rpartition(".")[0]
        if not parent:
            return self._find(name, None)
        loaded = sys.modules.get(parent)
        if loaded is not None:
            path = getattr(loaded, "__path__", None)
        else:
            found = self._spec(parent)
            path = None if found is None else found.submodule_search_locations
        if path is None:
            return None
        folders = _plain(path)
        return self._find(name, folders) or _namespace(name, folders)


def _namespace(name: str, folders: Sequence[str]) -> ModuleSpec | None:
    """A namespace package below one that is not imported yet: the standard finder needs the parent for it."""
    own = [path for folder in folders if os.path.isdir(path := os.path.join(folder, name.rpartition(".")[2]))]
    if not own:
        return None
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = own
    return spec


def _plain(path: Iterable[str]) -> list[str]:
    """A namespace package's path asks sys.modules for its parent, which need not be imported yet."""
    try:
        return list(path)
    except KeyError:
        return list(getattr(path, "_path", ()))


def read(name: str, path: str, is_package: bool) -> Source | None:
    try:
        return Source.read(name, path, is_package)
    except (OSError, SyntaxError, ValueError):
        return None  # the plain import says what is wrong, in CPython's words


def _parse(source: Source) -> ast.Module | None:
    """None where CPython's compiler would refuse the text, at whatever stage."""
    try:
        compile(source.text, source.path, "exec", dont_inherit=True)  # first: it warns
        with warned():
            return ast.parse(source.text, source.path)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _imports(tree: ast.AST, package: str) -> Iterator[str]:
    """Every module that an import statement below `tree` may load."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from _from_import(node, package)
        elif isinstance(node, ast.If) and _for_type_checkers(node.test):
            pending.extend(node.orelse)
        elif not isinstance(node, ast.expr):
            pending.extend(ast.iter_child_nodes(node))


def _from_import(node: ast.ImportFrom, package: str) -> Iterator[str]:
    base = "." * node.level + (node.module or "")
    try:
        module = importlib.util.resolve_name(base, package) if node.level else base
    except ImportError:
        return
    yield module
    yield from (f"{module}.{alias.name}" for alias in node.names if alias.name != "*")


def _for_type_checkers(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"
