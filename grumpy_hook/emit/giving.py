"""Calls of functions that only return one of their arguments: ``typing.cast``, ``typing.assert_type``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit import owners
from grumpy_hook.emit.calls import boxed_target, deliver, global_name
from grumpy_hook.ir.nodes import Instr

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

GIVES = {(module, name): which for module in ("typing", "typing_extensions") for name, which in (("cast", 1), ("assert_type", 0))}


def call(e: FunctionEmitter, i: Instr) -> str | None:
    """The argument itself where the function still only returns it, which ``o.GivingSite`` tells; None for other calls."""
    which = GIVES.get(e.package.types.taken.get(global_name(e, i.args[0]), ("", "")))
    if which is None or len(i.args) != 3 or i.imms[0]:
        return None
    e.locals["err"] = "*o.Exc"
    site, func, target = f"&{e.package.giving()}", e.value(i.args[0]), boxed_target(e, i.dest)
    given = e.value(i.args[1 + which])
    general = f"if {target}, err = o.CallGiving2(c, {site}, {which}, {func}, {e.values(i.args[1:])}); err != nil {{ {e.failure} }}"
    near = f"if ({site}).Gives({func}, {given}) {{ {target} = {given} }} else {{ {general}{owners.tail(e)} }}"
    return "; ".join(filter(None, [near, deliver(e, i.dest, target)]))
