"""Annotations: evaluated where they stand, or kept as text under `from __future__ import annotations`."""

from __future__ import annotations

import ast

from grumpy_hook.lower import names
from grumpy_hook.lower.context import Fn


def annotation_value(fn: Fn, node: ast.expr) -> int:
    if fn.ms.options.future_annotations:
        return fn.const(node, ast.unparse(node))
    if isinstance(node, ast.Starred):  # *args: *Ts
        (value,) = fn.multi(node, "unpack", 1, (fn.expr(node.value),), 1)
        return value
    return fn.expr(node)


def hint(node: ast.expr) -> str:
    """The annotation's source text for the type passes; what stands in quotes unquoted."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ast.unparse(node)


def has_annotations(body: list[ast.stmt]) -> bool:
    """Whether a module or class body itself, nested statements included, annotates a name."""
    for stmt in body:
        if isinstance(stmt, ast.AnnAssign):
            return True
        if isinstance(stmt, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            inner = getattr(stmt, field, None)
            if inner and has_annotations([s for part in inner for s in (part.body if not isinstance(part, ast.stmt) else [part])]):
                return True
    return False


def setup(fn: Fn, place: ast.stmt, body: list[ast.stmt], in_class: bool) -> None:
    """An empty __annotations__ before the first statement, unless __prepare__ or an earlier run left one."""
    if not has_annotations(body):
        return
    name = "__annotations__"
    absent, done = fn.label(), fn.label()
    if in_class:
        key = fn.const(place, name)
        fn.branch(place, fn.value(place, "contains", (key, names.NAMESPACE), False), done, absent)
        fn.start(absent)
        fn.effect(place, "store_name", (names.NAMESPACE, fn.value(place, "build_dict", ())), name)
        fn.start(done)
        return
    fn.ms.mentioned.setdefault(name)
    fn.ms.module.globals_assigned.add(name)
    fn.set_handler(absent)
    fn.value(place, "load_global", (), name)
    fn.jump(done)
    fn.set_handler(None)
    fn.start(absent)
    fn.value(place, "catch")
    fn.effect(place, "store_global", (fn.value(place, "build_dict", ()),), name)
    fn.start(done)
