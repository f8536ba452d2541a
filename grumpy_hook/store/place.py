"""Where the store stands, and why it may be trusted: what is in it runs as native code."""

from __future__ import annotations

import os
import stat
import sys
import warnings

from grumpy_hook.errors import GrumpyWarning, StoreError

APP = "grumpy_hook"
CURE = "set GRUMPY_CACHE_DIR to a folder that you own and can write"


def open_place(cache_dir: str | None) -> str:
    """The checked folder. A chosen one must do; the default falls back to a private temporary folder."""
    if cache_dir:
        return _checked(cache_dir)
    try:
        return _checked(_default())
    except StoreError as error:
        place = _temporary()
        warnings.warn(f"{error.message}; images are kept in {place} instead: {CURE}", GrumpyWarning, stacklevel=2)
        return place


def _default() -> str:
    """The user's cache folder. On Linux what platformdirs says, which takes longer to import than a warm import may."""
    if sys.platform == "linux":
        named = os.environ.get("XDG_CACHE_HOME", "").strip()
        return os.path.join(named or os.path.expanduser("~/.cache"), APP)
    import platformdirs

    return os.fspath(platformdirs.user_cache_path(APP, appauthor=False))


def writable(place: str) -> bool:
    return os.access(place, os.W_OK | os.X_OK)


def _checked(place: str) -> str:
    """Ours and 0700; or root's, closed to others' writing, as in a system image made beforehand."""
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        status = os.stat(place)
    except OSError as error:
        raise StoreError(f"the cache folder {place} cannot be made: {error.strerror}", CURE) from None
    if not stat.S_ISDIR(status.st_mode):
        raise StoreError(f"the cache folder {place} is not a folder", CURE)
    user = os.geteuid()
    if status.st_uid == user:
        if stat.S_IMODE(status.st_mode) & 0o077:
            _close(place)
    elif status.st_uid != 0 or status.st_mode & 0o022:
        raise StoreError(f"the cache folder {place} belongs to another user (id {status.st_uid}) or others may write to it", CURE)
    if not writable(place) and not os.path.isdir(os.path.join(place, "images")):
        raise StoreError(f"the cache folder {place} is not writable", CURE)
    return place


def _close(place: str) -> None:
    try:
        os.chmod(place, 0o700)
    except OSError as error:
        raise StoreError(f"the cache folder {place} is open to other users and cannot be closed: {error.strerror}", CURE) from None


def _temporary() -> str:
    """One folder a user, so that the next process finds it; a fresh one if somebody else made that name."""
    import tempfile

    place = os.path.join(tempfile.gettempdir(), f"{APP}-{os.geteuid()}")
    try:
        os.mkdir(place, 0o700)
    except FileExistsError:
        status = os.lstat(place)
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) & 0o077:
            place = tempfile.mkdtemp(prefix=f"{APP}-")
    except OSError as error:
        raise StoreError(f"no cache folder can be made, not even in {tempfile.gettempdir()}: {error.strerror}", CURE) from None
    return place
