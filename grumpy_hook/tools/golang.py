"""`grumpy stubs PACKAGE...` and `grumpy go lock`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from grumpy_hook import config
from grumpy_hook.build.toolchain import discover
from grumpy_hook.errors import GrumpyError
from grumpy_hook.gopkg import modules
from grumpy_hook.gopkg.images import describe
from grumpy_hook.gopkg.stubs import stubs
from grumpy_hook.store import open_store


def write_stubs(packages: Sequence[str], folder: str) -> Iterator[str]:
    """Writes the stubs of Go packages below a folder that type checkers look into."""
    settings = _settings()
    store = open_store(settings.cache_dir, settings.cache_size)
    toolchain = discover(settings, store.memo)
    go, _ = toolchain.require()
    locked = modules.locked(settings, go.command, store.go_cache)
    described = describe(store, packages, toolchain, locked, settings.build_timeout)
    for name, text in stubs(described).items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if text or not os.path.exists(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    for path, row in described.items():
        members = f"{row['bound']} members"
        unbound = row["unbound"]
        yield f"{path}: {members}" + (f", {len(unbound)} not bound" if unbound else "")
        for missing in unbound:
            yield f"  {missing['name']}: {missing['reason']}"


def _settings() -> config.Config:
    """Those of the project that the working folder is in."""
    return config.load({"root": os.environ.get("GRUMPY_ROOT") or config.find_root(os.getcwd())})


def write_lock() -> Iterator[str]:
    """Resolves the Go modules of pyproject.toml and writes the lock."""
    settings = _settings()
    if not settings.go_modules:
        cure = 'pin them in [tool.grumpy_hook.go.modules], such as "github.com/google/uuid" = "v1.6.0"'
        raise GrumpyError("pyproject.toml pins no Go modules", cure)
    store = open_store(settings.cache_dir, settings.cache_size)
    toolchain = discover(settings, store.memo)
    go, _ = toolchain.require()
    yield from modules.lock(settings, go.command, store.go_cache)
    yield f"written: {modules.LOCK}, {modules.SUMS}"
