"""A module's AST to IR: the table of contents of this stage."""

from __future__ import annotations

import ast
import sys

from grumpy_hook.analysis.scopes import Scopes
from grumpy_hook.analysis.supported import Decisions, decide
from grumpy_hook.ir.nodes import Hosted, Kind, Module
from grumpy_hook.lower import annotating, names
from grumpy_hook.lower.builder import Pos
from grumpy_hook.lower.context import Fn, ModuleState, Options
from grumpy_hook.lower.finish import finish
from grumpy_hook.lower.functions import docstring
from grumpy_hook.lower.tables import TABLES
from grumpy_hook.lower.twins import drop_dead, number_twins


def lower_module(
    source_text: str,
    ast_tree: ast.Module,
    name: str,
    path: str,
    is_package: bool,
    optimize: int | None = None,
    version: tuple[int, int] | None = None,
) -> Module:
    """Raises Rejected when the module cannot be compiled at all.

    `optimize` and `version` are the running interpreter's unless given.
    """
    options = Options(
        version or sys.version_info[:2],
        sys.flags.optimize if optimize is None else optimize,
        _future_annotations(ast_tree),
    )
    scopes = Scopes(ast_tree, name, options.version < (3, 12), options.future_annotations)
    decisions = decide(scopes)
    module = Module(name, path, is_package, hosted_reads=decisions.reads, hosted_writes=decisions.writes)
    state = ModuleState(module, source_text, scopes, decisions, options, TABLES)
    _body(state, ast_tree)
    drop_dead(state)
    number_twins(state)
    module.globals = list(state.mentioned)
    module.globals_assigned |= decisions.writes
    module.hosted = _hosted(state, decisions)
    return module


def _body(state: ModuleState, tree: ast.Module) -> None:
    function = state.new_function(tree, "<module>", "<module>", 1, Kind.MODULE_BODY)
    fn = Fn(state, state.scopes.module, Kind.MODULE_BODY)
    fn.start(fn.label())
    statements = tree.body
    if statements:
        annotating.setup(fn, statements[0], statements, in_class=False)
    if ast.get_docstring(tree, clean=False) is not None:
        first, statements = statements[0], statements[1:]
        if state.options.optimize < 2:
            function.docstring = docstring(state, tree)
            names.store(fn, first, "__doc__", fn.const(first, function.docstring))
    fn.stmts(statements)
    end = tree.body[-1] if tree.body else Pos(1)
    if fn.instrs is not None:
        fn.ret(end, fn.const(end, None))
    finish(fn, function)


def _future_annotations(tree: ast.Module) -> bool:
    return any(
        isinstance(stmt, ast.ImportFrom) and stmt.module == "__future__" and any(a.name == "annotations" for a in stmt.names)
        for stmt in tree.body
    )


def _hosted(state: ModuleState, decisions: Decisions) -> list[Hosted]:
    functions = state.module.functions
    return [
        Hosted(functions[state.codes[node]].qualname, state.codes[node], reason.span, reason.text)
        for node, reason in decisions.hosted.items()
        if node in state.codes
    ] + [Hosted("<module>", 0, reason.span, reason.text) for reason in decisions.statements.values()]
