"""List, set and dict comprehensions, as loops in the enclosing function; generator expressions' loops."""

from __future__ import annotations

import ast
from collections.abc import Callable

from grumpy_hook.ir.nodes import Inner, Instr
from grumpy_hook.lower import loops, names
from grumpy_hook.lower.builder import Place, Pos
from grumpy_hook.lower.context import Fn, Frame


def list_comp(fn: Fn, node: ast.ListComp) -> int:
    return _inline(fn, node, "build_list", lambda result, _: fn.effect(node.elt, "list_append", (result, fn.expr(node.elt))))


def set_comp(fn: Fn, node: ast.SetComp) -> int:
    def add(result: int, whole: Place) -> None:
        fn.effect(_added(fn, whole, node.elt, node.elt), "set_add", (result, fn.expr(node.elt)))

    return _inline(fn, node, "build_set", add)


def dict_comp(fn: Fn, node: ast.DictComp) -> int:
    def add(result: int, whole: Place) -> None:
        key = fn.expr(node.key)
        fn.effect(_added(fn, whole, node.key, node.value), "dict_set", (result, key, fn.expr(node.value)))

    return _inline(fn, node, "build_dict", add)


def _added(fn: Fn, whole: Place, first: ast.expr, last: ast.expr) -> Place:
    """What a traceback points at when an element cannot be added: from 3.12 on the element, before what was compiled last around it."""
    if fn.ms.options.version < (3, 12):
        return whole
    return Pos(first.lineno, first.col_offset, last.end_lineno, last.end_col_offset)


def _inline(fn: Fn, node: ast.ListComp | ast.SetComp | ast.DictComp, build: str, add: Callable[[int, Place], None]) -> int:
    scope = fn.ms.scopes.by_node[node]
    outer = inner = fn.inner
    if fn.ms.options.version < (3, 12):  # CPython's code object of it comes before those of comprehensions in its source
        where = Instr("", (), (), (), node.lineno, node.col_offset, node.end_lineno or -1, node.end_col_offset or -1, outer)
        fn.inners.append(Inner(scope.name, scope.qualname, where))
        inner = len(fn.inners)
    first = node.generators[0]
    source = make_source(fn, node, first)
    result = fn.value(node, build, ())
    if build == "build_list":
        expect(fn, node, node.generators, result, source)
    fn.inner = inner
    names.enter_comprehension(fn, node, scope)
    for name in sorted(_read_before_written(node.generators) & fn.comps[-1].regs.keys()):
        fn.into(node, fn.comps[-1].regs[name], "undef")
    nest(fn, node, node.generators, source, lambda whole: add(result, whole))
    fn.comps.pop()
    fn.inner = outer
    return result


def expect(fn: Fn, node: ast.expr, generators: list[ast.comprehension], result: int, source: int) -> None:
    """Room for what the loops will put into the list; `source` is the first one's iterator."""
    fn.effect(node, "expect", (result, source), len(generators) > 1 or bool(generators[0].ifs))


def nest(fn: Fn, node: Place, generators: list[ast.comprehension], source: int, add: Callable[[Place], None]) -> None:
    """The loops of the clauses around `add`; `source` is the first one's iterator.

    `node`, and what `add` gets, is the place of what has none of its own: the comprehension, then a comparison among its conditions.
    """
    clause, rest = generators[0], generators[1:]

    def item(again: int) -> None:
        whole: Place = node
        for condition in clause.ifs:
            passed = fn.label()
            whole = fn.cond(whole, condition, passed, again)
            fn.start(passed)
        if not rest:
            add(whole)
            return
        inner(fn, whole, rest, add)

    if clause.is_async:
        loops.async_steps(fn, node, source, clause.target, item)
        return
    top, leave = fn.label(), fn.label()
    fn.start(top)
    loops.advance(fn, fn.blamed(node, clause.iter), source, clause.target, leave)
    item(top)
    fn.jump(top)
    fn.start(leave)


def inner(fn: Fn, node: Place, generators: list[ast.comprehension], add: Callable[[Place], None]) -> None:
    """The loops of further clauses; a generator that a call makes for one of them is closed when that loop is left."""
    first = generators[0]
    place, outer = fn.blamed(node, first.iter), fn.handler
    if first.is_async or not loops.may_own_generator(fn, first.iter):
        source = make_source(fn, node, first)
        fn.frames.append(Frame(outer, lambda: fn.effect(place, "leave_loop", (source,))))
        nest(fn, node, generators, source, add)
        fn.frames.pop()
        return
    failed, done = fn.label(), fn.label()
    owned, iterator = loops.own_iterator(fn, place, first.iter)
    fn.frames.append(Frame(outer, lambda: fn.effect(place, "close_owned", (owned,))))
    fn.set_handler(failed)
    nest(fn, node, generators, iterator, add)
    fn.frames.pop()
    fn.set_handler(outer)
    fn.effect(place, "close_owned", (owned,))
    fn.jump(done)
    loops.close_after_failure(fn, place, owned, failed)
    fn.start(done)


def make_source(fn: Fn, node: Place, clause: ast.comprehension) -> int:
    place = fn.blamed(node, clause.iter)
    if clause.is_async:
        return fn.value(place, "async_iter", (fn.expr(clause.iter),))
    return loops.make_iterator(fn, place, clause.iter)


def _read_before_written(generators: list[ast.comprehension]) -> set[str]:
    """Targets that an earlier clause mentions: they must be unbound at each start, not hold an old value."""
    found: set[str] = set()
    later: set[str] = set()
    for clause in reversed(generators[1:]):
        later |= {n.id for n in ast.walk(clause.target) if isinstance(n, ast.Name)}
        found |= later & {n.id for n in ast.walk(clause.iter) if isinstance(n, ast.Name)}
    if later:
        found |= later & {n.id for test in generators[0].ifs for n in ast.walk(test) if isinstance(n, ast.Name)}
    return found
