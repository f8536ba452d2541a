"""Method calls whose arguments cannot interfere with the look-up become one operation.

>>> # f, s = load_method x "append"; c = const 1; r = call_loaded f, s, c
>>> # c = const 1; r = call_method x, c "append"
"""

from __future__ import annotations

from grumpy_hook.ir.nodes import Block, Function, Instr

HARMLESS = frozenset(
    {
        "const", "move", "build_tuple", "build_list", "build_slice", "list_append", "list_to_tuple", "expect",
        "is", "not", "bool_value", "make_function", "join_str", "gen_mark",
    }
)  # fmt: skip


def fuse_method_calls(fn: Function) -> None:
    for block in fn.blocks:
        _fuse(block)


def _fuse(block: Block) -> None:
    pending: dict[int, int] = {}  # function register of a look-up -> its position
    out: list[Instr] = []
    for instr in block.instrs:
        if instr.op in ("call_loaded", "call") and instr.args[0] in pending:
            look_up = out[pending[instr.args[0]]]
            fused = _one(look_up, instr)
            out[pending[instr.args[0]]] = _REMOVED
            pending.clear()
            out.append(fused)
            continue
        if instr.op in ("load_method", "super_attr"):
            pending = {instr.dests[0]: len(out)}
        elif instr.op not in HARMLESS:
            pending.clear()
        out.append(instr)
    block.instrs = [instr for instr in out if instr is not _REMOVED]


_REMOVED = Instr("removed", (), (), (), 0)


def _one(look_up: Instr, call: Instr) -> Instr:
    method = look_up.op == "load_method"
    args = look_up.args + call.args[2 if method else 1 :]
    together = (look_up.line, look_up.col, look_up.end_line) == (call.line, call.col, call.line)
    return Instr(
        "call_method" if method else "super_call",
        call.dests, args, look_up.imms + call.imms,
        call.line, call.col, call.end_line, call.end_col, call.inner, look_up.end_col if together else 0,
    )  # fmt: skip
