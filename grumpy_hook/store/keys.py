"""What an image depends on, as one digest: if any of it changes, the key does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from grumpy_hook.build import flags
from grumpy_hook.build.project import PACKAGE, goruntime_dir
from grumpy_hook.hashing import digest_file, digest_parts
from grumpy_hook.memo import Memo
from grumpy_hook.records import Record

FORMAT = "1"
NOT_COMPILER = frozenset({"hook", "tools", "store", "load", "gopkg", "goruntime", "__pycache__"})


class ModuleKey(Record):
    """One module of an image. The path counts: tracebacks and `__file__` carry it."""

    name: str
    path: str
    is_package: bool
    sha256: str


def image_key(modules: Iterable[ModuleKey], toolchain: str, base: str) -> str:
    """The key of an image; `base` is `base_key`."""
    rows = [f"{m.name}\0{m.path}\0{int(m.is_package)}\0{m.sha256}" for m in sorted(modules)]
    return digest_parts([base, toolchain, *rows])


def base_key(memo: Memo) -> str:
    """Everything but the modules and the toolchain: our own sources, flags, this Python, this machine."""
    return digest_parts(
        [
            FORMAT,
            _tree(PACKAGE, ".py", memo),
            _tree(goruntime_dir(), "", memo),
            flags.identity(),
            f"{sys.implementation.cache_tag}-{sys.flags.optimize}",
            f"{sys.platform}-{os.uname().machine}",
        ]
    )


def _tree(folder: str, suffix: str, memo: Memo) -> str:
    """Digest of the files below `folder`, by content; remembered while every file's stat is the same."""
    files = sorted(_walk(folder, "", suffix))
    mark = digest_parts(f"{relative}:{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}" for relative, status in files)
    return memo.get(f"tree {folder}", mark, lambda: digest_parts(f"{r}:{digest_file(os.path.join(folder, r))}" for r, _ in files))


def _walk(folder: str, prefix: str, suffix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(os.path.join(folder, prefix)) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in NOT_COMPILER:
                    yield from _walk(folder, f"{prefix}{entry.name}/", suffix)
            elif entry.name.endswith(suffix) and not entry.name.endswith("_test.go"):
                yield prefix + entry.name, entry.stat()
