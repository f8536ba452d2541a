"""What turns the blocks of a lowered body into the function's final IR."""

from __future__ import annotations

from grumpy_hook.ir.nodes import Function
from grumpy_hook.lower.bound import drop_needless_checks
from grumpy_hook.lower.builder import Pos
from grumpy_hook.lower.context import Fn
from grumpy_hook.lower.methods import fuse_method_calls
from grumpy_hook.lower.tidy import tidy


def finish(fn: Fn, function: Function) -> None:
    if fn.instrs is not None:  # the end of the body
        last = Pos(fn.instrs[-1].line) if fn.instrs else Pos(fn.blocks[-1].term.line if fn.blocks else function.first_line)
        fn.ret(last, fn.const(last, None))
    function.reg_names = fn.reg_names
    function.reg_kinds = fn.reg_kinds
    function.inners = fn.inners
    function.blocks = tidy(fn.blocks)
    drop_needless_checks(function)
    fuse_method_calls(function)
