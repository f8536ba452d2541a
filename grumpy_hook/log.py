"""Messages to the person at the terminal: standard error only, by level, without the logging machinery."""

from __future__ import annotations

import sys

LEVELS = ("quiet", "normal", "verbose", "debug")
PREFIX = "grumpy_hook: "

_level = LEVELS.index("normal")


def set_level(name: str) -> None:
    global _level
    _level = LEVELS.index(name)


def enabled(name: str) -> bool:
    return LEVELS.index(name) <= _level


def say(text: str, level: str = "normal") -> None:
    """One message; a program without a standard error loses it and nothing else."""
    if not enabled(level) or sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{PREFIX}{text}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return
