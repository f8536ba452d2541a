"""Functions that the image leaves to CPython because their calls do little but call what is not compiled."""

from __future__ import annotations

import sys
import weakref
from types import FunctionType

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

# module -> qualified name and line -> reason
left: dict[str, dict[tuple[str, int], str]] = {}


def leave_to_cpython(function: FunctionType, written: CodeType, entry: object, module: str, asked: int, microseconds: int) -> bool:
    """The function's bytecode becomes that of the code it was written as; the entry stands last among the constants, as in trampolines.

    Not while something follows what runs, or somebody has the code object: they would see that it is another one.
    """
    code = function.__code__
    if _followed() or _held(code):
        return False
    own = written.replace(co_consts=(*written.co_consts, written, entry))  # type: ignore[arg-type]
    if function.__code__ is not code:
        return False  # another thread changed it; none runs between here and there
    function.__code__ = own
    reason = f"its calls do little but call what is not compiled ({asked} operations of CPython's, {microseconds} us beside them)"
    left.setdefault(module, {})[written.co_qualname, written.co_firstlineno] = reason
    return True


def _followed() -> bool:
    if sys.gettrace() is not None or sys.getprofile() is not None:
        return True
    monitoring = getattr(sys, "monitoring", None)
    return monitoring is not None and any(map(monitoring.get_tool, range(6)))


def _held(code: CodeType) -> bool:
    """Something else than its function, the frames of its calls and those who ask here refers to the code object."""
    if weakref.getweakrefcount(code):
        return True
    running = 0
    for frame in sys._current_frames().values():
        while frame is not None:
            running += frame.f_code is code
            frame = frame.f_back  # type: ignore[assignment]
    frame = None  # type: ignore[assignment]
    alone = code.replace()  # nothing but this variable refers to it, where the function, the caller and a parameter refer to the other
    return sys.getrefcount(code) > sys.getrefcount(alone) + 2 + running
