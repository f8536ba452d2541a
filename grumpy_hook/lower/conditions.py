"""Conditions: control flow straight from and, or, not and comparisons, no bool made."""

from __future__ import annotations

import ast

from grumpy_hook.lower.constants import truth_of
from grumpy_hook.lower.context import Fn
from grumpy_hook.lower.expressions import comparison_truth, container


def cond(fn: Fn, node: ast.expr, then: int, other: int) -> None:
    known = truth_of(fn, node)
    if known is not None:
        if fn.instrs is None:
            fn.start(fn.label())
        fn.jump(then if known else other)
    elif isinstance(node, ast.BoolOp):
        _bool_op(fn, node, then, other)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        cond(fn, node.operand, other, then)
    elif isinstance(node, ast.Compare):
        _compare(fn, node, then, other)
    elif isinstance(node, ast.IfExp):
        first, second = fn.label(), fn.label()
        cond(fn, node.test, first, second)
        fn.start(first)
        cond(fn, node.body, then, other)
        fn.start(second)
        cond(fn, node.orelse, then, other)
    else:
        value, place = fn.expr(node), fn.testing or node
        fn.branch(place, fn.value(place, "truth", (value,)), then, other)


def _bool_op(fn: Fn, node: ast.BoolOp, then: int, other: int) -> None:
    is_and = isinstance(node.op, ast.And)
    for operand in node.values[:-1]:
        following = fn.label()
        if is_and:
            cond(fn, operand, following, other)
        else:
            cond(fn, operand, then, following)
        fn.start(following)
    cond(fn, node.values[-1], then, other)


def _compare(fn: Fn, node: ast.Compare, then: int, other: int) -> None:
    if fn.testing is not None:
        fn.testing = node
    left = fn.expr(node.left)
    last = len(node.ops) - 1
    for number, (op, comparator) in enumerate(zip(node.ops, node.comparators, strict=True)):
        right = container(fn, op, comparator)
        truth = comparison_truth(fn, node, op, left, right)
        following = then if number == last else fn.label()
        fn.branch(node, truth, following, other)
        if number < last:
            fn.start(following)
            left = right
