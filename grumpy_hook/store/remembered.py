"""Names that earlier runs needed, by what asked for them: Go packages by script, modules by first import."""

from __future__ import annotations

import os
from collections.abc import Iterable

from grumpy_hook.hashing import digest
from grumpy_hook.plainjson import dumps, loads
from grumpy_hook.store.files import replace_durably


def remembered(place: str, kind: str, asker: str) -> frozenset[str]:
    """`kind` keeps lists of different things apart; `asker` is any text."""
    try:
        with open(_path(place, kind, asker), "rb") as file:
            return frozenset(map(str, loads(file.read())))
    except (OSError, ValueError, TypeError):
        return frozenset()


def remember(place: str, kind: str, asker: str, names: Iterable[str]) -> None:
    """A list that cannot be written costs the next run a second image."""
    names = sorted(names)
    if not asker or set(names) == remembered(place, kind, asker):
        return
    try:
        os.makedirs(os.path.join(place, "index"), mode=0o700, exist_ok=True)
        replace_durably(_path(place, kind, asker), dumps(names))
    except OSError:
        return


def _path(place: str, kind: str, asker: str) -> str:
    return os.path.join(place, "index", f"{kind}-{digest(asker.encode())[:32]}.json")
