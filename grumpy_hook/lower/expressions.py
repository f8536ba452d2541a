"""Operators, conditional and named expressions, attributes, items, await and yield."""

from __future__ import annotations

import ast

from grumpy_hook.lower import fstrings, names
from grumpy_hook.lower.builder import Place, Pos
from grumpy_hook.lower.constants import NOT_CONSTANT, fold, fold_container
from grumpy_hook.lower.context import Fn

BINOPS: dict[type, str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "truediv",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.Pow: "pow",
    ast.LShift: "lshift",
    ast.RShift: "rshift",
    ast.BitAnd: "and",
    ast.BitOr: "or",
    ast.BitXor: "xor",
    ast.MatMult: "matmul",
}
UNOPS: dict[type, str] = {ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert"}
CMPOPS: dict[type, str] = {
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Gt: "gt",
    ast.GtE: "ge",
}


def binary(fn: Fn, node: ast.BinOp) -> int:
    value = fold(node)
    if value is not NOT_CONSTANT:
        return fn.const(node, value)
    formatted = fstrings.percent(fn, node)
    if formatted is not None:
        return formatted
    left = fn.expr(node.left)
    right = fn.expr(node.right)
    return fn.value(node, "binary", (left, right), BINOPS[node.op.__class__])


def unary(fn: Fn, node: ast.UnaryOp) -> int:
    value = fold(node)
    if value is not NOT_CONSTANT:
        return fn.const(node, value)
    if isinstance(node.op, ast.Not):
        truth = fn.value(node, "truth", (fn.expr(node.operand),))
        return fn.value(node, "bool_value", (fn.value(node, "not", (truth,)),))
    return fn.value(node, "unary", (fn.expr(node.operand),), UNOPS[node.op.__class__])


def bool_op(fn: Fn, node: ast.BoolOp) -> int:
    """The value of the first operand that decides."""
    result = fn.reg()
    done = fn.label()
    is_and = isinstance(node.op, ast.And)
    for operand in node.values[:-1]:
        fn.into(operand, result, "move", (fn.expr(operand),))
        truth = fn.value(node, "truth", (result,))  # where CPython tests it: at the whole
        following = fn.label()
        fn.branch(operand, truth, following if is_and else done, done if is_and else following)
        fn.start(following)
    fn.into(node.values[-1], result, "move", (fn.expr(node.values[-1]),))
    fn.start(done)
    return result


def compare(fn: Fn, node: ast.Compare) -> int:
    if len(node.ops) == 1:
        left = fn.expr(node.left)
        return comparison_value(fn, node, node.ops[0], left, container(fn, node.ops[0], node.comparators[0]))
    result = fn.reg()
    done = fn.label()
    left = fn.expr(node.left)
    last = len(node.ops) - 1
    for number, (op, comparator) in enumerate(zip(node.ops, node.comparators, strict=True)):
        right = container(fn, op, comparator)
        fn.into(node, result, "move", (comparison_value(fn, node, op, left, right),))
        if number < last:
            following = fn.label()
            fn.branch(node, fn.value(node, "truth", (result,)), following, done)
            fn.start(following)
            left = right
    fn.start(done)
    return result


def comparison_value(fn: Fn, place: Place, op: ast.cmpop, left: int, right: int) -> int:
    name = CMPOPS.get(op.__class__)
    if name is not None:
        return fn.value(place, "compare", (left, right), name)
    return fn.value(place, "bool_value", (comparison_truth(fn, place, op, left, right),))


def comparison_truth(fn: Fn, place: Place, op: ast.cmpop, left: int, right: int) -> int:
    name = CMPOPS.get(op.__class__)
    if name is not None:
        return fn.value(place, "compare_bool", (left, right), name)
    if isinstance(op, (ast.Is, ast.IsNot)):
        return fn.value(place, "is", (left, right), isinstance(op, ast.IsNot))
    return fn.value(place, "contains", (left, right), isinstance(op, ast.NotIn))


def container(fn: Fn, op: ast.cmpop, node: ast.expr) -> int:
    """The right operand of a comparison: a literal only searched becomes a constant."""
    if isinstance(op, (ast.In, ast.NotIn)):
        value = fold_container(node)
        if value is not NOT_CONSTANT:
            return fn.const(node, value)
    return fn.expr(node)


def conditional(fn: Fn, node: ast.IfExp) -> int:
    result = fn.reg()
    then, other, done = fn.label(), fn.label(), fn.label()
    fn.cond(node, node.test, then, other)
    fn.start(then)
    fn.into(node.body, result, "move", (fn.expr(node.body),))
    fn.jump(done)
    fn.start(other)
    fn.into(node.orelse, result, "move", (fn.expr(node.orelse),))
    fn.start(done)
    return result


def named(fn: Fn, node: ast.NamedExpr) -> int:
    value = fn.held(node.value, fn.expr(node.value))
    assert isinstance(node.target, ast.Name)
    comps, fn.comps = fn.comps, []  # the target is the enclosing function's
    names.store(fn, node.target, node.target.id, value, last_use=False)
    fn.comps = comps
    return value


def attribute_place(node: ast.Attribute, whole: ast.expr | None = None) -> Place:
    """Where a traceback sees the look-up: the attribute's own line in a chain over several lines."""
    place = whole or node
    if place.lineno == node.end_lineno:
        return place
    end = node.end_col_offset or 0
    return Pos(node.end_lineno or place.lineno, max(end - len(node.attr), 0), place.end_lineno, place.end_col_offset)


def subscript(fn: Fn, node: ast.Subscript) -> int:
    obj = fn.expr(node.value)
    if isinstance(node.slice, ast.Slice) and node.slice.step is None:
        return fn.value(node, "getslice", (obj, *slice_bounds(fn, node.slice)))
    key = fn.expr(node.slice)
    return fn.value(node, "getitem", (obj, key))


def slice_(fn: Fn, node: ast.Slice) -> int:
    return fn.value(node, "build_slice", (*slice_bounds(fn, node), *_parts(fn, node, (node.step,))))


def slice_bounds(fn: Fn, node: ast.Slice) -> list[int]:
    return _parts(fn, node, (node.lower, node.upper))


def _parts(fn: Fn, node: ast.Slice, parts: tuple[ast.expr | None, ...]) -> list[int]:
    return [fn.const(node, None) if part is None else fn.expr(part) for part in parts]


def await_(fn: Fn, node: ast.Await) -> int:
    awaited = _delegate(fn, node.value)
    return await_value(fn, node, awaited, "")


def await_value(fn: Fn, place: Place, awaited: int, where: str) -> int:
    iterator = fn.value(place, "get_awaitable", (awaited,), where)
    return fn.value(place, "await", (iterator,))


def yield_(fn: Fn, node: ast.Yield) -> int:
    value = fn.const(node, None) if node.value is None else fn.expr(node.value)
    return fn.value(node, "yield", (value,))


def yield_from(fn: Fn, node: ast.YieldFrom) -> int:
    iterator = fn.value(node, "delegate_iter", (_delegate(fn, node.value),))
    return fn.value(node, "yield_from", (iterator,))


def _delegate(fn: Fn, node: ast.expr) -> int:
    """What is awaited or delegated to: the generator that a call makes for it belongs to the delegating one alone."""
    value = fn.expr(node)
    if isinstance(node, ast.Call) and fn.mark_call(node, value):
        fn.effect(node, "own_frame", (value,))
    return value
