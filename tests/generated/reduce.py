"""Makes a mismatch small: statements are taken out and expressions replaced while the two runs still differ.

Many smaller versions of a program are tried at once, as one module.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from pathlib import Path

from tests.generated.batch import Mismatch, compare
from tests.generated.writer import parses

ROUNDS = 60
AT_ONCE = 60


def smaller(mismatch: Mismatch, folder: Path) -> Mismatch:
    """The smallest version found that still differs in the same way (output, crash, refusal)."""
    best, way = mismatch, _way(mismatch)
    tried: set[str] = set()
    for round_ in range(ROUNDS):
        candidates = _candidates(best.program, tried)
        if not candidates:
            return best
        named = [_rename(text, f"r{round_}_{n}") for n, text in enumerate(candidates)]
        outcome = compare(named, folder, f"reduce{round_}")
        found = [m for m in outcome.mismatches if _way(m) == way]
        if found:
            best = min(found, key=lambda m: (len(m.program.splitlines()), len(m.program)))
        elif len(candidates) < AT_ONCE:
            return best
    return best


def _way(mismatch: Mismatch) -> str:
    """An output where there was none of an error is another mismatch than one that is only different."""
    for start in ("crash", "hang", "not compiled"):
        if mismatch.compiled.startswith(start):
            return start
    return "output" if "internal error" not in mismatch.compiled else "internal error"


def _candidates(program: str, tried: set[str]) -> list[str]:
    out: list[str] = []
    for text in _variants(program):
        if text not in tried and text != program and parses(text) and re.search(r"^def case_", text, re.MULTILINE):
            tried.add(text)
            out.append(text)
            if len(out) == AT_ONCE:
                break
    return out


def _variants(program: str) -> Iterator[str]:
    tree = ast.parse(program)
    lists = _lists(tree)
    for size in (8, 4, 2, 1):
        for at, (node, field) in enumerate(lists):
            items = getattr(node, field)
            for start in range(0, len(items), size):
                if len(items) >= size or size == 1:
                    yield _without(tree, at, start, size)
    for at, (node, field) in enumerate(lists):
        for n, item in enumerate(getattr(node, field)):
            if isinstance(item, (ast.If, ast.For, ast.While, ast.With, ast.Try)):
                yield _hoisted(tree, at, n)
    expressions = [node for node in ast.walk(tree) if isinstance(node, ast.expr) and not isinstance(node, (ast.Constant, ast.Name))]
    for n, node in enumerate(expressions):
        for m, _ in enumerate(_parts(node)):
            yield _replaced(tree, n, m)
    for n, _ in enumerate(expressions):
        yield _replaced(tree, n, -1)


def _lists(tree: ast.AST) -> list[tuple[ast.AST, str]]:
    fields = ("body", "orelse", "finalbody", "handlers", "decorator_list", "cases")
    return [(node, field) for node in ast.walk(tree) for field in fields if isinstance(getattr(node, field, None), list) and getattr(node, field)]


def _without(tree: ast.Module, at: int, start: int, size: int) -> str:
    new = copy.deepcopy(tree)
    node, field = _lists(new)[at]
    items = getattr(node, field)
    del items[start : start + size]
    if not items and field == "body":
        items.append(ast.Pass())
    return _text(new)


def _hoisted(tree: ast.Module, at: int, n: int) -> str:
    """A compound statement's body in its place."""
    new = copy.deepcopy(tree)
    node, field = _lists(new)[at]
    items = getattr(node, field)
    items[n : n + 1] = items[n].body
    return _text(new)


def _parts(node: ast.expr) -> list[ast.expr]:
    return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]


def _replaced(tree: ast.Module, n: int, m: int) -> str:
    """Expression n by its part m, or by 0."""
    new = copy.deepcopy(tree)
    expressions = [node for node in ast.walk(new) if isinstance(node, ast.expr) and not isinstance(node, (ast.Constant, ast.Name))]
    target = expressions[n]
    value: ast.expr = ast.Constant(0) if m < 0 else _parts(target)[m]

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return value if node is target else self.generic_visit(node)

    return _text(Replace().visit(new))


def _text(tree: ast.AST) -> str:
    try:
        return ast.unparse(ast.fix_missing_locations(tree)) + "\n"
    except (ValueError, RecursionError, AttributeError, TypeError):
        return ""


def _rename(text: str, tag: str) -> str:
    """The program with module-level names of its own."""
    tree = ast.parse(text)
    names = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    names |= {target.id for node in tree.body if isinstance(node, ast.Assign) for target in node.targets if isinstance(target, ast.Name)}
    for name in sorted(names, key=len, reverse=True):
        new = f"{name.partition('_')[0]}_{tag}"
        text = re.sub(rf"\b{name}\b", new, text)
    return text
