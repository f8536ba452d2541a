"""What is done at the end of a program for what compiled code still holds."""

from __future__ import annotations

import atexit
import gc
import io
from functools import cache

_WRITERS = (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom)


@cache
def flush_at_exit() -> None:
    """CPython closes open files when it takes modules apart; those that compiled code holds it does not reach."""
    atexit.register(_flush_files)


def _flush_files() -> None:
    for x in gc.get_objects():
        if issubclass(type(x), _WRITERS):
            try:
                x.flush()
            except Exception:
                continue  # closed, detached or failing: CPython says nothing here either
