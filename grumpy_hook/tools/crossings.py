"""Where compiled code asked CPython for something while it was profiled, as the runtime counted it (goruntime/border/crossprofile.go)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from grumpy_hook.errors import GrumpyError


class Crossing(NamedTuple):
    """One kind of operation (call, attribute, item, ...) at one line."""

    path: str
    line: int
    what: str
    count: int


def read_crossings(folder: Path) -> list[Crossing]:
    """What the processes of a run counted, most first. Raises GrumpyError for a file that is not such counts."""
    found: Counter[tuple[str, int, str]] = Counter()
    for path in sorted(folder.glob("*.crossings")):
        try:
            for row in path.read_text("utf-8").splitlines():
                count, what, line, file = row.split("\t", 3)
                found[file, int(line), what] += int(count)
        except (OSError, ValueError) as error:
            raise GrumpyError(f"{path} is no list of crossings: {error}") from None
    return [Crossing(*key, count) for key, count in found.most_common()]
