"""What around a module decides whether it can be compiled: who watches its lines, and in what kind of Python."""

from __future__ import annotations

import sys
from functools import cache

from grumpy_hook.errors import GrumpyError


def watcher() -> str | None:
    """The name of the debugger or coverage tool that traces the calling thread, None where nothing does.

    They see interpreted code only. A profiler is none: it watches calls.
    """
    trace = sys.gettrace()
    if trace is not None:
        owner = trace if getattr(trace, "__module__", None) else type(trace)
        return str(owner.__module__).partition(".")[0]
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is not None:
        for tool in (monitoring.DEBUGGER_ID, monitoring.COVERAGE_ID):
            name = monitoring.get_tool(tool)
            if name is not None:
                return str(name)
    return None


@cache
def check() -> None:
    """Raises GrumpyError where no image can be loaded."""
    if "t" in sys.abiflags:
        raise GrumpyError("this build of Python has no GIL, which compiled modules need", "use the default build of CPython")
    if not _main_interpreter():
        raise GrumpyError("a subinterpreter runs modules interpreted and has no Go packages: their objects belong to the main interpreter")


def _main_interpreter() -> bool:
    import _thread

    known = getattr(_thread, "_is_main_interpreter", None)  # 3.12
    if known is None:
        import _xxsubinterpreters as interpreters  # type: ignore[import-not-found]

        return bool(interpreters.get_current() == interpreters.get_main())
    return bool(known())
