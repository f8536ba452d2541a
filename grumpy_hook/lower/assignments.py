"""Assignment in all its forms, and del."""

from __future__ import annotations

import ast

from grumpy_hook.analysis.scope import ScopeKind
from grumpy_hook.lower import names
from grumpy_hook.lower.annotating import annotation_value
from grumpy_hook.lower.constants import NOT_CONSTANT, fold
from grumpy_hook.lower.context import Fn
from grumpy_hook.lower.expressions import BINOPS, attribute_place


def assign(fn: Fn, node: ast.Assign) -> None:
    if len(node.targets) == 1:
        target = node.targets[0]
        if _swap(fn, target, node.value):
            return
        store_target(fn, target, fn.expr(node.value))
        return
    value = fn.held(node.value, fn.expr(node.value))
    for target in node.targets:
        store_target(fn, target, value, last_use=False)


def _swap(fn: Fn, target: ast.expr, value: ast.expr) -> bool:
    """a, b = c, d: the right side is evaluated, then assigned from left to right; no tuple is made."""
    if not (isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List))):
        return False
    if len(target.elts) != len(value.elts):
        return False
    if any(isinstance(item, ast.Starred) for item in target.elts + value.elts):
        return False
    values = [fn.held(item, fn.expr(item)) for item in value.elts]
    for item, reg in zip(target.elts, values, strict=True):
        store_target(fn, item, reg, last_use=False)
    return True


def store_target(fn: Fn, target: ast.expr, value: int, last_use: bool = True) -> None:
    if isinstance(target, ast.Name):
        names.store(fn, target, target.id, value, last_use)
    elif isinstance(target, ast.Attribute):
        obj = fn.expr(target.value)
        fn.effect(attribute_place(target), "setattr", (obj, value), fn.scope.mangle(target.attr))
    elif isinstance(target, ast.Subscript):
        obj = fn.expr(target.value)
        key = fn.expr(target.slice)
        fn.effect(target, "setitem", (obj, key, value))
    else:
        assert isinstance(target, (ast.Tuple, ast.List))
        _unpack(fn, target, value)


def _unpack(fn: Fn, target: ast.Tuple | ast.List, value: int) -> None:
    star = next((n for n, item in enumerate(target.elts) if isinstance(item, ast.Starred)), None)
    count = len(target.elts)
    if star is None:
        parts = fn.multi(target, "unpack", count, (value,), count)
    else:
        parts = fn.multi(target, "unpack_ex", count, (value,), star, count - star - 1)
    for item, reg in zip(target.elts, parts, strict=True):
        store_target(fn, item.value if isinstance(item, ast.Starred) else item, reg, last_use=False)


def aug_assign(fn: Fn, node: ast.AugAssign) -> None:
    target = node.target
    op = BINOPS[node.op.__class__]
    if isinstance(target, ast.Name):
        old = names.load(fn, target, target.id)
        result = fn.value(node, "inplace", (old, fn.expr(node.value)), op)
        names.store(fn, target, target.id, result)
    elif isinstance(target, ast.Attribute):
        place = attribute_place(target)
        name = fn.scope.mangle(target.attr)
        obj = fn.expr(target.value)
        old = fn.value(place, "getattr", (obj,), name)
        result = fn.value(node, "inplace", (old, fn.expr(node.value)), op)
        fn.effect(place, "setattr", (obj, result), name)
    else:
        assert isinstance(target, ast.Subscript)
        obj = fn.expr(target.value)
        key = fn.expr(target.slice)
        old = fn.value(target, "getitem", (obj, key))
        result = fn.value(node, "inplace", (old, fn.expr(node.value)), op)
        fn.effect(target, "setitem", (obj, key, result))


def ann_assign(fn: Fn, node: ast.AnnAssign) -> None:
    """The value is stored first, then the annotation evaluated (not in functions)."""
    target = node.target
    if node.value is not None:
        store_target(fn, target, fn.expr(node.value))
    in_function = fn.scope.kind is ScopeKind.FUNCTION
    if isinstance(target, ast.Name):
        if node.simple and not in_function:
            annotation = annotation_value(fn, node.annotation)
            annotations = names.load(fn, node, "__annotations__")
            key = fn.const(node, fn.scope.mangle(target.id))
            fn.effect(node, "setitem", (annotations, key, annotation))
        elif not in_function:
            fn.expr(node.annotation)
        return
    if node.value is None and not isinstance(target, ast.Name):
        _evaluate_target(fn, target)
    if not in_function:
        annotation_value(fn, node.annotation)


def _evaluate_target(fn: Fn, target: ast.expr) -> None:
    """`a.b: int` evaluates a; `a[i]: int` evaluates a and i."""
    if isinstance(target, ast.Attribute):
        fn.expr(target.value)
    elif isinstance(target, ast.Subscript):
        fn.expr(target.value)
        _evaluate_key(fn, target.slice)


def _evaluate_key(fn: Fn, key: ast.expr) -> None:
    if isinstance(key, ast.Slice):
        for part in (key.lower, key.upper, key.step):
            if part is not None:
                fn.expr(part)
    elif fold(key) is NOT_CONSTANT:
        fn.expr(key)


def delete(fn: Fn, node: ast.Delete) -> None:
    for target in node.targets:
        delete_target(fn, target)


def delete_target(fn: Fn, target: ast.expr) -> None:
    if isinstance(target, ast.Name):
        names.delete(fn, target, target.id)
    elif isinstance(target, ast.Attribute):
        fn.effect(attribute_place(target), "delattr", (fn.expr(target.value),), fn.scope.mangle(target.attr))
    elif isinstance(target, ast.Subscript):
        obj = fn.expr(target.value)
        fn.effect(target, "delitem", (obj, fn.expr(target.slice)))
    else:
        assert isinstance(target, (ast.Tuple, ast.List))
        for item in target.elts:
            delete_target(fn, item)
