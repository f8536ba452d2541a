"""def, lambda and generator expressions: making function objects, and lowering their bodies."""

from __future__ import annotations

import ast

from grumpy_hook.analysis.scope import Scope, ScopeKind
from grumpy_hook.analysis.scopes import DEFAULTS
from grumpy_hook.ir.nodes import ABSENT, Function, Kind, Params, RegKind
from grumpy_hook.lower import comprehensions, generics, names
from grumpy_hook.lower.annotating import annotation_value, hint
from grumpy_hook.lower.builder import Place, Pos
from grumpy_hook.lower.context import Fn, ModuleState
from grumpy_hook.lower.finish import finish

DefNode = ast.FunctionDef | ast.AsyncFunctionDef


def def_(fn: Fn, node: DefNode) -> None:
    decorators = fn.exprs(node.decorator_list)
    defaults = _defaults(fn, node.args)
    func = _generic(fn, node, defaults) if generics.parameters(node) else make(fn, node, *defaults, _annotations(fn, node))
    for decorator, place in zip(reversed(decorators), reversed(node.decorator_list), strict=True):
        func = fn.value(place, "call", (decorator, func), ())
    names.store(fn, node, node.name, func)


def _generic(fn: Fn, node: DefNode, defaults: tuple[int, int]) -> int:
    """The hidden function around a def with type parameters takes the defaults, evaluates the annotations and makes the function."""
    body = generics.enter(fn, node, DEFAULTS)
    if body is not None:
        inner, hidden, made = body
        func = make(inner, node, *generics.passed_defaults(inner, defaults), _annotations(inner, node))
        inner.effect(node, "setattr", (func, made), "__type_params__")
        generics.leave(inner, hidden, node, func)
    return generics.call(fn, node, generics.default_arguments(fn, node, defaults))


def lambda_(fn: Fn, node: ast.Lambda) -> int:
    return make(fn, node, *_defaults(fn, node.args), ABSENT)


def generator_expression(fn: Fn, node: ast.GeneratorExp) -> int:
    """The first iterable is evaluated, and its iterator made, here."""
    first = node.generators[0]
    iterable = fn.expr(first.iter)
    source = fn.value(fn.blamed(node, first.iter), "async_iter" if first.is_async else "iter", (iterable,))
    func = make(fn, node, ABSENT, ABSENT, ABSENT)
    return fn.value(node, "call", (func, source), ())


def make(fn: Fn, node: DefNode | ast.Lambda | ast.GeneratorExp, defaults: int, kwdefaults: int, annotations: int) -> int:
    scope = fn.ms.scopes.by_node[node]
    code = fn.ms.codes.get(node)
    if code is None:  # a finally body is lowered once for every way out
        code = _lower(fn.ms, node, scope)
    if fn.ms.module.functions[code].hosted is not None:
        return fn.value(node, "hosted_function", (defaults, kwdefaults, annotations), code)
    cells = tuple([names.cell(fn, node, name) for name in scope.frees])
    return fn.value(node, "make_function", (defaults, kwdefaults, annotations, *cells), code)


def _defaults(fn: Fn, args: ast.arguments) -> tuple[int, int]:
    """Positional defaults as a tuple, keyword-only ones as a dict."""
    defaults = ABSENT
    if args.defaults:
        defaults = fn.value(args.defaults[0], "build_tuple", fn.exprs(args.defaults))
    items: list[int] = []
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        if default is not None:
            items += (fn.const(default, fn.scope.mangle(arg.arg)), fn.expr(default))
    kwdefaults = fn.value(args.kwonlyargs[0], "build_dict", tuple(items)) if items else ABSENT
    return defaults, kwdefaults


def _annotations(fn: Fn, node: DefNode) -> int:
    """A tuple name, value, ... in CPython's order: positional-only ones after the others."""
    args = node.args
    every: list[ast.arg | None] = [*args.args, *args.posonlyargs, args.vararg, *args.kwonlyargs, args.kwarg]
    items: list[int] = []
    for arg in every:
        if arg is not None and arg.annotation is not None:
            items.append(fn.const(arg.annotation, fn.scope.mangle(arg.arg)))
            items.append(annotation_value(fn, arg.annotation))
    if node.returns is not None:
        items.append(fn.const(node.returns, "return"))
        items.append(annotation_value(fn, node.returns))
    return fn.value(node, "build_tuple", tuple(items)) if items else ABSENT


# The function's own code


def _kind(scope: Scope) -> Kind:
    if scope.is_generator:
        return Kind.ASYNC_GENERATOR if scope.is_coroutine else Kind.GENERATOR
    return Kind.COROUTINE if scope.is_coroutine else Kind.PLAIN


def _first_line(node: DefNode | ast.Lambda | ast.GeneratorExp) -> int:
    decorators = getattr(node, "decorator_list", None)
    return decorators[0].lineno if decorators else node.lineno


def _lower(ms: ModuleState, node: DefNode | ast.Lambda | ast.GeneratorExp, scope: Scope) -> int:
    function = ms.new_function(node, scope.name, scope.qualname, _first_line(node), _kind(scope))
    describe(ms, node, scope, function)
    reason = ms.decisions.hosted.get(node)
    if reason is not None:
        function.hosted = reason.text
        return function.code_index
    fn = Fn(ms, scope, function.kind)
    for name in function.params.names:
        fn.locals[name] = fn.reg(RegKind.VALUE, name)
    entry = Pos(function.first_line)
    fn.start(fn.label())
    names.open_cells(fn, entry)
    if scope.asks_locals and ms.options.version < (3, 13):
        fn.frame_dict = fn.value(entry, "build_dict", ())
    if isinstance(node, ast.Lambda):
        fn.ret(node.body, fn.expr(node.body))
    elif isinstance(node, ast.GeneratorExp):
        _generator_body(fn, node)
    else:
        fn.stmts(node.body)
    finish(fn, function)
    return function.code_index


def describe(ms: ModuleState, node: DefNode | ast.Lambda | ast.GeneratorExp, scope: Scope, function: Function) -> None:
    """What is known of the function without its body."""
    function.free_vars = scope.frees
    function.cell_vars = scope.cells
    parent = scope.around.owner if scope.around is not None else None
    if parent is not None and parent.kind is ScopeKind.CLASS:
        function.is_method_of = parent.qualname
    if isinstance(node, ast.GeneratorExp):
        function.params = Params((".0",), pos=1)
        return
    args = node.args
    function.params = Params(
        tuple(scope.params),
        len(args.posonlyargs),
        len(args.posonlyargs) + len(args.args),
        len(args.kwonlyargs),
        args.vararg is not None,
        args.kwarg is not None,
    )
    if isinstance(node, ast.Lambda):
        return
    if ms.options.optimize < 2:
        function.docstring = docstring(ms, node)
    for arg in [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]:
        if arg is not None and arg.annotation is not None:
            function.annotations[scope.mangle(arg.arg)] = hint(arg.annotation)
    if node.returns is not None:
        function.annotations["return"] = hint(node.returns)


def docstring(ms: ModuleState, node: DefNode | ast.ClassDef | ast.Module) -> str | None:
    doc = ast.get_docstring(node, clean=False)
    return doc if doc is None or ms.options.version < (3, 13) else _without_indentation(doc)


def _without_indentation(doc: str) -> str:
    """What the compiler makes of a docstring from 3.13 on: inspect.cleandoc that keeps blank lines."""
    first, *rest = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in rest if line.strip(" ")]
    margin = min(indents, default=0)
    return "\n".join([first.lstrip(" "), *(line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in rest)])


def _generator_body(fn: Fn, node: ast.GeneratorExp) -> None:
    def add(_: Place) -> None:
        fn.value(node.elt, "yield", (fn.expr(node.elt),))

    source = fn.locals[".0"]
    comprehensions.nest(fn, node, node.generators, source, add)

