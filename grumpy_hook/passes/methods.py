"""A method that is looked up and called with nothing in between is called by name.

>>> # r2, r3 = load_method r1 "f" ; r4 = const 1 ; r5 = call_loaded r2, r3, r4
>>> # r4 = const 1 ; r5 = call_method r1, r4 "f"

What stands between may only be what can neither fail nor be noticed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from grumpy_hook.ir.nodes import Function, Instr

SILENT = frozenset({"const", "move", "undef", "bool_value"})


def fuse_methods(fn: Function) -> None:
    """Rewrite ``load_method`` + ``call_loaded`` pairs in place."""
    reads: Counter[int] = Counter(arg for instr in fn.instrs() for arg in instr.args)
    for block in fn.blocks:
        reads.update(block.term.args)
    for block in fn.blocks:
        out: list[Instr] = []
        for instr in block.instrs:
            if instr.op == "call_loaded":
                at = _lookup(out, instr, reads)
                if at is not None:
                    found = out.pop(at)
                    out.append(replace(
                        instr, op="call_method", args=(found.args[0], *instr.args[2:]), imms=(found.imms[0], *instr.imms)
                    ))
                    continue
            out.append(instr)
        block.instrs = out


def _lookup(out: list[Instr], call: Instr, reads: Counter[int]) -> int | None:
    """Where the call's own load_method stands, when only silent operations follow it."""
    for at in range(len(out) - 1, -1, -1):
        instr = out[at]
        if instr.op == "load_method":
            own = instr.dests == call.args[:2] and all(reads[dest] == 1 for dest in instr.dests)
            written = {dest for later in out[at + 1:] for dest in later.dests}
            return at if own and instr.args[0] not in written else None
        if instr.op not in SILENT:
            return None
    return None
