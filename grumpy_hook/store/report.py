"""What `grumpy cache info|list|clear|prune` show and do."""

from __future__ import annotations

import os
import time
from typing import NamedTuple

from grumpy_hook.store.files import hold, remove
from grumpy_hook.store.manifest import Manifest
from grumpy_hook.store.store import IMAGE, MANIFEST, Store


class StoreInfo(NamedTuple):
    place: str
    images: int
    image_bytes: int
    cap_bytes: int
    toolchain_bytes: int


class ImageInfo(NamedTuple):
    """`state` is "ok", "interpreted" (a verdict without a library) or "damaged"."""

    key: str
    state: str
    modules: tuple[str, ...]
    bytes: int
    last_used: float
    build_seconds: float
    in_use: bool


def info(store: Store) -> StoreInfo:
    images = listing(store)
    return StoreInfo(store.place, len(images), sum(i.bytes for i in images), store.cap, _tree_bytes(store.go_cache))


def listing(store: Store) -> list[ImageInfo]:
    """Most recently used first."""
    return sorted((_describe(store, key) for key in store.images()), key=lambda i: -i.last_used)


def clear(store: Store, toolchain: bool = False) -> tuple[int, list[str]]:
    """Removes every image that is not in use (and what Go keeps); answers bytes freed and keys in use."""
    freed, kept = 0, []
    for image in listing(store):
        if store.remove(image.key):
            freed += image.bytes
        else:
            kept.append(image.key)
    remove(os.path.join(store.place, "index"))
    if toolchain:
        freed += _tree_bytes(store.go_cache)
        remove(store.go_cache)
    return freed, kept


def prune(store: Store, cap_bytes: int | None = None, older_than_days: float | None = None) -> int:
    """Down to the size cap, and what was not used for so many days; answers bytes freed."""
    freed = 0
    if older_than_days is not None:
        limit = time.time() - older_than_days * 86400
        freed = sum(image.bytes for image in listing(store) if image.last_used < limit and store.remove(image.key))
    return freed + store.evict(cap_bytes)


def _describe(store: Store, key: str) -> ImageInfo:
    folder = store.folder(key)
    path = os.path.join(folder, MANIFEST)
    size = _tree_bytes(folder)
    try:
        used = os.stat(path).st_mtime
        with open(path, "rb") as file:
            manifest = Manifest.parse(file.read())
    except (OSError, ValueError, KeyError, TypeError):
        return ImageInfo(key, "damaged", (), size, 0.0, 0.0, False)
    names = tuple(row.key.name for row in manifest.modules)
    image = os.path.join(folder, IMAGE)
    if manifest.image_sha256 is None:
        return ImageInfo(key, "interpreted", names, size, used, manifest.build_seconds, False)
    held = hold(image, exclusive=True)
    if held is not None:
        os.close(held)
    whole = os.path.isfile(image) and os.path.getsize(image) == manifest.image_size
    return ImageInfo(key, "ok" if whole else "damaged", names, size, used, manifest.build_seconds, held is None and whole)


def _tree_bytes(folder: str) -> int:
    total = 0
    for base, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(base, name)).st_size
            except OSError:
                continue
    return total
