"""Who asks for the `__dict__` of a compiled module."""

from __future__ import annotations

import sys
from opcode import opmap

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

_LOAD_ATTR = opmap["LOAD_ATTR"]


def looks_up_names() -> bool:
    """Whether it is dataclasses, which looks up classes and modules there and gives it to functions as globals that they do not use,
    or what it asks for a class's annotations as they are written.

    Everybody else may read any name, and write.
    """
    frame = sys._getframe(1)
    code = frame.f_code
    if code.co_name == "get_annotations":
        known = frame.f_locals
        return _is_of("inspect", code) and not known["eval_str"] and "module" in known and "obj_locals" not in known
    return code.co_name in ("_process_class", "_is_type") and _is_of("dataclasses", code) and code.co_code[frame.f_lasti] == _LOAD_ATTR


def _is_of(module: str, code: CodeType) -> bool:
    return getattr(getattr(sys.modules.get(module), code.co_name, None), "__code__", None) is code
