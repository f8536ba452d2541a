"""What the watcher tells those who asked: Hook.on_event(callback)."""

from __future__ import annotations

from typing import NamedTuple

SWAPPED = "swapped"  # new code is in place
FAILED = "failed"  # the old code stays; message says why
DELETED = "deleted"  # the file is gone; the code stays
RESTARTING = "restarting"  # the process starts anew after this


class Event(NamedTuple):
    """`generation` counts the texts of the module that ran in this process, from 1."""

    kind: str
    module: str
    path: str
    message: str = ""
    seconds: float = 0.0
    generation: int = 1
