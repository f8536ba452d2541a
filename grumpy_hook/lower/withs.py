"""with and async with: each item is a with statement around the rest."""

from __future__ import annotations

import ast
from collections.abc import Callable

from grumpy_hook.ir.nodes import ABSENT
from grumpy_hook.lower import assignments, flow, names
from grumpy_hook.lower.builder import Place
from grumpy_hook.lower.context import Fn, Frame
from grumpy_hook.lower.expressions import await_value


def with_(fn: Fn, node: ast.With) -> None:
    _items(fn, node, node.items, False)


def async_with(fn: Fn, node: ast.AsyncWith) -> None:
    _items(fn, node, node.items, True)


def _items(fn: Fn, node: ast.With | ast.AsyncWith, items: list[ast.withitem], is_async: bool) -> None:
    item, rest = items[0], items[1:]
    place = fn.blamed(node, item.context_expr)
    manager = fn.expr(item.context_expr)
    if is_async:
        exit_, entered = fn.multi(place, "async_with_enter", 2, (manager,))
        value = await_value(fn, place, entered, "aenter")
    else:
        exit_, value = fn.multi(place, "with_enter", 2, (manager,))
    target = item.optional_vars
    if isinstance(target, ast.Name) and names.is_variable(fn, target.id):  # nothing can fail: outside the handler, beside what made it
        names.store(fn, target, target.id, value)
        target = None

    def leave() -> None:
        if is_async:
            await_value(fn, place, fn.value(place, "async_with_exit", (exit_, ABSENT)), "aexit")
        else:
            fn.value(place, "with_exit", (exit_, ABSENT))

    def body() -> None:
        if target is not None:
            assignments.store_target(fn, target, value, last_use=False)
        if rest:
            _items(fn, node, rest, is_async)
        else:
            fn.stmts(node.body)

    def suppressed(exc: int) -> int:
        if not is_async:
            return fn.value(place, "with_exit", (exit_, exc))
        result = await_value(fn, place, fn.value(place, "async_with_exit", (exit_, exc)), "aexit")
        return fn.value(place, "truth", (result,))

    _guarded(fn, place, body, leave, suppressed)


def _guarded(
    fn: Fn, place: Place, body: Callable[[], None], leave: Callable[[], None], suppressed: Callable[[int], int]
) -> None:
    outer = fn.handler
    failed, done = fn.label(), fn.label()
    fn.frames.append(Frame(outer, leave))
    fn.set_handler(failed)
    body()
    fn.frames.pop()
    fn.set_handler(outer)
    if fn.instrs is not None:
        leave()
        fn.jump(done)
    fn.start(failed)

    def on_error(exc: int, prev: int) -> None:
        swallow, pass_on = fn.label(), fn.label()
        fn.branch(place, suppressed(exc), swallow, pass_on)
        fn.start(swallow)
        flow.handled(fn, place, prev, done)
        fn.start(pass_on)
        flow.reraise(fn, place, exc)

    flow.handling(fn, place, on_error)
    fn.start(done)
