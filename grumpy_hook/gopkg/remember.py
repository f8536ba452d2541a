"""The Go packages that a script needed in its earlier runs."""

from __future__ import annotations

import os
from collections.abc import Iterable

from grumpy_hook.hashing import digest
from grumpy_hook.plainjson import dumps, loads
from grumpy_hook.store.files import replace_durably


def remembered(place: str, script: str) -> frozenset[str]:
    try:
        with open(_path(place, script), "rb") as file:
            return frozenset(map(str, loads(file.read())))
    except (OSError, ValueError, TypeError):
        return frozenset()


def remember(place: str, script: str, paths: Iterable[str]) -> None:
    """A list that cannot be written costs the next run a second image."""
    paths = sorted(paths)
    if not script or set(paths) == remembered(place, script):
        return
    try:
        os.makedirs(os.path.join(place, "index"), mode=0o700, exist_ok=True)
        replace_durably(_path(place, script), dumps(paths))
    except OSError:
        return


def _path(place: str, script: str) -> str:
    return os.path.join(place, "index", f"go-{digest(script.encode())[:32]}.json")
