"""Code that is too large: Go needs time and memory for a function that grow faster than the function."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

MAX_FUNCTION = 5_000  # parts; about 700 dense lines
MAX_STATEMENT = 6_000  # of the module itself: tables of data are straight code
MAX_BODY = 6_000  # of all statements of a module together
MAX_CONSTANTS = 30_000  # in one of these: Go takes 14 KB for each

_OWN = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_FREE = (ast.Constant, ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)


def parts(nodes: Iterable[ast.AST], most: int) -> int:
    """How many statements and expressions there are, without constants and what is inside other functions and
    classes; counting stops soon after `most`. Too many constants are more than `most`."""
    count = constants = 0
    pending: list[Iterator[ast.AST]] = [iter(nodes)]
    while pending and count <= most:
        node = next(pending[-1], None)
        if node is None:
            pending.pop()
        elif isinstance(node, ast.Constant):
            constants += 1
            if constants > MAX_CONSTANTS:
                return most + 1
        elif not isinstance(node, _FREE):
            count += 1
            if not isinstance(node, _OWN):
                pending.append(ast.iter_child_nodes(node))
    return count
