"""The Go packages that a source file imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grumpy_hook.gopkg.spelling import ROOT


def imported(text: bytes) -> frozenset[str]:
    """Module names below `__go__` in import statements anywhere in a source; nothing of what does not parse.

    `from __go__.a import b` can mean the package a or the package a/b, so both are named.
    """
    if ROOT.encode() not in text:
        return frozenset()
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return frozenset()
    return frozenset(name for node in ast.walk(tree) for name in _names(node) if name.startswith(ROOT + "."))


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name
    elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
        yield node.module
        for alias in node.names:
            yield f"{node.module}.{alias.name}"
    elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
        # importlib.import_module("__go__.x"), pytest.importorskip and the like
        yield node.args[0].value
