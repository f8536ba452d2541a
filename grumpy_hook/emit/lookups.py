"""Dict items that are stored where they were just found: ``d[k] += 1``, ``d[k] = d.get(k, 0) + 1``.

The look-up keeps where it found the key in a Go variable, an ``o.At``, and the store that
follows in the same block, of the same two registers, begins there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import ABSENT, Instr

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

Position = tuple[int, int]


def find(e: FunctionEmitter) -> dict[Position, str]:
    """Look-ups and the stores that follow them, by position: the Go variable."""
    found: dict[Position, str] = {}
    for block in e.fn.blocks:
        begun: dict[tuple[int, int], Position] = {}
        for index, i in enumerate(block.instrs):
            pair = (i.args[0], i.args[1]) if len(i.args) > 1 else (ABSENT, ABSENT)
            if i.op == "setitem" and pair in begun:
                at = begun[pair]
                found[at] = found[block.label, index] = found.get(at, f"at{at[0]}_{at[1]}")
            begun = {regs: at for regs, at in begun.items() if not set(regs) & set(i.dests)}
            if (i.op == "getitem" or gets(i)) and not set(pair) & set(i.dests):
                begun[pair] = block.label, index
    return found


def keys(e: FunctionEmitter) -> set[int]:
    """Texts made to be looked up, and stored under when they were found: nothing else sees them."""
    made: dict[int, list[Instr]] = {}
    for (label, index), name in e.found.items():
        i = e.fn.block(label).instrs[index]
        if list(e.found.values()).count(name) == 2:
            made.setdefault(i.args[1], []).append(i)
    return {
        reg for reg, pair in made.items()
        if len(pair) == 2 and len(e.readers(reg)) == 2 and all(i in pair for i in e.readers(reg)) and _text(e, reg) and reg not in e.in_frame
    }


def _text(e: FunctionEmitter, reg: int) -> bool:
    found = e.defs.get(reg, [])
    return len(found) == 1 and (found[0].op == "join_str" or (found[0].op == "binary" and found[0].args[1] in e.digits))


def gets(i: Instr) -> bool:
    """obj.get(key) or obj.get(key, default)."""
    return i.op == "call_method" and i.imms[0] == "get" and not i.imms[1] and len(i.args) in (2, 3)
