"""Ints that only become part of a longer text: ``"w" + str(n)`` and ``f"{n}:"`` make one string, not two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.ir.nodes import ABSENT, Instr
from grumpy_hook.passes.lattice import INT, NUMBERS, Obj
from grumpy_hook.passes.types import LIFETIMES

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

BETWEEN = LIFETIMES | {"const"}


def find(e: FunctionEmitter) -> set[int]:
    """Results of ``str(x)`` that only the sum right after it reads."""
    found = set()
    for block in e.fn.blocks:
        made = -1
        for instr in block.instrs:
            if made >= 0 and instr.op == "binary" and instr.imms[0] == "add" and instr.args[1] == made != instr.args[0]:
                left = e.predicted(instr.args[0])
                if left not in NUMBERS and not isinstance(left, Obj):
                    found.add(made)
            if instr.op not in BETWEEN:
                made = instr.dest if _makes_text(e, instr) else -1
    return found


def _makes_text(e: FunctionEmitter, i: Instr) -> bool:
    if i.op != "call" or len(i.args) != 2 or i.imms[0]:
        return False
    func = e.defs.get(i.args[0], [])
    named = len(func) == 1 and func[0].op == "load_global" and func[0].imms[0] == "str"
    return named and len(e.readers(i.dest)) == 1 and len(e.defs[i.dest]) == 1 and i.dest not in e.in_frame


def take(e: FunctionEmitter, i: Instr, general: str) -> str:
    """The call: of an int its number, and no text, is kept."""
    number, known = e.temp(f"digits{i.dest}", "int64"), e.scalar(i.args[1])
    if known is not None and known[0] != INT:
        return general
    value = e.value(i.args[1])
    test, n = ("", known[1]) if known is not None else (f" && {value}.IsInt()", f"{value}.Int()")
    return (
        f"if {e.value(i.args[0])}.P == unsafe.Pointer(&o.StrType){test} {{ {e.dest(i.dest)} = o.Value{{}}; {number} = {n} }} "
        f"else {{ {general} }}"
    )


def add(e: FunctionEmitter, i: Instr) -> None:
    """The sum with what `take` kept."""
    left, right, dest = e.value(i.args[0]), e.value(i.args[1]), e.dest(i.dest)
    number = e.temp(f"digits{i.args[1]}", "int64")
    concat = "o.ConcatIntKey" if i.dest in e.made_keys else "o.ConcatInt"
    e.checked(f"if {right}.P == nil {{ {dest}, err = {concat}(c, {left}, {number}) }} else {{ {dest}, err = o.Add(c, {left}, {right}) }}")


def whole(e: FunctionEmitter, i: Instr) -> str | None:
    """Of an f-string's field that only the f-string reads: the Go condition that it joins the text as the int it is, "" where
    that is known; None where it has to be formatted."""
    readers = e.readers(i.dest)
    if i.imms[0] or (i.args[1] != ABSENT and i.args[1] not in e.absent) or not readers or len(e.defs[i.dest]) != 1:
        return None
    if any(not isinstance(user, Instr) or user.op != "join_str" for user in readers):
        return None
    known = e.scalar(i.args[0])
    if known is not None:
        return "" if known[0] == INT else None
    return None if i.args[0] in e.constants else f"{e.value(i.args[0])}.IsInt()"
