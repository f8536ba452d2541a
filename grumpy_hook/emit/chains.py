"""Finds the strings of Go functions that stay Go's (``emit.texts``): what one later operation of the block takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit import golang
from grumpy_hook.ir.nodes import ABSENT, Block, Instr
from grumpy_hook.passes.intrinsics import callee_name
from grumpy_hook.passes.lattice import INT
from grumpy_hook.passes.tight import CALLS

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


def find(e: FunctionEmitter) -> set[int]:
    """The registers of such strings."""
    declared = dict(e.locals)
    found = {
        i.dest for block in e.fn.blocks for at, i in enumerate(block.instrs)
        if i.op in CALLS and _gives(e, i) and len(e.defs[i.dest]) == 1 and i.dest not in e.in_frame and _taken(e, i.dest, block, at)
    }
    e.locals = declared  # looking is not mentioning
    return found


def _gives(e: FunctionEmitter, i: Instr) -> bool:
    which = golang.called(e, i)
    return which is not None and which[0].result == "string" and golang.operands(e, which) is not None


def _taken(e: FunctionEmitter, reg: int, block: Block, at: int) -> bool:
    users = []
    for use in e.uses.get(reg, []):
        if isinstance(use, Instr) and (use.op == "hold" or (use.op == "keep" and use.args[1] not in (ABSENT, reg))):
            continue
        users.append(use)
    if len(users) != 1 or not any(i is users[0] for i in block.instrs[at + 1 :]):
        return False
    user = users[0]
    if not isinstance(user, Instr) or user.op not in CALLS:
        return False
    if e.unboxed and user.op == "call" and callee_name(e.defs, user, e.package.module.globals_assigned) == "len":
        return user.args[1:] == (reg,) and e.kind(user.dest) == INT  # type: ignore[attr-defined]
    which = golang.called(e, user)
    if which is None or golang.operands(e, which) is None:
        return False
    return (reg, "string") in zip(which[2], which[0].params, strict=True)
