"""Modules that imported names directly (`from app.core import f`) get the new objects of a swapped module."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

VALUES = (int, float, complex, str, bytes, bool, type(None), tuple, frozenset)


def rebind(name: str, changed: Mapping[str, tuple[Any, Any]], texts: Mapping[str, str]) -> None:
    """`changed` are globals of the module `name`, old and new; `texts` the sources of modules whose
    namespaces are better not listed, because a listing makes a compiled module publish everything."""
    if not changed:
        return
    for other, text in texts.items():
        module = sys.modules.get(other)
        if module is not None and other != name:
            for original, local in _imported(text, other, module, name):
                _replace(module, local, changed.get(original))
    objects = {id(old): new for old, new in changed.values() if isinstance(old, (FunctionType, type))}
    for other, module in list(sys.modules.items()):
        if other not in texts and type(module) is ModuleType:
            for local, value in list(vars(module).items()):
                if id(value) in objects:
                    setattr(module, local, objects[id(value)])


def _replace(module: ModuleType, local: str, change: tuple[Any, Any] | None) -> None:
    """Unless the importing module gave the name another value since."""
    if change is not None and _same(getattr(module, local, None), change[0]):
        setattr(module, local, change[1])


def _same(value: Any, old: Any) -> bool:
    return value is old or (isinstance(old, VALUES) and type(value) is type(old) and value == old)


def _imported(text: str, importer: str, module: ModuleType, name: str) -> Iterator[tuple[str, str]]:
    """(original, local) of the names that `from name import ...` at module level binds."""
    if name.rpartition(".")[2] not in text:
        return
    package = importer if hasattr(module, "__path__") else importer.rpartition(".")[0]
    pending: list[ast.AST] = [ast.parse(text)]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.ImportFrom) and _target(node, package) == name:
            for alias in node.names:
                if alias.name == "*":
                    exported = vars(sys.modules[name])
                    yield from ((n, n) for n in exported if not n.startswith("_"))
                else:
                    yield alias.name, alias.asname or alias.name
        elif isinstance(node, (ast.Module, ast.If, ast.Try, ast.With)):
            pending.extend(ast.iter_child_nodes(node))


def _target(node: ast.ImportFrom, package: str) -> str | None:
    base = "." * node.level + (node.module or "")
    try:
        return importlib.util.resolve_name(base, package) if node.level else base
    except ImportError:
        return None
