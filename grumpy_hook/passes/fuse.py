"""Comparisons used as conditions become truth values directly.

>>> # r3 = compare lt r1, r2 ; b4 = truth r3     (r3 read nowhere else)
>>> # b4 = compare_bool lt r1, r2
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from grumpy_hook.ir.nodes import Function, Instr


def fuse_compares(fn: Function) -> None:
    """Rewrite adjacent ``compare`` + ``truth`` pairs in place."""
    reads: Counter[int] = Counter()
    for block in fn.blocks:
        for instr in block.instrs:
            reads.update(instr.args)
        reads.update(block.term.args)
    for block in fn.blocks:
        out: list[Instr] = []
        for instr in block.instrs:
            last = out[-1] if out else None
            if (
                instr.op == "truth" and last is not None and last.op == "compare"
                and last.dest == instr.args[0] and reads[last.dest] == 1
            ):
                out[-1] = replace(last, op="compare_bool", dests=instr.dests)
            else:
                out.append(instr)
        block.instrs = out
