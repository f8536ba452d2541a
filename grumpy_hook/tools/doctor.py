"""`grumpy doctor`: is everything there that a build needs, and if not, which command mends it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from typing import NamedTuple

from grumpy_hook.build.project import goruntime_dir, minimum_go
from grumpy_hook.build.toolchain import Problem, Tool, Toolchain, discover
from grumpy_hook.config import Config
from grumpy_hook.errors import GrumpyError
from grumpy_hook.store import open_store
from grumpy_hook.store.report import info
from grumpy_hook.tools.text import counted, megabytes
from grumpy_hook.version import VERSION

OLDEST, NEWEST = (3, 11), (3, 13)


class Finding(NamedTuple):
    """One line of the answer; `cure` is given where something is wrong."""

    what: str
    state: str
    cure: str | None = None


def examine(config: Config) -> list[Finding]:
    toolchain = discover(config)
    return [
        Finding("grumpy_hook", VERSION),
        _python(),
        _system(),
        _tool("Go", toolchain, toolchain.go),
        _tool("C compiler", toolchain, toolchain.cc),
        _attempt("Go runtime", lambda: f"{goruntime_dir()} (needs Go {minimum_go()} or newer)"),
        _attempt("cache", lambda: _cache(config)),
    ]


def problems_of(toolchain: Toolchain, tool: str) -> Problem | None:
    """The problem of one tool: discovery lists Go's first."""
    missing = [name for name, found in (("Go", toolchain.go), ("C compiler", toolchain.cc)) if found is None]
    return toolchain.problems[missing.index(tool)] if tool in missing else None


def _python() -> Finding:
    state = f"{platform.python_implementation()} {platform.python_version()} ({sys.executable})"
    if platform.python_implementation() != "CPython" or not OLDEST <= sys.version_info[:2] <= NEWEST:
        return Finding("Python", f"{state} is not supported", f"use CPython {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}")
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        return Finding("Python", f"{state} without the GIL is not supported", "use the default build of CPython")
    return Finding("Python", state)


def _system() -> Finding:
    state = f"{platform.system()} {platform.machine()}"
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return Finding("system", f"{state} is untested; modules may run interpreted", "Linux on x86-64 is what is tested")
    if platform.libc_ver()[0] != "glibc":
        return Finding("system", f"{state} without glibc: Go's shared libraries do not load there", "use a glibc-based Linux")
    return Finding("system", f"{state}, {' '.join(platform.libc_ver())}")


def _tool(name: str, toolchain: Toolchain, tool: Tool | None) -> Finding:
    problem = problems_of(toolchain, name)
    if problem is not None:
        return Finding(name, problem.what, problem.cure)
    assert tool is not None
    return Finding(name, f"{tool.version} ({' '.join(tool.command)}, from {tool.origin})")


def _cache(config: Config) -> str:
    found = info(open_store(config.cache_dir, config.cache_size))
    return f"{found.place}: {counted(found.images, 'image')}, {megabytes(found.image_bytes)} of at most {megabytes(found.cap_bytes)}"


def _attempt(what: str, question: Callable[[], str]) -> Finding:
    try:
        return Finding(what, question())
    except GrumpyError as error:
        return Finding(what, error.message, error.cure or "see the message")


def render(findings: list[Finding], quiet: bool) -> str:
    """One line a finding; with `quiet` only what is wrong."""
    lines = []
    for finding in findings:
        if finding.cure is not None:
            lines.append(f"wrong  {finding.what}: {finding.state}\n       mend it: {finding.cure}")
        elif not quiet:
            lines.append(f"ok     {finding.what}: {finding.state}")
    return "\n".join(lines)
