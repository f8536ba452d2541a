"""Locals that last until their function ends.

CPython keeps what a local refers to until the local is rebound, deleted or goes out of
scope: a handler that is only registered weakly stays registered while the function that
made it runs.  Go's collector takes what no operation reads any more.  So where another
call runs after the last read of a local, the function's exits, and the ends of its loops
(which need not have an exit), mention it (alive), and where another register takes the
local over, the old one is emptied (forget).

>>> # r1 = call r0 ; r2 = call_method r9 r1 ; r3 = call r4 ; return r3
>>> # r1 = call r0 ; r2 = call_method r9 r1 ; r3 = call r4 ; alive r1 ; return r3
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from grumpy_hook.ir.nodes import Block, Function, Instr, Kind, RegKind
from grumpy_hook.passes.lattice import ANY, BOOL, FLOAT, INT, NONE, NUMBER, STR, Type
from grumpy_hook.passes.liveness import live_after, live_in, successors
from grumpy_hook.passes.webs import too_large

BODIES = frozenset({Kind.PLAIN, Kind.GENERATOR, Kind.COROUTINE, Kind.ASYNC_GENERATOR})
# Operations during which a program can notice that an object has gone.
LONG = frozenset({
    "call", "call_method", "call_loaded", "call_ex", "super_call", "with_enter", "with_exit", "yield", "yield_from", "await", "import_name",
    "import_star", "unpack", "unpack_ex", "list_extend", "set_update", "make_class",
})  # fmt: skip
MADE = frozenset({"alive", "forget"})  # by this pass
PLAIN = frozenset({INT, FLOAT, NUMBER, NONE, BOOL, STR})

Lives = dict[int, frozenset[int]]  # the register of a local -> all that stand for the same local


def keep_locals(fn: Function) -> None:
    """Add the mentions, in place; after webs, whose registers are single lives of a local."""
    if fn.kind not in BODIES or too_large(fn):
        return
    lives = _lives(fn)
    if not lives:
        return
    entry = _current_in(fn, lives)
    live = live_in(fn)
    needed: set[int] = set()
    for block in fn.blocks:
        after = live_after(block, live)
        current = set(entry[block.label])
        for instr, alive in zip(block.instrs, after, strict=True):
            _step(current, instr, lives)
            if instr.op in LONG:
                needed |= current - alive
        if block.term.kind == "for_next" and after:
            needed |= current - after[-1]
    if needed:
        _mention(fn, lives, entry, live, needed)


def forget_plain(fn: Function, types: Mapping[int, Type]) -> None:
    """Take back, in place, the mentions of what is a number or a string: nothing can tell when one has gone."""
    for block in fn.blocks:
        block.instrs[:] = [replace(i, args=kept) if i.op in MADE else i for i in block.instrs if i.op not in MADE or (kept := _told(i, types))]


def _told(instr: Instr, types: Mapping[int, Type]) -> tuple[int, ...]:
    return tuple(reg for reg in instr.args if types.get(reg, ANY) not in PLAIN)


def _mention(fn: Function, lives: Lives, entry: dict[int, set[int]], live: dict[int, set[int]], needed: set[int]) -> None:
    order = {block.label: number for number, block in enumerate(fn.blocks)}
    for block in fn.blocks:
        current = set(entry[block.label])
        out: list[Instr] = []
        for instr, alive in zip(block.instrs, live_after(block, live), strict=True):
            out.append(instr)
            # what is read later is no former life but another variable: a comprehension's may have the same name
            past = {reg for dest in instr.dests if dest in lives for reg in lives[dest] - {dest}} & current & needed - alive
            if past:
                out.append(Instr("forget", (), tuple(sorted(past)), (), instr.line))
            _step(current, instr, lives)
        block.instrs = out
        back = [label for label in block.term.targets if order[label] <= order[block.label]]
        if block.term.kind != "return" and not back:
            continue
        kept = (current & needed) - set(block.term.args)
        for label in back:
            kept -= live[label]
        if kept:
            out.append(Instr("alive", (), tuple(sorted(kept)), (), block.term.line))


def _lives(fn: Function) -> Lives:
    params = range(len(fn.params.names))
    same: dict[str, set[int]] = defaultdict(set)
    for reg, known in enumerate(fn.reg_names):
        name = fn.params.names[reg] if reg in params else known
        if name is not None and fn.reg_kinds[reg] is RegKind.VALUE:
            same[name].add(reg)
    lives = {reg: frozenset(regs) for regs in same.values() for reg in regs}
    lives.update((instr.dest, frozenset((instr.dest,))) for instr in fn.instrs() if instr.op == "cell_new")
    return lives


def _step(current: set[int], instr: Instr, lives: Lives) -> None:
    for dest in instr.dests:
        if dest in lives:
            current -= lives[dest]
            if instr.op != "undef":
                current.add(dest)


def _current_in(fn: Function, lives: Lives) -> dict[int, set[int]]:
    """The registers that may hold their local's value at the start of each block."""
    found: dict[int, set[int]] = {block.label: set() for block in fn.blocks}
    found[fn.blocks[0].label] = {reg for reg in range(len(fn.params.names)) if reg in lives}
    blocks = {block.label: block for block in fn.blocks}
    waiting = [fn.blocks[0]]
    seen: set[int] = set()
    while waiting:
        block = waiting.pop()
        seen.add(block.label)
        current = set(found[block.label])
        anywhere = set(current)
        for instr in block.instrs:
            _step(current, instr, lives)
            anywhere |= current
        for label in successors(block):
            reaching = anywhere if label == block.handler else _through_edge(block, label, current, lives)
            if label not in seen or not reaching <= found[label]:
                found[label] |= reaching
                waiting.append(blocks[label])
                seen.add(label)
    return found


def _through_edge(block: Block, label: int, current: set[int], lives: Lives) -> set[int]:
    if block.term.kind == "for_next" and label == block.term.targets[0] and (item := block.term.args[1]) in lives:
        return current - lives[item] | {item}
    return current
