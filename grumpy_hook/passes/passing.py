"""Values that live only from the operation that makes them to the one that uses them.

CPython drops such a value when its one use is done; ``open(path, "w").write(text)``
relies on it to reach the disk.  Only uses that cannot keep the value count: being
the receiver of an attribute access or a call.
"""

from __future__ import annotations

from collections import Counter

from grumpy_hook.ir.nodes import Function, RegKind

MAKERS = frozenset({"call", "call_method", "call_loaded", "load_method", "getattr"})
USERS = frozenset({"call_method", "load_method", "getattr", "call_loaded"})


def passing_values(fn: Function) -> set[int]:
    """Registers made and used once, both in one block; not those a generator keeps over a yield."""
    made: Counter[int] = Counter()
    read: Counter[int] = Counter()
    for block in fn.blocks:
        for instr in block.instrs:
            made.update(instr.dests)
            read.update(instr.args)
        read.update(block.term.args)
        if block.term.kind == "for_next":
            made[block.term.args[1]] += 1
    found: set[int] = set()
    for block in fn.blocks:
        open_: set[int] = set()
        for instr in block.instrs:
            if instr.op in ("yield", "yield_from", "await"):
                open_.clear()
            if instr.op in USERS and instr.args[0] in open_:
                found.add(instr.args[0])
            if instr.op in MAKERS:
                reg = instr.dests[0]
                if made[reg] == 1 and read[reg] == 1 and fn.reg_names[reg] is None and fn.reg_kinds[reg] is RegKind.VALUE:
                    open_.add(reg)
    return found
