"""Writing that survives a crash, and shared holds on files that are in use."""

from __future__ import annotations

import fcntl
import os
import time

GRACE = 60.0


def write_durably(path: str, data: bytes) -> None:
    """The bytes are on the disk when this returns."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(fd, view) :]
        os.fsync(fd)
    finally:
        os.close(fd)


def replace_durably(path: str, data: bytes) -> None:
    """The file is the old one or the new one, never half of either."""
    aside = f"{path}.{os.getpid()}.{time.monotonic_ns()}"
    try:
        write_durably(aside, data)
        os.replace(aside, path)
    except OSError:
        remove(aside)
        raise


def sync(path: str) -> None:
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def hold(path: str, exclusive: bool = False) -> int | None:
    """A descriptor with a lock on the file or folder; None where the lock is taken or the file is gone.

    The lock lives as long as the descriptor and any child that inherited it by fork, so a killed
    process never leaves one behind.
    """
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(fd, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        if os.fstat(fd).st_nlink > 0:
            return fd
    except BlockingIOError:
        pass
    except OSError:
        return fd  # a file system without locks: removal of a mapped file is still safe on one machine
    os.close(fd)
    return None


def remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        import shutil  # slow to import, and a warm import removes nothing

        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        os.unlink(path)
    except OSError:
        return


class Workspace:
    """A scratch folder that belongs to this process while it lives; a dead one's is swept by the next."""

    def __init__(self, parent: str) -> None:
        os.makedirs(parent, mode=0o700, exist_ok=True)
        _sweep(parent)
        import tempfile

        self.path = tempfile.mkdtemp(prefix="work-", dir=parent)
        self._fd = hold(self.path)

    def __enter__(self) -> str:
        return self.path

    def __exit__(self, *_: object) -> None:
        remove(self.path)
        if self._fd is not None:
            os.close(self._fd)


def _sweep(parent: str) -> None:
    for name in os.listdir(parent):
        path = os.path.join(parent, name)
        try:
            if time.time() - os.lstat(path).st_mtime < GRACE:
                continue
        except OSError:
            continue
        fd = hold(path, exclusive=True)
        if fd is not None:
            remove(path)
            os.close(fd)
