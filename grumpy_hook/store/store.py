"""Images by key. The invariant: an image that a look-up returns is complete, and is what was published.

    <place>/images/<key>/image.so       the library; locked shared while a process has it mapped
    <place>/images/<key>/code           CPython's code of the modules, marshalled, in the manifest's order: a
                                        .pyc is found by time and size, so it may be of another text
    <place>/images/<key>/manifest.json  see manifest.py; its modification time is the last use
    <place>/index/<id>.json             see index.py
    <place>/locks/<key>.lock            held by the one builder of a key
    <place>/work/                       builds under way and what is being removed
    <place>/go/                         what Go and the C compiler keep between builds
    <place>/memo.json                   see memo.py
"""

from __future__ import annotations

import errno
import marshal
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType

from grumpy_hook.errors import StoreError
from grumpy_hook.hashing import digest, digest_file
from grumpy_hook.memo import Memo
from grumpy_hook.records import Record
from grumpy_hook.store.files import Workspace, hold, sync, write_durably
from grumpy_hook.store.keys import ModuleKey
from grumpy_hook.store.manifest import Manifest
from grumpy_hook.store.place import CURE, writable

IMAGE = "image.so"
CODE = "code"
MANIFEST = "manifest.json"


class Miss(Record):
    """Why a key has no usable image."""

    reason: str


class Entry(Record):
    """A checked image; `hold` keeps it from eviction until it is closed, which nobody does who mapped it."""

    manifest: Manifest
    folder: str
    codes: bytes
    image: str | None
    hold: int | None

    def modules(self) -> tuple[ModuleKey, ...]:
        return tuple(row.key for row in self.manifest.modules)

    def code(self, name: str) -> CodeType:
        """CPython's own code of a module of this image."""
        number = next(i for i, row in enumerate(self.manifest.modules) if row.key.name == name)
        code: CodeType = marshal.loads(marshal.loads(self.codes)[number])
        return code

    def release(self) -> None:
        if self.hold is not None:
            os.close(self.hold)


class Store:
    def __init__(self, place: str, cap: int) -> None:
        self.place = place
        self.cap = cap
        self.memo = Memo(os.path.join(place, "memo.json"))
        self.go_cache = os.path.join(place, "go")
        self._lasting: tuple[int, Workspace] | None = None

    def folder(self, key: str) -> str:
        return os.path.join(self.place, "images", key)

    def open(self, key: str) -> Entry | Miss:
        """The image under `key`, checked against its digest and marked as used now."""
        folder = self.folder(key)
        path = os.path.join(folder, MANIFEST)
        try:
            with open(path, "rb") as file:
                manifest = Manifest.parse(file.read())
        except FileNotFoundError:
            return Miss("never built")
        except (OSError, ValueError, KeyError, TypeError) as error:
            return Miss(f"its manifest cannot be read ({error})")
        if manifest.key != key:
            return Miss("its manifest is another image's")
        try:
            with open(os.path.join(folder, CODE), "rb") as file:
                codes = file.read()
        except OSError as error:
            return Miss(f"the code of its modules cannot be read ({error.strerror})")
        if digest(codes) != manifest.code_sha256:
            return Miss("the code of its modules was truncated or altered")
        if manifest.image_sha256 is None:
            _touch(path)
            return Entry(manifest, folder, codes, None, None)
        image = os.path.join(folder, IMAGE)
        held = hold(image)
        if held is None:
            return Miss("the library is missing or being removed")
        try:
            found = digest_file(image)
        except OSError as error:
            found = f"unreadable: {error.strerror}"
        if found != manifest.image_sha256:
            os.close(held)
            return Miss("the library was truncated or altered")
        _touch(path)
        return Entry(manifest, folder, codes, image, held)

    @contextmanager
    def building(self, key: str, timeout: float) -> Iterator[None]:
        """Held by the one builder of `key`; look the key up again inside, for another may have built it."""
        from filelock import FileLock, Timeout

        with _clear_words(self.place):
            folder = os.path.join(self.place, "locks")
            os.makedirs(folder, mode=0o700, exist_ok=True)
            lock = FileLock(os.path.join(folder, f"{key}.lock"), timeout=timeout, mode=0o600)
            try:
                lock.acquire()
            except Timeout:
                raise StoreError(f"another process has been building the same image for over {timeout:.0f} s", "raise GRUMPY_BUILD_TIMEOUT") from None
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def workspace(self) -> Iterator[str]:
        """A scratch folder on the store's disk; gone afterwards, whatever happened."""
        with _clear_words(self.place):
            workspace = Workspace(os.path.join(self.place, "work"))
        with workspace as path, _clear_words(self.place):
            yield path

    def lasting_workspace(self) -> str:
        """A scratch folder that lives as long as this process; the next build of any process sweeps it."""
        if self._lasting is None or self._lasting[0] != os.getpid():
            with _clear_words(self.place):
                self._lasting = (os.getpid(), Workspace(os.path.join(self.place, "work")))
        return self._lasting[1].path

    def publish(self, manifest: Manifest, library: str | None, codes: bytes) -> Entry:
        """Puts a built library (moved, from the store's disk), its modules' code and its manifest into place.

        All of it or nothing: a reader sees the whole entry or none.
        """
        with self.workspace() as work:
            aside = os.path.join(work, "entry")
            os.mkdir(aside, 0o700)
            if library is not None:
                image = os.path.join(aside, IMAGE)
                os.replace(library, image)
                os.chmod(image, 0o700)
                sync(image)
            write_durably(os.path.join(aside, CODE), codes)
            write_durably(os.path.join(aside, MANIFEST), manifest.dump())
            sync(aside)
            final = self.folder(manifest.key)
            os.makedirs(os.path.dirname(final), mode=0o700, exist_ok=True)
            if os.path.lexists(final):
                os.rename(final, os.path.join(work, "old"))
            os.rename(aside, final)
            sync(os.path.dirname(final))
        entry = self.open(manifest.key)
        if isinstance(entry, Miss):
            raise StoreError(f"an image was lost right after it was stored: {entry.reason}", CURE)
        self.evict()
        return entry

    def evict(self, cap: int | None = None) -> int:
        """Removes the least recently used images until the rest fit; never one that a process has mapped.

        Answers how many bytes it freed.
        """
        cap = self.cap if cap is None else cap
        rows = sorted(self._sizes(), key=lambda row: row[1])
        total = sum(size for _, _, size in rows)
        freed = 0
        for key, _, size in rows:
            if total - freed <= cap:
                break
            if self.remove(key):
                freed += size
        return freed

    def remove(self, key: str) -> bool:
        """False where a live process has the image mapped."""
        folder = self.folder(key)
        image = os.path.join(folder, IMAGE)
        held = hold(image, exclusive=True)
        if held is None and os.path.exists(image):
            return False
        with self.workspace() as work:
            try:
                os.rename(folder, os.path.join(work, "old"))
            except FileNotFoundError:
                return False
            finally:
                if held is not None:
                    os.close(held)
        return True

    def images(self) -> list[str]:
        try:
            return sorted(os.listdir(os.path.join(self.place, "images")))
        except OSError:
            return []

    def _sizes(self) -> Iterator[tuple[str, float, int]]:
        """Key, last use and bytes of every image."""
        for key in self.images():
            folder = self.folder(key)
            try:
                used = os.stat(os.path.join(folder, MANIFEST)).st_mtime
            except OSError:
                used = 0.0
            try:
                size = sum(entry.stat().st_size for entry in os.scandir(folder))
            except OSError:
                continue
            yield key, used, size


def _touch(path: str) -> None:
    try:
        os.utime(path, (now := time.time(), now))
    except OSError:
        return  # a read-only store is used as it is


@contextmanager
def _clear_words(place: str) -> Iterator[None]:
    """Names the store and the cure in what the file system refuses."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreError(f"the disk that holds {place} is full", "free some space, run `grumpy cache prune`, or " + CURE) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) or not writable(place):
            raise StoreError(f"the cache folder {place} is not writable", CURE) from error
        raise
