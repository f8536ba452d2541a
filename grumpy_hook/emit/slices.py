"""``a[i:j] = b[k:l:m]``: in specialised code the items go from list to list, without another between.

The slice is taken where the assignment is done, as what stands between the two only computes ints. Where such a
computation leaves, it does so for the operation that takes the slice, which then is still to be done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import ABSENT, Block, Instr
from grumpy_hook.passes.lattice import INT, ListOf
from grumpy_hook.passes.liveness import live_at

if TYPE_CHECKING:
    from grumpy_hook.emit.special import SpecialEmitter

LIFETIMES = frozenset({"hold", "keep", "drop", "alive", "undef"})


@dataclass(frozen=True, slots=True)
class Moved:
    """A slice that only an assignment to another takes. `at`: where it is taken in the text; `put`: the index where it is assigned."""

    made: Instr
    at: tuple[int, int]
    put: int


def find(e: SpecialEmitter) -> dict[int, Moved]:
    """By register of the slice."""
    found = {}
    for block in e.fn.blocks:
        for put, instr in enumerate(block.instrs):
            if instr.op == "setitem" and instr.args[1] in e.slices and isinstance(e.predicted(instr.args[0]), ListOf):
                moved = _moved(e, block, put, instr.args[2])
                if moved is not None:
                    found[instr.args[2]] = moved
    return found


def _moved(e: SpecialEmitter, block: Block, put: int, reg: int) -> Moved | None:
    setter = block.instrs[put]
    users = [user for user in e.uses[reg] if not (isinstance(user, Instr) and user.op in ("keep", "hold"))]
    at = next((n for n in range(put) if reg in block.instrs[n].dests), None)
    if at is None or users != [setter] or len(e.defs[reg]) != 1:
        return None
    made = block.instrs[at]
    sliced = made.op == "getslice" or (made.op == "getitem" and made.args[1] in e.slices)
    if not sliced or not isinstance(e.predicted(made.args[0]), ListOf) or made.line != setter.line:
        return None
    between = block.instrs[at + 1 : put]
    if made.op == "getitem":  # the parts of its key are known at the making of that
        at = next(n for n in range(at) if made.args[1] in block.instrs[n].dests)
    needed = live_at(e.fn, (block.label, at))
    return Moved(made, (block.label, at), put) if all(_computes(e, i) and not needed & set(i.dests) for i in between) else None


def _computes(e: SpecialEmitter, i: Instr) -> bool:
    if i.op in LIFETIMES or i.op == "const" or (i.op == "build_slice" and i.dest in e.slices):
        return True
    return i.op == "binary" and e.kind(i.dest) == INT and all((e.scalar(reg) or "")[:1] == (INT,) for reg in i.args)


def owners(e: SpecialEmitter) -> set[int]:
    """Owners of such slices, which are never objects here."""
    return {
        reg for reg in e.owners - {ABSENT}
        if all(i.op == "undef" or (i.op == "hold" and i.args[1] in e.moved) for i in e.defs[reg])
    }


def assign(e: SpecialEmitter, i: Instr) -> str:
    """The Go statement of the assignment."""
    made = e.moved[i.args[2]].made
    parts = (*made.args[1:], None) if made.op == "getslice" else e.slices[made.args[1]]
    taken = ", ".join("o.Int(1)" if reg is None else e.value(reg) for reg in parts)
    return f"err = o.MoveSlice(c, {e.value(i.args[0])}, {e.values(e.slices[i.args[1]][:2])}, {e.value(made.args[0])}, {taken})"
