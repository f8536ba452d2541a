"""for, while, async for, break and continue."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable

from grumpy_hook.analysis.scope import Where
from grumpy_hook.lower import assignments, flow, names
from grumpy_hook.lower.builder import Place
from grumpy_hook.lower.constants import NOT_CONSTANT, fold_container
from grumpy_hook.lower.context import Fn, Frame

MAX_RANGE_ARGS = 3
CALLS = (ast.Call, ast.GeneratorExp, ast.Await, ast.Yield, ast.YieldFrom, ast.Lambda)


def for_(fn: Fn, node: ast.For) -> None:
    if may_own_generator(fn, node.iter):
        owning_for(fn, node)
        return
    place = fn.blamed(node, node.iter)
    iterator = make_iterator(fn, place, node.iter)
    top, leave, done = fn.label(), fn.label(), fn.label()
    fn.frames.append(Frame(fn.handler, loop=(done, top), left=lambda: fn.effect(place, "leave_loop", (iterator,))))
    for_body(fn, node, iterator, top, leave)
    fn.start(leave)
    fn.stmts(node.orelse)
    fn.start(done)


def for_body(fn: Fn, node: ast.For, iterator: int, top: int, leave: int) -> None:
    """The loop itself; its frame is on the stack."""
    fn.start(top)
    advance(fn, fn.blamed(node, node.iter), iterator, node.target, leave)
    fn.stmts(node.body)
    fn.jump(top)
    fn.frames.pop()


def owning_for(fn: Fn, node: ast.For) -> None:
    """A loop that closes the generator it alone holds when it is left."""
    place = fn.blamed(node, node.iter)
    outer = fn.handler
    top, leave, done, broke, failed = fn.label(), fn.label(), fn.label(), fn.label(), fn.label()
    owned, iterator = own_iterator(fn, place, node.iter)
    fn.frames.append(Frame(outer, lambda: fn.effect(place, "close_owned", (owned,))))
    fn.set_handler(failed)
    fn.frames.append(Frame(failed, loop=(broke, top)))
    for_body(fn, node, iterator, top, leave)
    fn.frames.pop()
    fn.set_handler(outer)
    fn.start(broke)
    fn.effect(place, "close_owned", (owned,))
    fn.jump(done)
    close_after_failure(fn, place, owned, failed)
    fn.start(leave)
    fn.effect(place, "close_owned", (owned,))
    fn.stmts(node.orelse)
    fn.start(done)


def own_iterator(fn: Fn, place: Place, node: ast.expr) -> tuple[int, int]:
    """The generator or iterator that a call makes for a loop alone, if it does, and the iterator."""
    fn.effect(place, "gen_mark")
    iterator = fn.value(place, "iter", (fn.expr(node),))
    return fn.value(place, "own_iterator", (iterator,)), iterator


def close_after_failure(fn: Fn, place: Place, owned: int, failed: int) -> None:
    """The handler of a loop that owns a generator."""
    fn.start(failed)
    exc = fn.value(place, "catch")
    fn.effect(place, "close_owned", (owned,))
    fn.effect(place, "reraise", (exc,))
    fn.unreachable()


def may_own_generator(fn: Fn, node: ast.expr) -> bool:
    """A call whose result may be a generator made by the very function called, with nothing else called meanwhile."""
    if not isinstance(node, ast.Call) or range_call(fn, node) is not None:
        return False
    if isinstance(node.func, ast.Name) and hasattr(builtins, node.func.id) and fn.scope.where(node.func.id) is Where.GLOBAL:
        return False
    return not any(isinstance(inner, CALLS) for part in (node.func, *node.args, *node.keywords) for inner in ast.walk(part))


def may_own_iterator(fn: Fn, node: ast.expr) -> bool:
    """The asynchronous iterator may be a generator made by the call, or by the __aiter__ of what is no call."""
    return may_own_generator(fn, node) or not any(isinstance(inner, CALLS) for inner in ast.walk(node))


def make_iterator(fn: Fn, place: Place, node: ast.expr) -> int:
    """The iterator of a for loop or a comprehension's clause."""
    numbers = range_call(fn, node)
    if numbers is not None:
        return fn.value(numbers[1], numbers[0], fn.exprs(numbers[1].args))
    value = fold_container(node)
    iterable = fn.const(node, value) if value is not NOT_CONSTANT else fn.expr(node)
    return fn.value(place, "iter", (iterable,))


def range_call(fn: Fn, node: ast.expr) -> tuple[str, ast.Call] | None:
    """The operation that iterates over it, and the call of range, where it is range(...) or reversed(range(...))."""
    if _calls(fn, node, "range", MAX_RANGE_ARGS):
        assert isinstance(node, ast.Call)
        return "range_iter", node
    if _calls(fn, node, "reversed", 1) and _calls(fn, node.args[0], "range", MAX_RANGE_ARGS):  # type: ignore[attr-defined]
        return "reversed_range", node.args[0]  # type: ignore[attr-defined]
    return None


def _calls(fn: Fn, node: ast.expr, name: str, most: int) -> bool:
    """A call of what is mostly the built-in, with plain arguments."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name):
        return False
    if not 1 <= len(node.args) <= most or node.keywords:
        return False
    if any(isinstance(arg, ast.Starred) for arg in node.args):
        return False
    if any(name in comp.scope.locals for comp in fn.comps):
        return False
    fn.ms.mentioned.setdefault(name)
    return fn.scope.where(name) is Where.GLOBAL


def advance(fn: Fn, place: Place, iterator: int, target: ast.expr, leave: int) -> None:
    """Takes the next item into the target, or goes to `leave`."""
    body = fn.label()
    dest = names.target_register(fn, target)
    item = fn.reg() if dest is None else dest
    fn.for_next(place, iterator, item, body, leave)
    fn.start(body)
    if dest is None:
        assignments.store_target(fn, target, item, last_use=False)


def while_(fn: Fn, node: ast.While) -> None:
    top, body, leave, done = fn.label(), fn.label(), fn.label(), fn.label()
    fn.frames.append(Frame(fn.handler, loop=(done, top)))
    fn.start(top)
    fn.cond(node, node.test, body, leave)
    fn.start(body)
    fn.stmts(node.body)
    fn.jump(top)
    fn.frames.pop()
    fn.start(leave)
    fn.stmts(node.orelse)
    fn.start(done)


def async_for(fn: Fn, node: ast.AsyncFor) -> None:
    if may_own_iterator(fn, node.iter):
        owning_async_for(fn, node)
        return
    done = fn.label()

    def body(again: int) -> None:
        fn.frames.append(Frame(fn.handler, loop=(done, again)))
        fn.stmts(node.body)
        fn.frames.pop()

    async_loop(fn, node, node.iter, node.target, body)
    fn.stmts(node.orelse)
    fn.start(done)


def owning_async_for(fn: Fn, node: ast.AsyncFor) -> None:
    """A loop that leaves the asynchronous generator it alone holds to CPython's finalizer when it is left."""
    place = fn.blamed(node, node.iter)
    outer = fn.handler
    done, broke, failed = fn.label(), fn.label(), fn.label()
    fn.effect(place, "gen_mark")
    iterator = fn.value(fn.blamed(node, node.iter), "async_iter", (fn.expr(node.iter),))
    owned = fn.value(place, "own_iterator", (iterator,))
    fn.frames.append(Frame(outer, lambda: fn.effect(place, "close_owned", (owned,))))
    fn.set_handler(failed)

    def body(again: int) -> None:
        fn.frames.append(Frame(failed, loop=(broke, again)))
        fn.stmts(node.body)
        fn.frames.pop()

    async_steps(fn, node, iterator, node.target, body)
    fn.frames.pop()
    fn.set_handler(outer)
    fn.effect(place, "close_owned", (owned,))
    fn.stmts(node.orelse)
    fn.jump(done)
    fn.start(broke)
    fn.effect(place, "close_owned", (owned,))
    fn.jump(done)
    close_after_failure(fn, place, owned, failed)
    fn.start(done)


def async_loop(fn: Fn, place: Place, source: ast.expr, target: ast.expr, body: Callable[[int], None]) -> None:
    iterator = fn.value(fn.blamed(place, source), "async_iter", (fn.expr(source),))
    async_steps(fn, place, iterator, target, body)


def async_steps(fn: Fn, place: Place, iterator: int, target: ast.expr, body: Callable[[int], None]) -> None:
    """Leaves the builder where the iterator is exhausted; `body` gets the label to continue at."""
    top, stopped, leave, other = fn.label(), fn.label(), fn.label(), fn.label()
    outer = fn.handler
    fn.start(top)
    fn.frames.append(Frame(outer))
    fn.set_handler(stopped)
    awaitable = fn.value(place, "async_next", (iterator,))
    item = fn.value(place, "await", (awaitable,))
    fn.frames.pop()
    fn.set_handler(outer)
    assignments.store_target(fn, target, item, last_use=False)
    body(top)
    fn.jump(top)
    fn.start(stopped)
    exc = fn.value(place, "catch")
    fn.branch(place, fn.value(place, "is_stop_async", (exc,)), leave, other)
    fn.start(other)
    fn.effect(place, "reraise", (exc,))
    fn.unreachable()
    fn.start(leave)


def break_(fn: Fn, node: ast.Break) -> None:
    flow.leave_loop(fn, 0)


def continue_(fn: Fn, node: ast.Continue) -> None:
    flow.leave_loop(fn, 1)
