"""if, return, expression statements, and those that do nothing when they run."""

from __future__ import annotations

import ast

from grumpy_hook.lower import flow
from grumpy_hook.lower.context import Fn


def expression(fn: Fn, node: ast.Expr) -> None:
    if not isinstance(node.value, ast.Constant):
        fn.expr(node.value)


def if_(fn: Fn, node: ast.If) -> None:
    then, done = fn.label(), fn.label()
    other = fn.label() if node.orelse else done
    fn.cond(node, node.test, then, other)
    fn.start(then)
    fn.stmts(node.body)
    if node.orelse:
        fn.jump(done)
        fn.start(other)
        fn.stmts(node.orelse)
    fn.start(done)


def return_(fn: Fn, node: ast.Return) -> None:
    value = fn.const(node, None) if node.value is None else fn.expr(node.value)
    flow.return_value(fn, node, value)


def nothing(fn: Fn, node: ast.stmt) -> None:
    """pass, global and nonlocal: analysis has read them."""
