"""The one digest of the project: SHA-256 in hexadecimal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_parts(parts: Iterable[str]) -> str:
    """Digest of several strings, each framed by its length so that no two lists collide."""
    state = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def digest_file(path: str) -> str:
    state = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        while block := file.read(1 << 20):
            state.update(block)
    return state.hexdigest()
