"""What `go build` printed, read back: which packages failed, and where that is in Python."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from grumpy_hook.build.project import MODULE
from grumpy_hook.source import Diagnostic, Span

_PLACE = re.compile(r"^(?P<path>[^\s:][^:]*\.(?:go|py)):(?P<line>\d+)(?::(?P<column>\d+))?: (?P<message>.*)$")
_PACKAGE = re.compile(r"^# (?P<package>\S+)")

CURES = (
    ("no space left on device", "the disk is full", "free some space, run `grumpy cache prune`, or set GRUMPY_CACHE_DIR to another disk"),
    ("disk quota exceeded", "the disk quota is used up", "free some space, or set GRUMPY_CACHE_DIR to another disk"),
    ("signal: killed", "a build process was killed, which usually means that memory ran out", "free some memory and import again"),
    ("cannot allocate memory", "memory ran out", "free some memory and import again"),
    ("read-only file system", "the cache is on a read-only file system", "set GRUMPY_CACHE_DIR to a writable folder"),
    ("C compiler", "the C compiler does not work", "python -m pip install ziglang"),
    ("cannot find -l", "the C compiler cannot link", "python -m pip install ziglang"),
    ("stdlib.h", "the C library's headers are not installed", "python -m pip install ziglang"),
)


class GoErrors(NamedTuple):
    """`packages` are the image's packages that failed to compile; empty where something else failed."""

    packages: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    what: str
    cure: str | None


def read(output: str, folder: str) -> GoErrors:
    """`folder` is where `go build` ran: the compiler prints paths relative to it."""
    for sign, what, cure in CURES:
        if sign in output:
            return GoErrors((), (), what, cure)
    packages: dict[str, None] = {}
    diagnostics: list[Diagnostic] = []
    package = ""
    for line in output.splitlines():
        if match := _PACKAGE.match(line):
            package = match["package"]
        elif match := _PLACE.match(line):
            path = os.path.normpath(os.path.join(folder, match["path"]))
            column = int(match["column"] or 1) - 1
            diagnostics.append(Diagnostic(f"Go: {match['message']}", path, Span(int(match["line"]), column, int(match["line"]), column + 1)))
            if package.startswith(f"{MODULE}/"):
                packages[package] = None
    what = "the Go compiler rejected the generated code" if packages else "go build failed"
    return GoErrors(tuple(packages), tuple(diagnostics), what, None)
