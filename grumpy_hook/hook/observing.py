"""Being told of changed files: the system's events, or polling where it gives none."""

from __future__ import annotations

import importlib
import os
import queue
import threading
import time
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

QUIET = 0.03
LONGEST = 0.5
UNCLOSED = 1.0  # for a file that somebody has open for writing: what it holds now may be half a text
POLL = 0.3
IGNORED = frozenset({"opened", "closed_no_write", "attrib"})
# File systems on which another machine's changes, or the host's, raise no event here.
EVENTLESS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "prl_fs", "fuse.sshfs", "fuse.vmhgfs-fuse", "afs", "virtiofs"})


class Changes(FileSystemEventHandler):
    """Python files that change below watched folders, gathered until it is quiet: editors save in several
    steps, branches switch many files."""

    def __init__(self) -> None:
        self._changed: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._written: set[str] = set()  # and not closed yet
        self._folders = Folders(self)

    def watch(self, folder: str) -> None:
        self._folders.add(folder)

    def look_at(self, folder: str) -> None:
        """As if something had changed in it."""
        self._changed.put(folder)

    def look_later(self, folder: str) -> None:
        timer = threading.Timer(UNCLOSED, self._changed.put, (folder,))
        timer.name, timer.daemon = "grumpy-later", True
        timer.start()

    def stop(self) -> None:
        self._folders.stop()
        self._changed.put(None)

    def wait(self) -> set[str] | None:
        """The folders in which something changed; None once stopped."""
        folder = self._changed.get()
        if folder is None:
            return None
        folders = {folder}
        started = time.monotonic()
        while time.monotonic() < started + (UNCLOSED if self._written and not self._folders.polls() else LONGEST):
            try:
                folder = self._changed.get(timeout=QUIET)
            except queue.Empty:
                if not self._written:
                    break
                continue
            if folder is None:
                return None
            folders.add(folder)
        self._written.clear()
        return folders

    def on_any_event(self, event: FileSystemEvent) -> None:
        kind = event.event_type
        if kind in IGNORED:
            return
        if kind in ("created", "moved", "deleted"):
            importlib.invalidate_caches()  # two changes within one tick of a folder's clock look like one
        for path in (event.src_path, event.dest_path):
            name = os.fsdecode(path)
            if name.endswith(".py"):
                self._note(kind, name)
                self._changed.put(os.path.dirname(name))

    def _note(self, kind: str, path: str) -> None:
        if kind == "modified" or (kind == "created" and _empty(path)):
            self._written.add(path)
        elif kind != "created":
            self._written.discard(path)


class Folders:
    """The folders being watched, each by the observer that works for it."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler
        self._events: BaseObserver | None = None
        self._polling: BaseObserver | None = None
        self._known: set[str] = set()
        self._mounts = _mounts()

    def add(self, folder: str) -> None:
        if folder in self._known:
            return
        self._known.add(folder)
        if self._kind(folder) not in EVENTLESS and self._watch(folder):
            return
        if self._polling is None:
            self._polling = PollingObserver(timeout=POLL)
            self._polling.start()
        self._polling.schedule(self._handler, folder, recursive=False)

    def polls(self) -> bool:
        """Polling never tells that a file was closed."""
        return self._polling is not None

    def stop(self) -> None:
        for observer in (self._events, self._polling):
            if observer is not None:
                observer.stop()

    def _watch(self, folder: str) -> bool:
        """False where the system has no more watches to give."""
        try:
            if self._events is None:
                observer = Observer()
                observer.start()
                self._events = observer
            self._events.schedule(self._handler, folder, recursive=False)
            return True
        except OSError:
            return False

    def _kind(self, folder: str) -> str:
        path = os.path.realpath(folder)
        found = max((m for m in self._mounts if path == m or path.startswith(os.path.join(m, ""))), key=len, default="")
        return self._mounts.get(found, "")


def half_written(path: str) -> bool:
    """Whether a file that was read as empty has been written since, or may be about to; after UNCLOSED
    seconds it is meant to be empty."""
    try:
        status = os.stat(path)
    except OSError:
        return False
    return status.st_size > 0 or time.time() - status.st_mtime < UNCLOSED


def _empty(path: str) -> bool:
    try:
        return os.stat(path).st_size == 0
    except OSError:
        return False


def _mounts() -> dict[str, str]:
    """Mount point -> kind of file system."""
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="surrogateescape") as file:
            rows = [line.split(" ") for line in file]
    except OSError:
        return {}
    return {row[1].replace("\\040", " "): row[2] for row in rows if len(row) > 2}
