"""Expressions that are constants, folded as CPython's optimiser folds them."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from grumpy_hook.ir.nodes import ConstantSet
from grumpy_hook.lower.context import Fn

NOT_CONSTANT = object()
MAX_INT_BITS = 128
MAX_LENGTH = 4096

_BINARY: dict[type, Callable[[Any, Any], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
}
_UNARY: dict[type, Callable[[Any], object]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Invert: operator.invert,
}
_NUMBERS = (int, float, complex)


def fold(node: ast.expr) -> object:
    """The value of a constant expression, else NOT_CONSTANT."""
    kind = node.__class__
    if kind is ast.Constant:
        return node.value  # type: ignore[attr-defined]
    if isinstance(node, ast.UnaryOp):
        return _unary(node)
    if isinstance(node, ast.BinOp):
        return _binary(node)
    if isinstance(node, ast.Tuple):
        return fold_items(node.elts)
    return NOT_CONSTANT


def fold_items(nodes: list[ast.expr]) -> Any:
    """A tuple when every item is constant."""
    items = []
    for node in nodes:
        item = fold(node)
        if item is NOT_CONSTANT:
            return NOT_CONSTANT
        items.append(item)
    return tuple(items)


def fold_container(node: ast.expr) -> object:
    """A literal list or set that is only searched or iterated: CPython makes it a tuple or frozenset."""
    if isinstance(node, ast.List):
        return fold_items(node.elts)
    return constant_set(node.elts) if isinstance(node, ast.Set) else NOT_CONSTANT


def constant_set(nodes: list[ast.expr]) -> object:
    """A frozenset when every item is constant."""
    items = fold_items(nodes)
    if items is NOT_CONSTANT:
        return NOT_CONSTANT
    try:
        return ConstantSet(items)
    except TypeError:
        return NOT_CONSTANT


def constant(fn: Fn, node: ast.Constant) -> int:
    return fn.const(node, node.value)


def truth_of(fn: Fn, node: ast.expr) -> bool | None:
    """The truth of a condition known now: constants and __debug__."""
    if isinstance(node, ast.Name) and node.id == "__debug__":
        return fn.ms.options.optimize == 0
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = truth_of(fn, node.operand)
        return None if inner is None else not inner
    value = fold(node)
    return None if value is NOT_CONSTANT else bool(value)


def _unary(node: ast.UnaryOp) -> object:
    function = _UNARY.get(node.op.__class__)
    operand = fold(node.operand) if function is not None else NOT_CONSTANT
    if function is None or not isinstance(operand, _NUMBERS):
        return NOT_CONSTANT
    if isinstance(node.op, ast.Invert) and isinstance(operand, bool):
        return NOT_CONSTANT  # warns when it runs, from 3.12 on
    try:
        return function(operand)
    except TypeError:
        return NOT_CONSTANT


def _binary(node: ast.BinOp) -> object:
    function = _BINARY.get(node.op.__class__)
    if function is None:
        return NOT_CONSTANT
    left = fold(node.left)
    if left is NOT_CONSTANT:
        return NOT_CONSTANT
    right = fold(node.right)
    if right is NOT_CONSTANT or not _affordable(node.op, left, right):
        return NOT_CONSTANT
    try:
        value = function(left, right)
    except Exception:  # left to fail when it runs
        return NOT_CONSTANT
    return value


def _affordable(op: ast.operator, left: object, right: object) -> bool:
    """Whether the result is small, as CPython's safe_multiply, safe_power and friends ask."""
    if isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS):
        if not (isinstance(left, int) and isinstance(right, int)):
            return not isinstance(op, ast.Pow) or (abs(left) < 1e6 and abs(right) < 100)
        if isinstance(op, ast.Pow):
            return 0 <= right <= MAX_INT_BITS and left.bit_length() * right <= MAX_INT_BITS
        if isinstance(op, ast.LShift):
            return 0 <= right <= MAX_INT_BITS and left.bit_length() + right <= MAX_INT_BITS
        return left.bit_length() + right.bit_length() <= MAX_INT_BITS
    if isinstance(op, ast.Add):
        sequences = isinstance(left, (str, bytes, tuple)) and type(left) is type(right)
        return sequences and len(left) + len(right) <= MAX_LENGTH  # type: ignore[arg-type]
    if isinstance(op, ast.Mult):
        sequence, count = (right, left) if isinstance(left, int) else (left, right)
        if isinstance(count, int) and isinstance(sequence, (str, bytes, tuple)):
            limit = 256 if isinstance(sequence, tuple) else MAX_LENGTH
            return count >= 0 and len(sequence) * count <= limit
    return False
