"""Which registers are needed later.

``live_across_yields`` says what a generator must keep in its frame: everything
read after some yield that was written before it.  Parameters are always kept,
because the frame is filled when the generator is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grumpy_hook.ir.nodes import ABSENT, Block, Function

YIELDS = frozenset({"yield", "yield_from", "await"})


def successors(block: Block) -> tuple[int, ...]:
    """Labels control may go to, the handler included."""
    return block.term.targets + ((block.handler,) if block.handler is not None else ())


def live_in(fn: Function) -> dict[int, set[int]]:
    """Registers live at the start of each block, by label.

    A handler may be entered from any point of its block, so what is live into
    the handler is live in the whole block.
    """
    result: dict[int, set[int]] = {block.label: set() for block in fn.blocks}
    changed = True
    while changed:
        changed = False
        for block in reversed(fn.blocks):
            live = _through(block, _live_out(block, result), result)
            if live != result[block.label]:
                result[block.label] = live
                changed = True
    return result


def _live_out(block: Block, entry: dict[int, set[int]]) -> set[int]:
    live: set[int] = set()
    if block.term.kind == "for_next":
        body, leave = block.term.targets
        live |= entry[body] - {block.term.args[1]}
        live |= entry[leave]
        live.add(block.term.args[0])
    else:
        for target in block.term.targets:
            live |= entry[target]
        live.update(_present(block.term.args))
    return live


def _through(block: Block, live: set[int], entry: dict[int, set[int]]) -> set[int]:
    held = entry[block.handler] if block.handler is not None else set()
    live = live | held
    for instr in reversed(block.instrs):
        live.difference_update(instr.dests)
        live.update(_present(instr.args))
        live |= held
    return live


def live_after(block: Block, entry: dict[int, set[int]]) -> list[set[int]]:
    """Registers live after each operation of a block, by what is live into all blocks."""
    held = entry[block.handler] if block.handler is not None else set()
    live = _live_out(block, entry) | held
    found: list[set[int]] = []
    for instr in reversed(block.instrs):
        found.append(live)
        live = (live - set(instr.dests)).union(_present(instr.args)) | held
    return found[::-1]


def live_at(fn: Function, position: tuple[int, int]) -> set[int]:
    """Registers live just before the operation at (block label, index); the index past the last is the terminator."""
    label, index = position
    entry = _cached_live_in(fn)
    block = fn.block(label)
    held = entry[block.handler] if block.handler is not None else set()
    live = _live_out(block, entry) | held
    for instr in reversed(block.instrs[index:]):
        live.difference_update(instr.dests)
        live.update(_present(instr.args))
        live |= held
    return live


def _cached_live_in(fn: Function) -> dict[int, set[int]]:
    """live_in of the function asked about last: exits of one function come together."""
    if _last[0] is not fn:
        _last[:] = [fn, live_in(fn)]
    return _last[1]  # type: ignore[no-any-return]


_last: list[Any] = [None, {}]


def live_across_yields(fn: Function) -> set[int]:
    """Registers a generator keeps in its frame."""
    kept = set(range(len(fn.params.names)))
    entry = live_in(fn)
    for block in fn.blocks:
        if not any(instr.op in YIELDS for instr in block.instrs):
            continue
        held = entry[block.handler] if block.handler is not None else set()
        live = _live_out(block, entry) | held
        for instr in reversed(block.instrs):
            live.difference_update(instr.dests)
            if instr.op in YIELDS:
                kept |= live | held
                if instr.op != "yield":
                    kept.update(_present(instr.args))
            live.update(_present(instr.args))
            live |= held
    return kept


def _present(regs: Iterable[int]) -> list[int]:
    return [reg for reg in regs if reg != ABSENT]
