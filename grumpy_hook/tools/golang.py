"""`grumpy stubs PACKAGE...`, `grumpy go lock`, and what `grumpy show` needs to know of Go packages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from grumpy_hook import config
from grumpy_hook.build.toolchain import discover
from grumpy_hook.errors import GrumpyError
from grumpy_hook.gopkg import modules
from grumpy_hook.gopkg.images import describe
from grumpy_hook.gopkg.packages import Packages
from grumpy_hook.gopkg.spelling import ROOT, module_name
from grumpy_hook.gopkg.stubs import stubs
from grumpy_hook.hook.shelf import open_library
from grumpy_hook.passes.golang import Members, directs
from grumpy_hook.source import Source
from grumpy_hook.store import open_store


def write_stubs(packages: Sequence[str], folder: str) -> Iterator[str]:
    """Writes the stubs of Go packages below a folder that type checkers look into."""
    described = _described(_settings(), packages)
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


def direct_functions(source: Source) -> Members:
    """The Go functions that a module's image calls as themselves."""
    text = source.text.encode()
    if ROOT.encode() not in text:
        return {}
    settings = _settings()
    paths = [key.path for key in Packages(settings, open_library).keys([text])]
    return directs({module_name(path): row for path, row in _described(settings, paths).items()})


def _described(settings: config.Config, packages: Sequence[str]) -> dict[str, dict[str, Any]]:
    store = open_store(settings.cache_dir, settings.cache_size)
    toolchain = discover(settings, store.memo)
    go, _ = toolchain.require()
    locked = modules.locked(settings, go.command, store.go_cache)
    return describe(store, packages, toolchain, locked, settings.build_timeout)


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
