"""The await of a coroutine function's call, where that has a version that runs through (``emit.through``).

    if r3.P == &s_1 { if tv, sus, err = f_1d(c, &s_1, r5); ...; if sus == nil { tr = tv; goto R1 }; fr.r7 = sus.Value(); goto N1 }
    ... the general call and await ...
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grumpy_hook.emit import owners
from grumpy_hook.ir.nodes import Block, Instr, Terminator
from grumpy_hook.passes.tight import CALLS

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A call whose result nothing but the await that follows sees. `at`: where that stands; `released`: the owners
    that are released between the two."""

    instr: Instr
    at: tuple[int, int]
    released: tuple[int, ...]


def awaiting(block: Block, index: int, uses: dict[int, list[Instr | Terminator]]) -> Awaiting | None:
    """Of the call at that place in the block."""
    call = block.instrs[index]
    if call.op not in CALLS:
        return None
    iterator = -1
    released: tuple[int, ...] = ()
    for at in range(index + 1, len(block.instrs)):
        i = block.instrs[at]
        if i.op == "own_frame" and i.args == (call.dest,):
            continue
        if i.op == "get_awaitable" and i.args[0] == call.dest:
            iterator = i.dest
        elif i.op == "await" and i.args[0] == iterator:
            seen = [user for reg in (call.dest, iterator) for user in uses.get(reg, [])]
            alone = all(isinstance(user, Instr) and user.op in ("own_frame", "get_awaitable", "await", "hold", "keep") for user in seen)
            return Awaiting(i, (block.label, at), released) if alone else None
        elif i.op == "drop":
            released += i.args
        elif i.op not in ("hold", "keep", "alive", "undef"):
            return None
    return None


def run_through(e: FunctionEmitter, index: int, args: str) -> str:
    """Go statements that run coroutine function `index` where its call is awaited."""
    assert e.awaiting is not None
    instr, point = e.awaiting.instr, e.resume_points + 1
    value, suspended, result = e.temp("tv", "o.Value"), e.temp("sus", "*o.Gen"), e.temp("tr", "o.Value")
    iterator = e.value(instr.args[0])
    e.locals["err"] = "*o.Exc"
    released = owners.released(e, e.awaiting.released)
    released += "; " if released else ""
    return (
        f"if {value}, {suspended}, err = f_{index}d(c, &{e.package.static_function(index)}{args}); err != nil {{ {e.fail_at(instr)} }}; "
        f"{released}if {suspended} == nil {{ {iterator} = o.Value{{}}; {result} = {value}; {e.goto(f'R{point}')} }}; {e.suspend(point)}"
    )
