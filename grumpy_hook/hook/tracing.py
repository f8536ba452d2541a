"""Who watches the lines of this program: a debugger or a coverage tool.

They see interpreted code only, so what is imported meanwhile stays interpreted.
"""

from __future__ import annotations

import sys


def watcher() -> str | None:
    """The name of what traces the calling thread, None where nothing does. A profiler is none: it watches calls."""
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
