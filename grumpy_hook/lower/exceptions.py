"""try, raise and assert."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TypeVar

from grumpy_hook.ir.nodes import ABSENT
from grumpy_hook.lower import flow, names
from grumpy_hook.lower.context import Fn, Frame

T = TypeVar("T", ast.Try, ast.TryStar)


def try_(fn: Fn, node: ast.Try) -> None:
    if node.finalbody:
        _try_finally(fn, node, _try_except)
    else:
        _try_except(fn, node)


def _try_finally(fn: Fn, node: T, inner: Callable[[Fn, T], None]) -> None:
    """The finally body is lowered once for each way out, as CPython does."""
    outer = fn.handler
    failed, done = fn.label(), fn.label()
    fn.frames.append(Frame(outer, lambda: fn.stmts(node.finalbody)))
    fn.set_handler(failed)
    if node.handlers:
        inner(fn, node)
    else:
        fn.stmts(node.body)
    fn.frames.pop()
    fn.set_handler(outer)
    if fn.instrs is not None:
        fn.stmts(node.finalbody)
        fn.jump(done)
    fn.start(failed)

    def on_error(exc: int, prev: int) -> None:
        fn.stmts(node.finalbody)
        flow.reraise(fn, node.finalbody[-1], exc)

    flow.handling(fn, node.finalbody[0], on_error)
    fn.start(done)


def _try_except(fn: Fn, node: ast.Try) -> None:
    def on_error(exc: int, prev: int, done: int) -> None:
        for handler in node.handlers:
            _except(fn, handler, exc, prev, done)
        flow.reraise(fn, node, exc)

    _guarded(fn, node, on_error)


def _guarded(fn: Fn, node: ast.Try | ast.TryStar, on_error: Callable[[int, int, int], None]) -> None:
    """Body and else; `on_error(exc, prev, done)` is the handlers' part."""
    outer = fn.handler
    failed, done = fn.label(), fn.label()
    fn.frames.append(Frame(outer))
    fn.set_handler(failed)
    fn.stmts(node.body)
    fn.frames.pop()
    fn.set_handler(outer)
    if fn.instrs is not None:
        fn.stmts(node.orelse)
        fn.jump(done)
    fn.start(failed)
    flow.handling(fn, node.handlers[0], lambda exc, prev: on_error(exc, prev, done))
    fn.start(done)


def _except(fn: Fn, handler: ast.ExceptHandler, exc: int, prev: int, done: int) -> None:
    """One clause; leaves the builder where the next one is tried."""
    following = fn.label()
    if handler.type is not None:
        cls = fn.expr(handler.type)
        matched = fn.label()
        fn.branch(handler.type, fn.value(handler.type, "match_exc", (exc, cls)), matched, following)
        fn.start(matched)
    if handler.name is None:
        fn.stmts(handler.body)
        flow.handled(fn, handler, prev, done)
    else:
        _named(fn, handler, handler.name, exc, prev, done)
    if handler.type is not None:
        fn.start(following)


def _named(fn: Fn, handler: ast.ExceptHandler, name: str, exc: int, prev: int, done: int) -> None:
    """`except E as name`: the name is gone afterwards, however the body is left."""
    names.store(fn, handler, name, fn.value(handler, "exc_value", (exc,)))
    outer_frame = fn.frames.pop()
    outer = fn.handler
    failed = fn.label()

    def leave() -> None:
        assert outer_frame.cleanup is not None
        outer_frame.cleanup()
        names.unbind(fn, handler, name)

    fn.frames.append(Frame(outer_frame.outer, leave))
    fn.set_handler(failed)
    fn.stmts(handler.body)
    fn.frames.pop()
    if fn.instrs is not None:
        fn.set_handler(outer_frame.outer)
        leave()
        fn.jump(done)
    fn.set_handler(outer)
    fn.start(failed)
    again = fn.value(handler, "catch")
    names.unbind(fn, handler, name)
    fn.effect(handler, "reraise", (again,))
    fn.unreachable()
    fn.frames.append(outer_frame)


def try_star(fn: Fn, node: ast.TryStar) -> None:
    if node.finalbody:
        _try_finally(fn, node, _try_except_star)
    else:
        _try_except_star(fn, node)


def _try_except_star(fn: Fn, node: ast.TryStar) -> None:
    """Every clause takes its part of the group; what they raise and what is left goes on as one group."""

    def on_error(exc: int, prev: int, done: int) -> None:
        original = fn.value(node, "exc_value", (exc,))
        raised = fn.value(node, "build_list", ())
        rest = original
        for handler in node.handlers:
            rest = _except_star(fn, handler, rest, raised)
        fn.effect(node, "list_append", (raised, rest))
        result = fn.value(node, "prep_reraise_star", (original, raised))
        pass_on, over = fn.label(), fn.label()
        fn.branch(node, fn.value(node, "is", (result, fn.const(node, None)), False), over, pass_on)
        fn.start(over)
        flow.handled(fn, node, prev, done)
        fn.start(pass_on)
        flow.reraise(fn, node, fn.value(node, "exc_of", (result,)))

    _guarded(fn, node, on_error)


def _except_star(fn: Fn, handler: ast.ExceptHandler, group: int, raised: int) -> int:
    """One clause; returns the register of what it did not take."""
    assert handler.type is not None
    cls = fn.expr(handler.type)
    matched, rest = fn.multi(handler.type, "match_exc_group", 2, (group, cls))
    failed, body, following = fn.label(), fn.label(), fn.label()
    fn.branch(handler.type, fn.value(handler.type, "is", (matched, fn.const(handler, None)), False), following, body)
    fn.start(body)
    outer = fn.handler
    prev = fn.value(handler, "push_handled", (fn.value(handler, "exc_of", (matched,)),))
    if handler.name is not None:
        names.store(fn, handler, handler.name, matched, last_use=False)
    fn.set_handler(failed)
    fn.stmts(handler.body)
    fn.set_handler(outer)
    if fn.instrs is not None:
        _leave_star(fn, handler, prev, following)
    fn.start(failed)
    error = fn.value(handler, "catch")
    fn.effect(handler, "list_append", (raised, fn.value(handler, "exc_value", (error,))))
    _leave_star(fn, handler, prev, following)
    fn.start(following)
    return rest


def _leave_star(fn: Fn, handler: ast.ExceptHandler, prev: int, following: int) -> None:
    fn.effect(handler, "pop_handled", (prev,))
    if handler.name is not None:
        names.unbind(fn, handler, handler.name)
    fn.jump(following)


def raise_(fn: Fn, node: ast.Raise) -> None:
    exc = ABSENT if node.exc is None else fn.expr(node.exc)
    cause = ABSENT if node.cause is None else fn.expr(node.cause)
    fn.effect(node, "raise", (exc, cause))
    fn.unreachable()


def assert_(fn: Fn, node: ast.Assert) -> None:
    if fn.ms.options.optimize:
        return
    failed, passed = fn.label(), fn.label()
    place = fn.cond(node, node.test, passed, failed)
    fn.start(failed)
    message = ABSENT if node.msg is None else fn.expr(node.msg)
    fn.effect(fn.blamed(place, node.test), "assert_fail", (message,))
    fn.unreachable()
    fn.start(passed)
