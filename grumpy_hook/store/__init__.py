"""The content-addressed store of images: complete or absent, checked before use, capped in size."""

from __future__ import annotations

from grumpy_hook.store.place import open_place
from grumpy_hook.store.store import Entry, Miss, Store

__all__ = ["Entry", "Miss", "Store", "open_place", "open_store"]


def open_store(cache_dir: str | None, cap_megabytes: int) -> Store:
    """The store in `cache_dir`, or in the user's cache folder (private temporary folder if that is read-only)."""
    return Store(open_place(cache_dir), cap_megabytes << 20)
