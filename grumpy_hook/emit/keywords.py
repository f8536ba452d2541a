"""``f(*args, **mapping)`` with no other keyword: the call takes them from the mapping, no dict is made to merge it into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit import defaults
from grumpy_hook.ir.nodes import Instr

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


def find(e: FunctionEmitter) -> dict[int, Instr]:
    """The dicts that begin empty, to which one mapping is added for one call of the block: the call."""
    found: dict[int, Instr] = {}
    for block in e.fn.blocks:
        made: set[int] = set()
        for i in block.instrs:
            if i.op == "build_dict" and not i.args and len(e.defs[i.dest]) == 1 and i.dest not in e.in_frame:
                made.add(i.dest)
            elif i.op == "call_ex" and i.args[2] in made:
                users = e.readers(i.args[2])
                if len(users) == 2 and users[0].op == "dict_merge" and users[1] is i and users[0] in block.instrs:
                    found[i.args[2]] = i
    return found


def make(e: FunctionEmitter, i: Instr) -> None:
    if i.dest in e.keywords:
        return
    if i.args:
        e.checked(f"{e.dest(i.dest)}, err = rt.BuildDict(c, {e.values(i.args)})")
    else:
        defaults.make(e, i, f"{e.dest(i.dest)} = o.NewDict().Value()")


def merge(e: FunctionEmitter, i: Instr) -> None:
    into, mapping, func = i.args
    if into in e.keywords:
        args = e.keywords[into].args[1]
        e.checked(f"{e.dest(into)}, err = o.Keywords(c, {e.value(func)}, {e.value(args)}, {e.value(mapping)})")
    else:
        e.checked(f"err = rt.DictMerge(c, {e.value(into)}, {e.value(mapping)}, {e.value(func)})")
