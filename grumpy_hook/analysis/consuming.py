"""Generator expressions that are the whole argument of a built-in which uses them up before it returns."""

from __future__ import annotations

import ast

CONSUMERS = frozenset({"all", "any", "list", "max", "min", "set", "sorted", "sum", "tuple"})
KEYWORDS = {"sorted": frozenset({"key", "reverse"})}
# What a generator expression's own frame would answer.
_OF_THE_FRAME = frozenset({"locals", "vars", "dir", "eval", "exec", "super", "__class__"})
_STOPPING = (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)


def consumed(node: ast.Call) -> ast.GeneratorExp | None:
    """The generator expression of ``sum(x for ...)`` or ``sep.join(x for ...)``, when its loop may as well run in the
    function around it. Whether the name is the built-in's is for others to find out."""
    if len(node.args) != 1 or not isinstance(node.args[0], ast.GeneratorExp):
        return None
    name = consumer(node)
    if name is None or not {keyword.arg for keyword in node.keywords} <= KEYWORDS.get(name, frozenset()):
        return None
    found = node.args[0]
    if any(clause.is_async for clause in found.generators):
        return None
    for inner in ast.walk(found):
        if isinstance(inner, _STOPPING) or (isinstance(inner, ast.Name) and inner.id in _OF_THE_FRAME):
            return None
    return found


def consumer(node: ast.Call) -> str | None:
    """The name of the built-in function, or "join" for the method of str."""
    if isinstance(node.func, ast.Name):
        return node.func.id if node.func.id in CONSUMERS else None
    if isinstance(node.func, ast.Attribute) and node.func.attr == "join":
        return "join"
    return None
