"""globals(), and vars(), locals(), dir(), eval() and exec() where the frame's variables are in a dictionary.

That is so in a module and in a class body; the variables of a function are put into one when it asks.
"""

from __future__ import annotations

import ast

from grumpy_hook.analysis.scope import ScopeKind, Where
from grumpy_hook.analysis.supported import FRAME_CALLS, asks_frame, shows_locals
from grumpy_hook.lower import names
from grumpy_hook.lower.context import Fn


def is_namespace_call(fn: Fn, node: ast.Call) -> bool:
    assert isinstance(node.func, ast.Name)
    name = node.func.id
    if name == "globals":
        asks = not node.args and not node.keywords
    else:
        shown = fn.scope.kind is not ScopeKind.FUNCTION or (not fn.comps and shows_locals(fn.scope, node))
        asks = name in FRAME_CALLS and asks_frame(node) and shown
    return asks and fn.scope.where(name) is Where.GLOBAL and name not in fn.ms.scopes.module.bound


def namespace_call(fn: Fn, node: ast.Call) -> int:
    assert isinstance(node.func, ast.Name)
    name = node.func.id
    if name in ("eval", "exec"):
        func = names.load(fn, node, name)
        args = fn.exprs(node.args)
        keywords = tuple([fn.expr(k.value) for k in node.keywords])
        module = _module_dict(fn, node)
        local = module if fn.scope.kind is ScopeKind.MODULE else _locals(fn, node)
        return fn.value(node, "call", (func, *args, module, local, *keywords), tuple([k.arg for k in node.keywords]))
    if name == "globals":
        return _module_dict(fn, node)
    if name == "dir":
        result = fn.value(node, "build_list", ())
        fn.effect(node, "list_extend", (result, _locals(fn, node)))
        fn.value(node, "call_method", (result,), "sort", ())
        return result
    return _locals(fn, node)


def _module_dict(fn: Fn, node: ast.Call) -> int:
    return fn.value(node, "module_dict")


def _locals(fn: Fn, node: ast.Call) -> int:
    if fn.scope.kind is ScopeKind.FUNCTION:
        return _frame_locals(fn, node)
    return names.NAMESPACE if fn.scope.kind is ScopeKind.CLASS else _module_dict(fn, node)


def _frame_locals(fn: Fn, node: ast.Call) -> int:
    """The bound variables in the order of the frame; those that are not bound are taken out."""
    scope = fn.scope
    shown = fn.value(node, "build_dict", ()) if fn.frame_dict is None else fn.frame_dict
    plain = [name for name in scope.bound if name in scope.locals and name not in scope.cells and name not in scope.params]
    captured = [name for name in scope.cells if name not in scope.params]
    for name in [*scope.params, *plain, *captured, *scope.frees]:
        if name in fn.cells:
            fn.effect(node, "show_cell", (shown, fn.cells[name]), name)
        else:
            reg = names.local(fn, name)
            fn.into(node, reg, "show_local", (shown, reg), name)
    return shown
