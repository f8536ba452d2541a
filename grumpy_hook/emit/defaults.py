"""``d.setdefault(key, [])``: the list, or the dict, is made where the key is missing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from grumpy_hook.passes.types import LIFETIMES

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter
    from grumpy_hook.ir.nodes import Instr

STANDS_FOR = {"build_list": "o.UnmadeList", "build_dict": "o.UnmadeDict"}


def find(e: FunctionEmitter) -> dict[int, Instr]:
    """Empty lists and dicts that are only the default of the call right after: the call."""
    found: dict[int, Instr] = {}
    for block in e.fn.blocks:
        for made, user in pairwise(i for i in block.instrs if i.op not in LIFETIMES):
            if (
                made.op in STANDS_FOR and not made.args and user.op == "call_loaded" and not user.imms[0] and user.args[3:] == (made.dest,)
                and len(e.defs[made.dest]) == 1 and made.dest not in e.in_frame and e.readers(made.dest) == [user] and _sets_default(e, user)
            ):
                found[made.dest] = user
    return found


def _sets_default(e: FunctionEmitter, call: Instr) -> bool:
    loaded = e.defs.get(call.args[0], [])
    return len(loaded) == 1 and loaded[0].op == "load_method" and loaded[0].imms[0] == "setdefault"


def make(e: FunctionEmitter, i: Instr, text: str) -> None:
    """`text` makes it."""
    if i.dest in e.defaults:
        func, receiver = (e.value(reg) for reg in e.defaults[i.dest].args[:2])
        text = f"if o.MakesDefault({func}, {receiver}) {{ {e.dest(i.dest)} = {STANDS_FOR[i.op]} }} else {{ {text} }}"
    e.put(text)
