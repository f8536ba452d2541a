"""Who asks for the `__dict__` of a compiled module."""

from __future__ import annotations

import sys
from opcode import opmap

_LOAD_ATTR = opmap["LOAD_ATTR"]
_ASKING = ("_process_class", "_is_type")


def looks_up_names() -> bool:
    """Whether it is dataclasses, which looks up classes and modules there and gives it to functions as globals that they do not use.

    Everybody else may read any name, and write.
    """
    frame = sys._getframe(1)
    code, dataclasses = frame.f_code, sys.modules.get("dataclasses")
    if code.co_name not in _ASKING or getattr(getattr(dataclasses, code.co_name, None), "__code__", None) is not code:
        return False
    return code.co_code[frame.f_lasti] == _LOAD_ATTR
