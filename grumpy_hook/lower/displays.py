"""List, tuple, set and dict displays."""

from __future__ import annotations

import ast

from grumpy_hook.lower.builder import Place
from grumpy_hook.lower.constants import NOT_CONSTANT, constant_set, fold, fold_items
from grumpy_hook.lower.context import Fn

FOLD_FROM = 3  # CPython fills a display of that many constants from one constant


def tuple_(fn: Fn, node: ast.Tuple) -> int:
    value = fold(node)
    if value is not NOT_CONSTANT:
        return fn.const(node, value)
    return build_tuple(fn, node, node.elts)


def build_tuple(fn: Fn, place: Place, items: list[ast.expr]) -> int:
    if any(isinstance(item, ast.Starred) for item in items):
        return fn.value(place, "list_to_tuple", (build_list(fn, place, items),))
    return fn.value(place, "build_tuple", fn.exprs(items))


def list_(fn: Fn, node: ast.List) -> int:
    if len(node.elts) >= FOLD_FROM:
        value = fold_items(node.elts)
        if value is not NOT_CONSTANT:
            result = fn.value(node, "build_list", ())
            fn.effect(node, "list_extend", (result, fn.const(node, value)))
            return result
    return build_list(fn, node, node.elts)


def build_list(fn: Fn, place: Place, items: list[ast.expr]) -> int:
    first = _first_starred(items)
    result = fn.value(place, "build_list", fn.exprs(items[:first]))
    for item in items[first:]:
        if isinstance(item, ast.Starred):
            fn.effect(place, "list_extend", (result, fn.expr(item.value)))
        else:
            fn.effect(place, "list_append", (result, fn.expr(item)))
    return result


def set_(fn: Fn, node: ast.Set) -> int:
    if len(node.elts) >= FOLD_FROM:
        value = constant_set(node.elts)
        if value is not NOT_CONSTANT:
            result = fn.value(node, "build_set", ())
            fn.effect(node, "set_update", (result, fn.const(node, value)))
            return result
    first = _first_starred(node.elts)
    result = fn.value(node, "build_set", fn.exprs(node.elts[:first]))
    for item in node.elts[first:]:
        if isinstance(item, ast.Starred):
            fn.effect(node, "set_update", (result, fn.expr(item.value)))
        else:
            fn.effect(node, "set_add", (result, fn.expr(item)))
    return result


def dict_(fn: Fn, node: ast.Dict) -> int:
    first = next((n for n, key in enumerate(node.keys) if key is None), len(node.keys))
    items: list[int] = []
    for key, value in zip(node.keys[:first], node.values[:first], strict=True):
        assert key is not None
        items += (fn.expr(key), fn.expr(value))
    result = fn.value(node, "build_dict", tuple(items))
    for key, value in zip(node.keys[first:], node.values[first:], strict=True):
        if key is None:
            fn.effect(node, "dict_update", (result, fn.expr(value)))
        else:
            fn.effect(node, "dict_set", (result, fn.expr(key), fn.expr(value)))
    return result


def _first_starred(items: list[ast.expr]) -> int:
    return next((n for n, item in enumerate(items) if isinstance(item, ast.Starred)), len(items))
