"""Functions of the standard library that compiled code carries out itself, and where in them what they call is called."""

from __future__ import annotations

import builtins
import dis
import sys
from types import CodeType, FunctionType

from grumpy_hook.load.comparisons import parts
from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Place = tuple[int, int]  # line, offset of the instruction

ORDERING = """
def {name}(self, other):
    {doc!r}
    op_result = type(self).__lt__(self, other)
    if op_result is NotImplemented:
        return op_result
    return {result}
"""
RESULTS = {"_gt_from_lt": "not op_result and self != other", "_le_from_lt": "op_result or self == other", "_ge_from_lt": "not op_result"}


def stand_in(function: object) -> tuple[str, CodeType, dict[str, Any], dict[str, Any], tuple[Place, ...], tuple[tuple[str, object], ...]] | None:
    """Which function of the library this is, its code, globals and built-ins, the places in it, and the built-ins that it
    uses; None for all others, and for those of another text than is known."""
    if type(function) is not FunctionType:
        return None
    code, name = function.__code__, function.__code__.co_name
    module = sys.modules.get("functools")
    if module is None or name not in RESULTS or vars(module).get(name) is not function or function.__globals__ is not vars(module):
        return None
    if not _same(code, ORDERING.format(name=name, doc=code.co_consts[0], result=RESULTS[name])):
        return None
    instructions = list(dis.get_instructions(code))
    call = _last(instructions, ("CALL",))
    truth = _last(instructions, ("TO_BOOL",), ("UNARY_NOT",), ("JUMP_IF_TRUE_OR_POP", "POP_JUMP_IF_TRUE"))
    compared = _last(instructions, ("COMPARE_OP",)) or truth
    if call is None or truth is None or compared is None:
        return None
    return name, code, vars(module), vars(builtins), (call, truth, compared), (("type", type), ("NotImplemented", NotImplemented))


def _same(code: CodeType, text: str) -> bool:
    made = next(const for const in compile(text, "", "exec").co_consts if isinstance(const, CodeType))
    return parts(made) == parts(code)


def _last(instructions: list[dis.Instruction], *kinds: Iterable[str]) -> Place | None:
    """The last instruction of the first kind that there is."""
    line, found = 0, None
    for kind in kinds:
        for i in instructions:
            line = (i.positions.lineno if i.positions else None) or line
            if i.opname in kind:
                found = line, i.offset
        if found:
            return found
    return None
