"""Definite assignment: checks of variables that are bound on every way there are dropped."""

from __future__ import annotations

from dataclasses import replace

from grumpy_hook.ir.nodes import Block, Function, Instr
from grumpy_hook.lower.tidy import RAISES


def drop_needless_checks(fn: Function) -> None:
    """A check's temporary becomes the variable itself; a check into a variable becomes a move."""
    bits: dict[int, int] = {}
    for instr in fn.instrs():
        if instr.op == "check_bound":
            bits.setdefault(instr.args[0], 1 << len(bits))
    if not bits:
        return
    entry = _entry_states(fn, bits)
    renamed: dict[int, int] = {}
    for block in fn.blocks:
        _drop(block, entry.get(block.label, -1), bits, fn.reg_names, renamed)
    if renamed:
        _rename(fn, renamed)


def _entry_states(fn: Function, bits: dict[int, int]) -> dict[int, int]:
    """Bits of the variables bound at the start of each block, by label."""
    start = 0
    for reg in range(len(fn.params.names)):
        start |= bits.get(reg, 0)
    by_label = {block.label: block for block in fn.blocks}
    entry = {fn.blocks[0].label: start}
    todo = [fn.blocks[0].label]
    while todo:
        block = by_label[todo.pop()]
        for label, state in _flow(block, entry[block.label], bits):
            old = entry.get(label)
            new = state if old is None else old & state
            if new != old:
                entry[label] = new
                todo.append(label)
    return entry


def _flow(block: Block, state: int, bits: dict[int, int]) -> list[tuple[int, int]]:
    """The states in which a block is left, by where to."""
    raised = -1
    for instr in block.instrs:
        if instr.op in RAISES:
            raised &= state
        state = _after(instr, state, bits)
    term = block.term
    if term.kind == "for_next":
        raised &= state
        body, leave = term.targets
        out = [(body, state | bits.get(term.args[1], 0)), (leave, state)]
    else:
        out = [(target, state) for target in term.targets]
    if block.handler is not None:
        out.append((block.handler, raised))
    return out


def _after(instr: Instr, state: int, bits: dict[int, int]) -> int:
    if instr.op == "undef":
        return state & ~bits.get(instr.dests[0], 0)
    if instr.op == "show_local":  # which leaves an unbound variable unbound
        return state
    for dest in instr.dests:
        state |= bits.get(dest, 0)
    if instr.op == "check_bound":
        state |= bits[instr.args[0]]
    return state


def _drop(block: Block, state: int, bits: dict[int, int], names: list[str | None], renamed: dict[int, int]) -> None:
    kept: list[Instr] = []
    for instr in block.instrs:
        if instr.op == "check_bound" and state & bits[instr.args[0]]:
            if names[instr.dests[0]] is None:
                renamed[instr.dests[0]] = instr.args[0]
                continue
            instr = replace(instr, op="move", imms=())
        kept.append(instr)
        state = _after(instr, state, bits)
    block.instrs = kept


def _rename(fn: Function, renamed: dict[int, int]) -> None:
    for block in fn.blocks:
        for number, instr in enumerate(block.instrs):
            for arg in instr.args:
                if arg in renamed:
                    args = tuple([renamed.get(a, a) for a in instr.args])
                    block.instrs[number] = replace(instr, args=args)
                    break
        term = block.term
        if any(arg in renamed for arg in term.args):
            block.term = replace(term, args=tuple([renamed.get(a, a) for a in term.args]))


