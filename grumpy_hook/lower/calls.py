"""Calls: plain, of methods, with star arguments, of super(); attributes."""

from __future__ import annotations

import ast
from collections.abc import Callable

from grumpy_hook.analysis.scope import ScopeKind, Where
from grumpy_hook.ir.nodes import ABSENT
from grumpy_hook.lower import consuming, names, namespaces
from grumpy_hook.lower.builder import Place
from grumpy_hook.lower.context import Fn
from grumpy_hook.lower.displays import build_list
from grumpy_hook.lower.expressions import attribute_place


def call(fn: Fn, node: ast.Call) -> int:
    if any(isinstance(arg, ast.Starred) for arg in node.args) or any(k.arg is None for k in node.keywords):
        func = fn.expr(node.func)
        positional = star_args(fn, node, node.args)
        kwargs = keyword_dict(fn, node, node.keywords, func)
        return fn.value(node, "call_ex", (func, positional, kwargs))
    if isinstance(node.func, ast.Attribute):
        return _method(fn, node, node.func)
    if is_super(fn, node):
        return _bare_super(fn, node)
    if isinstance(node.func, ast.Name) and namespaces.is_namespace_call(fn, node):
        return namespaces.namespace_call(fn, node)
    func = fn.expr(node.func)
    inlined = consuming.inlined(fn, node)
    if inlined is not None:
        return consuming.call(fn, node, inlined, func, lambda args, keywords: fn.value(node, "call", (func, *args), keywords))
    sized = consuming.sized(fn, node)
    if sized is not None:
        return consuming.size(fn, node, *sized, func)
    args, keyword_names = _arguments(fn, node)
    return _lending(fn, node, func, args, lambda: fn.value(node, "call", (func, *args), keyword_names))


def _lending(fn: Fn, node: ast.Call, func: int, args: tuple[int, ...], call_it: Callable[[], int]) -> int:
    """A generator expression that is the first argument of a built-in like sum() ends with the call."""
    first = node.args[0] if node.args else None
    if not isinstance(first, ast.GeneratorExp) or fn.ms.module.functions[fn.ms.codes[first]].hosted is not None:
        return call_it()
    return consuming.lending(fn, node, func, args[0], call_it)


def _arguments(fn: Fn, node: ast.Call) -> tuple[tuple[int, ...], tuple[str, ...]]:
    args = fn.exprs(node.args)
    if not node.keywords:
        return args, ()
    args += tuple([fn.expr(keyword.value) for keyword in node.keywords])
    return args, tuple([keyword.arg or "" for keyword in node.keywords])


def _method(fn: Fn, node: ast.Call, func: ast.Attribute) -> int:
    """The method is looked up before the arguments are evaluated."""
    name = fn.scope.mangle(func.attr)
    look_up = attribute_place(func)
    whole = attribute_place(func, node)
    operands = super_operands(fn, func.value)
    if operands is not None:
        found = fn.value(look_up, "super_attr", operands, name)
        args, keyword_names = _arguments(fn, node)
        return fn.value(whole, "call", (found, *args), keyword_names)
    obj = fn.expr(func.value)
    found, self = fn.multi(look_up, "load_method", 2, (obj,), name)
    inlined = consuming.inlined(fn, node)
    if inlined is not None:
        return consuming.call(fn, node, inlined, found, lambda args, keywords: fn.value(whole, "call_loaded", (found, self, *args), keywords))
    args, keyword_names = _arguments(fn, node)
    return _lending(fn, node, found, args, lambda: fn.value(whole, "call_loaded", (found, self, *args), keyword_names))


def star_args(fn: Fn, place: Place, args: list[ast.expr]) -> int:
    """The positional arguments of a call as one operand: a tuple, or x itself in f(*x)."""
    if len(args) == 1 and isinstance(args[0], ast.Starred):
        return fn.expr(args[0].value)
    if any(isinstance(arg, ast.Starred) for arg in args):
        return fn.value(place, "list_to_tuple", (build_list(fn, place, args),))
    return fn.value(place, "build_tuple", fn.exprs(args))


def keyword_dict(fn: Fn, place: Place, keywords: list[ast.keyword], func: int) -> int:
    """The keyword arguments as one dict; duplicates are an error that names `func`."""
    if not keywords:
        return ABSENT
    first = next((n for n, keyword in enumerate(keywords) if keyword.arg is None), len(keywords))
    result = _plain_keywords(fn, place, keywords[:first])
    run: list[ast.keyword] = []
    for keyword in keywords[first:]:
        if keyword.arg is not None:
            run.append(keyword)
            continue
        if run:
            fn.effect(place, "dict_merge", (result, _plain_keywords(fn, place, run), func))
            run = []
        fn.effect(place, "dict_merge", (result, fn.expr(keyword.value), func))
    if run:
        fn.effect(place, "dict_merge", (result, _plain_keywords(fn, place, run), func))
    return result


def _plain_keywords(fn: Fn, place: Place, keywords: list[ast.keyword]) -> int:
    items: list[int] = []
    for keyword in keywords:
        items += (fn.const(place, keyword.arg), fn.expr(keyword.value))
    return fn.value(place, "build_dict", tuple(items))


# super()

SUPER_ATTRIBUTES = (3, 12)  # from then on super().name reads the variable, where super() looked into the frame


def calls_super(fn: Fn, node: ast.expr) -> bool:
    """`super(...)` in a function, where nothing in the module shadows the built-in."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "super"
        and not node.keywords
        and "super" not in fn.ms.scopes.module.bound
        and fn.scope.kind is ScopeKind.FUNCTION
        and fn.scope.where("super") is Where.GLOBAL
    )


def is_super(fn: Fn, node: ast.expr) -> bool:
    """`super()` in a method."""
    return calls_super(fn, node) and not node.args and "__class__" in fn.scope.frees and bool(fn.scope.params)  # type: ignore[attr-defined]


def super_operands(fn: Fn, node: ast.expr) -> tuple[int, int] | None:
    """Class and object of `super()` or `super(C, self)`, None when the expression is neither."""
    if is_super(fn, node):
        cls, self = _super_operands(fn, node)
        first = fn.scope.params[0]
        if first in fn.scope.deleted and first not in fn.cells and fn.ms.options.version >= SUPER_ATTRIBUTES:
            self = names.load(fn, node, first)
        return cls, self
    if not isinstance(node, ast.Call) or not calls_super(fn, node) or len(node.args) != 2:
        return None
    if not any(isinstance(arg, ast.Starred) for arg in node.args):
        cls, self = fn.exprs(node.args)
        return cls, self
    return None


def _super_operands(fn: Fn, node: ast.expr) -> tuple[int, int]:
    cls = fn.value(node, "cell_load", (fn.cells["__class__"],), "__class__", "super")
    first = fn.scope.params[0]
    if first in fn.cells:
        return cls, fn.value(node, "cell_load", (fn.cells[first],), first, "local")
    return cls, fn.locals[first]


def _bare_super(fn: Fn, node: ast.Call) -> int:
    """super() as a value of its own: the two-argument call."""
    func = names.load(fn, node, "super")
    return fn.value(node, "call", (func, *_super_operands(fn, node)), ())


def attribute(fn: Fn, node: ast.Attribute) -> int:
    place = attribute_place(node)
    name = fn.scope.mangle(node.attr)
    operands = super_operands(fn, node.value)
    if operands is not None:
        return fn.value(place, "super_attr", operands, name)
    return fn.value(place, "getattr", (fn.expr(node.value),), name)
