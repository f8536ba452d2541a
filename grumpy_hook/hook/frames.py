"""Finding out who imports."""

from __future__ import annotations

import importlib
import os
import sys
from types import FrameType

from grumpy_hook.errors import BOOTSTRAP
from grumpy_hook.records import Record

PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")


class Importer(Record):
    """Where the import statement stands: its file and line, whether that file can be read (not for -c
    and the prompt), the names its code mentions, and the full dotted name asked for."""

    path: str
    line: int
    readable: bool
    names: tuple[str, ...]
    target: str


def importer(name: str) -> Importer:
    """Who imports `name`: the innermost frame outside the import system and this package."""
    frame: FrameType | None = sys._getframe(1)
    target = name
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(BOOTSTRAP):
            asked = frame.f_locals.get("name")
            if isinstance(asked, str) and (asked == target or asked.startswith(target + ".")):
                target = asked
        elif not path.startswith(PACKAGE) and path != importlib.__file__:
            break
        frame = frame.f_back
    if frame is None:
        return Importer("<import>", 1, False, (), target)
    path = frame.f_code.co_filename
    return Importer(path, frame.f_lineno, os.path.isfile(path), frame.f_code.co_names, target)
