"""``[x] * n``: the list of one item is never made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import Instr

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


def find(e: FunctionEmitter) -> set[int]:
    """Lists of one item that nothing but a product later in the block reads: their registers hold the item."""
    found = set()
    for block in e.fn.blocks:
        made: set[int] = set()
        for i in block.instrs:
            if i.op == "build_list" and len(i.args) == 1 and len(e.defs[i.dest]) == 1 and i.dest not in e.in_frame:
                made.add(i.dest)
            elif i.op == "binary" and i.imms[0] == "mul" and i.args[0] in made and e.readers(i.args[0]) == [i] and i.args[1] != i.args[0]:
                found.add(i.args[0])
    return found


def multiply(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"{e.dest(i.dest)}, err = o.RepeatItem(c, {e.values(i.args)})")
