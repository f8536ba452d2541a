"""Built-ins over generator expressions: the loop runs in the function around them while the built-in is what it was.

>>> # total = sum(x * x for x in xs)
>>> # if sum is the built-in:  total = 0 ; for x in xs: total = total + x * x
>>> # else:                    total = sum(the generator)

The arguments' order, what an error's traceback shows and that a StopIteration becomes a
RuntimeError are the generator's.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from grumpy_hook.analysis.consuming import consumer
from grumpy_hook.analysis.scope import ScopeKind, Where
from grumpy_hook.ir.nodes import ABSENT
from grumpy_hook.lower import comprehensions, flow, functions, loops, names
from grumpy_hook.lower.context import Fn, Frame

LOCALS_FIRST = (3, 13)  # from then on a generator that is dropped lets go of its locals before what its loops hold
COMPENSATED_SUM = (3, 12)  # from then on sum() keeps the rounding errors of floats apart

Finish = Callable[[tuple[int, ...], tuple[str, ...]], int]  # emits the call of the function with these arguments


def inlined(fn: Fn, node: ast.Call) -> ast.GeneratorExp | None:
    """The generator expression whose loop is to run in `fn`."""
    found = node.args[0] if node.args else None
    if not isinstance(found, ast.GeneratorExp) or not fn.ms.scopes.by_node[found].lent or fn.scope.kind is ScopeKind.CLASS:
        return None
    if found in fn.ms.decisions.hosted or (consumer(node) == "sum" and fn.ms.options.version >= COMPENSATED_SUM):
        return None
    if isinstance(node.func, ast.Name):
        name = node.func.id
        if fn.scope.where(name) is not Where.GLOBAL or name in fn.ms.scopes.module.bound:
            return None
    return found


def call(fn: Fn, node: ast.Call, generator: ast.GeneratorExp, func: int, finish: Finish) -> int:
    """The whole call, whose function is evaluated already."""
    name = consumer(node)
    assert name is not None
    make_source, owned = _source(fn, generator)
    values = tuple([fn.expr(keyword.value) for keyword in node.keywords])
    keywords = tuple([keyword.arg or "" for keyword in node.keywords])
    result, general, native, done = fn.reg(), fn.label(), fn.label(), fn.label()
    fn.branch(node, fn.value(node, "uses_up", (func,), name), native, general)
    fn.start(general)
    called = _lent(fn, node, generator, func, make_source(), lambda made: finish((made, *values), keywords))
    fn.into(node, result, "move", (called,))
    fn.jump(done)
    fn.start(native)
    _Loop(fn, node, generator, owned, result).run(name, make_source(), lambda last: finish((last, *values), keywords))
    fn.start(done)
    return result


def sized(fn: Fn, node: ast.Call) -> tuple[ast.Call, ast.GeneratorExp] | None:
    """The set(x for ...) whose size alone is asked for, by len() of it."""
    inner = node.args[0] if len(node.args) == 1 else None
    if not (isinstance(node.func, ast.Name) and node.func.id == "len" and isinstance(inner, ast.Call)) or node.keywords:
        return None
    if consumer(inner) != "set" or fn.scope.where("len") is not Where.GLOBAL or "len" in fn.ms.scopes.module.bound:
        return None
    found = inlined(fn, inner)
    return None if found is None else (inner, found)


def size(fn: Fn, node: ast.Call, made_set: ast.Call, generator: ast.GeneratorExp, func: int) -> int:
    """len(set(x for ...)), whose first function is evaluated already: nothing else sees the set while both are the built-ins."""
    make_set = fn.expr(made_set.func)
    make_source, owned = _source(fn, generator)
    result, half, native, general, done = fn.reg(), fn.label(), fn.label(), fn.label(), fn.label()
    fn.branch(made_set, fn.value(made_set, "uses_up", (make_set,), "set"), half, general)
    fn.start(half)
    fn.branch(node, fn.value(node, "uses_up", (func,), "len"), native, general)
    fn.start(general)
    source = make_source()
    made = _lent(fn, made_set, generator, make_set, source, lambda made: fn.value(made_set, "call", (make_set, made), ()))
    fn.into(node, result, "call", (func, made), ())
    fn.jump(done)
    fn.start(native)
    _Loop(fn, made_set, generator, owned, result).run("len", make_source(), lambda last: last)
    fn.start(done)
    return result


def _lent(fn: Fn, node: ast.Call, generator: ast.GeneratorExp, func: int, source: int, finish: Callable[[int], int]) -> int:
    """The call with the generator itself, which ends with it."""
    func_made = functions.make(fn, generator, ABSENT, ABSENT, ABSENT)
    made = fn.value(generator, "call", (func_made, source), ())
    return lending(fn, node, func, made, lambda: finish(made))


def lending(fn: Fn, node: ast.Call, func: int, made: int, call_it: Callable[[], int]) -> int:
    """The call of a function that is given the new generator `made`, which ends with the call if that is a built-in like sum()."""
    fn.effect(node, "lend", (func, made))
    result = call_it()
    fn.effect(node, "take_back", (made,))
    return result


def _source(fn: Fn, generator: ast.GeneratorExp) -> tuple[Callable[[], int], int | None]:
    """What makes the iterator of the first clause, whose operands are evaluated here; the generator it alone holds, if any."""
    clause = generator.generators[0]
    place = fn.blamed(generator, clause.iter)
    numbers = loops.range_call(fn, clause.iter)
    if numbers is not None:
        op, call = numbers
        args = tuple([fn.held(arg, fn.expr(arg)) for arg in call.args])
        return lambda: fn.value(place, op, args), None
    owning = loops.may_own_generator(fn, clause.iter)
    if owning:
        fn.effect(place, "gen_mark")
    iterable = fn.expr(clause.iter)  # nothing can write a variable before its iterator is made
    owned = fn.value(place, "own_generator", (iterable,)) if owning else None
    return lambda: fn.value(place, "iter", (iterable,)), owned


class _Loop:
    """The loop, with what the built-in does to each item and at the end."""

    def __init__(self, fn: Fn, node: ast.Call, generator: ast.GeneratorExp, owned: int | None, result: int) -> None:
        self.fn = fn
        self.node = node
        self.generator = generator
        self.owned = owned
        self.result = result
        self.outer = fn.handler
        self.depth = len(fn.frames)
        self.stopped = fn.label()  # before the iterator is exhausted

    def run(self, name: str, source: int, finish: Callable[[int], int]) -> None:
        """Leaves the builder where the result is known."""
        fn, node = self.fn, self.node
        failed, done = fn.label(), fn.label()
        step, end = self._steps(name, source, finish)
        names.enter_comprehension(fn, node, fn.ms.scopes.by_node[self.generator])

        def left() -> None:
            fn.effect(node, "leave_loop", (source,))
            self._close()

        fn.frames.append(Frame(self.outer, left))
        fn.set_handler(failed)
        comprehensions.nest(fn, self.generator, self.generator.generators, source, lambda _: self._item(step))
        fn.frames.pop()
        fn.set_handler(self.outer)
        fn.comps.pop()
        self._close()
        end()
        fn.jump(done)
        if name in ("any", "all"):
            fn.start(self.stopped)
            fn.into(node, self.result, "const", (), name == "any")
            fn.jump(done)
        fn.start(failed)
        exc = fn.value(node, "catch_inner", (), fn.ms.codes[self.generator])
        self._close()
        fn.effect(node, "pass_on", (exc,))
        fn.unreachable()
        fn.start(done)

    def _item(self, step: Callable[[int], None]) -> None:
        """One item; what the built-in does with it fails in this function, and lets go of the generator then."""
        fn, node = self.fn, self.node
        value = fn.expr(self.generator.elt)
        inside, failed, on = fn.handler, fn.label(), fn.label()
        fn.set_handler(failed)
        step(value)
        fn.set_handler(inside)
        fn.jump(on)
        fn.start(failed)
        exc = fn.value(node, "catch")
        self._drop(lambda: fn.effect(node, "reraise", (exc,)))
        fn.unreachable()
        fn.start(on)

    def _drop(self, finish: Callable[[], None]) -> None:
        """Lets go of what the loops hold, then emits the jump: the generator would have ended where it stands."""
        fn = self.fn
        if fn.ms.options.version < LOCALS_FIRST:
            flow.leave_to(fn, self.depth, finish)
            return
        inside = fn.handler
        fn.set_handler(self.outer)
        for frame in fn.frames[self.depth :]:
            if frame.cleanup is not None:
                frame.cleanup()
        finish()
        fn.set_handler(inside)

    def _close(self) -> None:
        if self.owned is not None:
            self.fn.effect(self.node, "close_owned", (self.owned,))

    def _steps(self, name: str, source: int, finish: Callable[[int], int]) -> tuple[Callable[[int], None], Callable[[], None]]:
        match name:
            case "any" | "all":
                return self._search(name == "any")
            case "set":
                return self._set("build_set", "move")
            case "len":
                return self._set("scratch_set", "set_size")
            case "sum":
                return self._sum()
            case "min" | "max":
                return self._extreme("lt" if name == "min" else "gt", finish)
        return self._list(name, source, finish)

    def _list(self, name: str, source: int, finish: Callable[[int], int]) -> tuple[Callable[[int], None], Callable[[], None]]:
        fn, node = self.fn, self.node
        items = fn.value(node, "build_list", ())
        comprehensions.expect(fn, node, self.generator.generators, items, source)

        def end() -> None:
            match name:
                case "list":
                    fn.into(node, self.result, "move", (items,))
                case "tuple":
                    fn.into(node, self.result, "list_to_tuple", (items,))
                case _:
                    fn.into(node, self.result, "move", (finish(items),))

        return lambda value: fn.effect(node, "list_append", (items, value)), end

    def _set(self, build: str, finish: str) -> tuple[Callable[[int], None], Callable[[], None]]:
        fn, node = self.fn, self.node
        items = fn.value(node, build, ())
        return (
            lambda value: fn.effect(node, "set_add", (items, value)),
            lambda: fn.into(node, self.result, finish, (items,)),
        )

    def _sum(self) -> tuple[Callable[[int], None], Callable[[], None]]:
        fn, node = self.fn, self.node
        total = fn.reg()
        fn.into(node, total, "const", (), 0)
        return (
            lambda value: fn.into(node, total, "binary", (total, value), "add"),
            lambda: fn.into(node, self.result, "move", (total,)),
        )

    def _search(self, wanted: bool) -> tuple[Callable[[int], None], Callable[[], None]]:
        fn, node = self.fn, self.node

        def step(value: int) -> None:
            stop, on = fn.label(), fn.label()
            truth = fn.value(node, "truth", (value,))
            fn.branch(node, truth, *((stop, on) if wanted else (on, stop)))
            fn.start(stop)
            self._drop(lambda: fn.jump(self.stopped))
            fn.start(on)

        return step, lambda: fn.into(node, self.result, "const", (), not wanted)

    def _extreme(self, better: str, finish: Callable[[int], int]) -> tuple[Callable[[int], None], Callable[[], None]]:
        """min and max; the call with an empty tuple says that there was nothing."""
        fn, node = self.fn, self.node
        best, found = fn.reg(), fn.reg()
        fn.into(node, best, "const", (), None)
        fn.into(node, found, "const", (), False)

        def step(value: int) -> None:
            compare, take, on = fn.label(), fn.label(), fn.label()
            fn.branch(node, fn.value(node, "truth", (found,)), compare, take)
            fn.start(compare)
            fn.branch(node, fn.value(node, "compare_bool", (value, best), better), take, on)
            fn.start(take)
            fn.into(node, best, "move", (value,))
            fn.into(node, found, "const", (), True)
            fn.start(on)

        def end() -> None:
            some, none, done = fn.label(), fn.label(), fn.label()
            fn.branch(node, fn.value(node, "truth", (found,)), some, none)
            fn.start(none)
            fn.into(node, self.result, "move", (finish(fn.value(node, "build_tuple", ())),))
            fn.jump(done)
            fn.start(some)
            fn.into(node, self.result, "move", (best,))
            fn.start(done)

        return step, end
