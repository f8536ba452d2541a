"""Which Go packages there are: the standard library's, and those of the configured modules."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property

from grumpy_hook.build import versions
from grumpy_hook.build.toolchain import Toolchain
from grumpy_hook.gopkg.modules import Module
from grumpy_hook.gopkg.spelling import BUILTIN, element
from grumpy_hook.memo import Memo, stamp

CLOSED = frozenset({"internal", "vendor", "testdata", "cmd"})


class Catalog:
    def __init__(self, toolchain: Toolchain, memo: Memo, modules: tuple[Module, ...]) -> None:
        self._toolchain = toolchain
        self._memo = memo
        self.modules = modules

    @cached_property
    def _source(self) -> str:
        """The folder of the standard library's packages."""
        go, _ = self._toolchain.require()
        question = (*go.command, "env", "GOROOT")
        return os.path.join(self._memo.get(" ".join(question), stamp(go.command[0]), lambda: versions.ask(question)), "src")

    def find(self, spelled: tuple[str, ...]) -> str | None:
        """The import path of a package by the elements of its module name, None where there is none."""
        if spelled == (BUILTIN,):
            return BUILTIN
        return next((path for path, folder in self._candidates(spelled, exact=True) if _has_package(folder)), None)

    def is_parent(self, spelled: tuple[str, ...]) -> bool:
        """Whether packages lie below, so that the name can be imported on the way to them."""
        return any(True for _ in self._candidates(spelled, exact=False))

    def _candidates(self, spelled: tuple[str, ...], exact: bool) -> Iterator[tuple[str, str]]:
        standard = os.path.join(self._source, *spelled)
        if not CLOSED & set(spelled) and os.path.isdir(standard):
            yield "/".join(spelled), standard
        for module in self.modules:
            own = tuple(map(element, module.path.split("/")))
            if not exact and spelled == own[: len(spelled)]:
                yield module.path, ""
            elif spelled[: len(own)] == own:
                yield from _below(module.path, module.folder or "", spelled[len(own) :])


def _below(path: str, folder: str, rest: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The folder of a module's package, found element by element, for two names can be spelled alike."""
    if not rest:
        yield path, folder
        return
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())
    except OSError:
        return
    for name in names:
        if element(name) == rest[0] and name not in CLOSED:
            yield from _below(f"{path}/{name}", os.path.join(folder, name), rest[1:])


def _has_package(folder: str) -> bool:
    try:
        return _source_files(os.listdir(folder))
    except OSError:
        return False


def _source_files(names: list[str]) -> bool:
    return any(name.endswith(".go") and not name.endswith("_test.go") for name in names)
