"""Small things shared by the subcommands' output."""

from __future__ import annotations

import time


def megabytes(count: int) -> str:
    """In units of 2**20 bytes, as the setting `cache_size` counts them."""
    return f"{count / 2**20:.1f} MB"


def counted(count: int, thing: str) -> str:
    """`1 module`, `2 modules`."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def ago(moment: float) -> str:
    """How long ago a point in time was, in one unit."""
    seconds = max(0.0, time.time() - moment)
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit} ago"
    return f"{seconds:.0f} s ago"
