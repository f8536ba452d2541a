"""class statements."""

from __future__ import annotations

import ast

from grumpy_hook.analysis.scope import Scope
from grumpy_hook.analysis.scopes import PARAMETERS
from grumpy_hook.ir.nodes import ABSENT, ClassInfo, Kind
from grumpy_hook.lower import annotating, generics, names
from grumpy_hook.lower.builder import Pos
from grumpy_hook.lower.calls import keyword_dict
from grumpy_hook.lower.context import Fn, ModuleState
from grumpy_hook.lower.displays import build_tuple
from grumpy_hook.lower.finish import finish
from grumpy_hook.lower.functions import docstring


def class_(fn: Fn, node: ast.ClassDef) -> None:
    decorators = fn.exprs(node.decorator_list)
    made = _generic(fn, node) if generics.parameters(node) else _make(fn, node, ABSENT)
    for decorator, where in zip(reversed(decorators), reversed(node.decorator_list), strict=True):
        made = fn.value(where, "call", (decorator, made), ())
    names.store(fn, node, node.name, made)


def _generic(fn: Fn, node: ast.ClassDef) -> int:
    body = generics.enter(fn, node, ())
    if body is not None:
        inner, hidden, made = body
        generics.keep(inner, node, made)
        generics.leave(inner, hidden, node, _make(inner, node, made))
    return generics.call(fn, node)


def _make(fn: Fn, node: ast.ClassDef, type_params: int) -> int:
    scope = fn.ms.scopes.by_node[node]
    code = fn.ms.codes.get(node)
    if code is None:
        code = _lower(fn.ms, node, scope)
    place = Pos(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    bases = build_tuple(fn, place, node.bases)
    if type_params != ABSENT:
        last = fn.value(place, "build_tuple", (generics.generic_base(fn, node, type_params),))
        bases = fn.value(place, "binary", (bases, last), "add")
    kwargs = keyword_dict(fn, place, node.keywords, ABSENT)
    if fn.ms.module.functions[code].hosted is not None:
        return fn.value(place, "hosted_class", (bases, kwargs), node.name, code)
    cells = tuple([names.cell(fn, place, name) for name in scope.frees])
    return fn.value(place, "make_class", (bases, kwargs, *cells), node.name, scope.qualname, code)


def _lower(ms: ModuleState, node: ast.ClassDef, scope: Scope) -> int:
    first_line = node.decorator_list[0].lineno if node.decorator_list else node.lineno
    function = ms.new_function(node, node.name, scope.qualname, first_line, Kind.CLASS_BODY)
    function.free_vars = scope.frees
    function.cell_vars = scope.cells
    reason = ms.decisions.hosted.get(node)
    if reason is not None:
        function.hosted = reason.text
        return function.code_index
    if ms.options.optimize < 2:
        function.docstring = docstring(ms, node)
    info = _describe(node, scope, function.code_index)
    ms.module.classes.append(info)
    fn = Fn(ms, scope, Kind.CLASS_BODY)
    fn.reg()  # the namespace
    fn.start(fn.label())
    entry = Pos(first_line)
    names.open_cells(fn, entry)
    _body(fn, node, scope, first_line, function.docstring)
    finish(fn, function)
    for stmt in node.body:
        if isinstance(stmt, (ast.FunctionDef, ast.AsyncFunctionDef)):
            info.methods[scope.mangle(stmt.name)] = ms.codes[stmt]
    return function.code_index


def _body(fn: Fn, node: ast.ClassDef, scope: Scope, first_line: int, doc: str | None) -> None:
    """What every class namespace starts with, the statements, and what it ends with."""
    start = Pos(first_line)
    _set(fn, start, "__module__", fn.value(start, "load_name", (names.NAMESPACE,), "__name__"))
    fn.ms.mentioned.setdefault("__name__")
    _set(fn, start, "__qualname__", fn.const(start, scope.qualname))
    if fn.ms.options.version >= (3, 13):
        _set(fn, start, "__firstlineno__", fn.const(start, first_line))
    if generics.parameters(node):
        _set(fn, start, "__type_params__", names.load(fn, start, PARAMETERS))
    annotating.setup(fn, node.body[0], node.body, in_class=True)
    statements = node.body
    if ast.get_docstring(node, clean=False) is not None:
        statements = node.body[1:]
        if doc is not None:
            _set(fn, node.body[0], "__doc__", fn.const(node.body[0], doc))
    fn.stmts(statements)
    if fn.ms.options.version >= (3, 13):
        _set(fn, start, "__static_attributes__", fn.const(start, tuple(sorted(scope.static_attrs))))
    if fn.own_class is not None:
        cell = fn.value(start, "cell_value", (fn.own_class,))
        _set(fn, start, "__classcell__", cell)
    fn.ret(start, fn.const(start, None))


def _set(fn: Fn, place: ast.stmt | Pos, name: str, value: int) -> None:
    fn.effect(place, "store_name", (names.NAMESPACE, value), name)


def _describe(node: ast.ClassDef, scope: Scope, body: int) -> ClassInfo:
    return ClassInfo(
        node.name,
        scope.qualname,
        node.lineno,
        body,
        tuple([ast.unparse(base) for base in node.bases]),
        tuple([keyword.arg or "**" for keyword in node.keywords]),
        bool(node.decorator_list),
        list(scope.self_attrs),
        {name: annotating.hint(text) for name, text in scope.attr_annotations.items()},
    )
