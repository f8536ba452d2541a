"""Methods for obj[a, b] that only take the tuple apart: nothing sees it, so that their callers make none (`goruntime/object/apart.go`)."""

from __future__ import annotations

from grumpy_hook.ir.nodes import Function, Kind
from grumpy_hook.passes import lasting, owning

KEY = 1  # its register
LIFETIMES = owning.MADE | lasting.MADE


def takes_apart(fn: Function) -> bool:
    """All that the function does with its key is to unpack two items from it."""
    if fn.kind is not Kind.PLAIN or fn.name not in ("__getitem__", "__setitem__") or fn.params.pos <= KEY:
        return False
    uses = [i for i in fn.instrs() if KEY in (*i.args, *i.dests) and i.op not in LIFETIMES]
    plain = all(i.op == "unpack" and len(i.dests) == 2 and KEY not in i.dests for i in uses)
    return bool(uses) and plain and not any(KEY in block.term.args for block in fn.blocks)
