"""Imports go down only: the contract stands in setup.cfg, in import-linter's form."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "grumpy_hook"
FILES = sorted(path for path in (ROOT / PACKAGE).rglob("*.py") if path != (ROOT / PACKAGE / "__init__.py"))


def contract() -> list[str]:
    """The names of the layers, top first."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg")
    return parser["importlinter:contract:layers"]["layers"].split()


def layer_of(module: str) -> str:
    """grumpy_hook.hook.finder -> hook"""
    return module.split(".")[1]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path) for path in FILES}


def imports(tree: ast.Module, module: str) -> Iterator[tuple[str, int]]:
    """Every project module imported anywhere in the file, except where only a type checker looks."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            pending.extend(node.orelse)
            continue
        pending.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name.split(".")[0] == PACKAGE)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: relative import"
            if node.module and node.module.split(".")[0] == PACKAGE:
                submodules = (f"{node.module}.{alias.name}" for alias in node.names)
                yield from ((name if name in MODULES else node.module, node.lineno) for name in submodules)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / PACKAGE)))
def test_imports_go_down_only(path: Path) -> None:
    layers = contract()
    module = module_name(path)
    own = layers.index(layer_of(module))
    for imported, line in imports(ast.parse(path.read_text(encoding="utf-8")), module):
        if module.endswith("__main__") and imported == PACKAGE:
            continue
        assert layers.index(layer_of(imported)) >= own, f"{module}:{line} imports {imported}, which is above it"


def test_every_part_has_a_layer() -> None:
    parts = {layer_of(module_name(path)) for path in FILES}
    assert parts == set(contract())


def test_no_cycles_between_the_files_of_one_layer() -> None:
    edges: dict[str, set[str]] = {}
    for path in FILES:
        module = module_name(path)
        edges[module] = {name for name, _ in imports(ast.parse(path.read_text(encoding="utf-8")), module)}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for other in edges.get(module, ()):
                visit(other, (*trail, module))
            done.add(module)

    for module in edges:
        visit(module, ())
