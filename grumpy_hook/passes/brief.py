"""Functions that do so little that interpreted code had better run their bytecode than enter Go for them.

>>> # def inc(x): return x + 1
>>> # def get(self): return self.x
>>> # def pick(a, b): return a if a is not None else b

Compiled code calls the native function all the same. What such a function handles comes
from CPython or goes there anyway: it reads no global and no closure, and what it gets from
an object it only returns. Otherwise a list of Go's would move to CPython for being looked at.
"""

from __future__ import annotations

from grumpy_hook.ir.nodes import Function, Instr, Kind
from grumpy_hook.passes import lasting, owning

MOST = 4  # operations that do something: more are worth the way
ARITHMETIC = frozenset({"binary", "inplace", "unary", "compare", "compare_bool", "truth", "contains"})
REACHING = frozenset({"getattr", "getitem", "call_method"})  # they may run much
LIFETIMES = owning.MADE | lasting.MADE
FREE = frozenset({"const", "move", "check_bound", "undef", "is", "not", "bool_value"}) | LIFETIMES


def is_brief(fn: Function) -> bool:
    if fn.kind is not Kind.PLAIN or fn.hosted is not None or fn.free_vars or fn.cell_vars:
        return False
    order = {block.label: at for at, block in enumerate(fn.blocks)}
    for at, block in enumerate(fn.blocks):
        onward = block.term.kind in ("jump", "branch", "return") and all(order[target] > at for target in block.term.targets)
        if block.handler is not None or not onward:
            return False
    working = [i for i in fn.instrs() if i.op not in FREE]
    reaching = [i for i in working if i.op in REACHING]
    return (
        len(working) <= MOST
        and len(reaching) <= 1
        and all(i.op in ARITHMETIC or _answers(fn, i) for i in working)
    )


def _answers(fn: Function, i: Instr) -> bool:
    """It asks an argument, other than a method its own object for another method, and the answer is only returned."""
    if i.op not in REACHING or not 0 <= i.args[0] < len(fn.params.names):
        return False
    asked = i.args[0]
    if i.op == "call_method" and asked == 0 and fn.is_method_of is not None:
        return False
    if any(asked in other.dests for other in fn.instrs() if other.op not in LIFETIMES):
        return False
    names, more = {i.dest}, True
    while more:
        copies = {other.dest for other in fn.instrs() if other.op == "move" and other.args[0] in names}
        more = not copies <= names
        names |= copies
    uses = [other for other in fn.instrs() if other.op not in LIFETIMES | {"move"} and names.intersection(other.args)]
    return not uses and not any(names.intersection(block.term.args) for block in fn.blocks if block.term.kind != "return")
