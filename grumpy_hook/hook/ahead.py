"""Building before the first import: what `grumpy build PATTERN...` does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grumpy_hook.config import Config
from grumpy_hook.errors import GrumpyError
from grumpy_hook.hook.finder import Finder
from grumpy_hook.hook.policy import WILD, Policy
from grumpy_hook.hook.specs import locate
from grumpy_hook.store.manifest import Manifest


class Built(NamedTuple):
    """One image; `fresh` is False where the store had it already."""

    manifest: Manifest
    folder: str
    fresh: bool


def build_ahead(patterns: Sequence[str], config: Config) -> Built:
    """One image of the modules that the patterns name and the adopted modules they reach.

    Nothing is imported. A later import finds the image whichever of its modules comes first.
    """
    config = config._replace(include=tuple(patterns))
    policy = Policy(config)
    names = [name for pattern in patterns for name in _expand(pattern) if policy.wants(name)]
    plan = Finder(config).images.build_ahead(list(dict.fromkeys(names)))
    assert plan.entry is not None
    return Built(plan.entry.manifest, plan.entry.folder, not plan.cache_hit)


def _expand(pattern: str) -> Iterator[str]:
    base = pattern.removesuffix(".*")
    if WILD & set(base):
        raise GrumpyError(f"cannot list the modules of {pattern!r}", "name modules, or packages as PACKAGE.*")
    spec = locate(base)
    if spec is None:
        raise GrumpyError(f"no module named {base!r}", "name a module that can be imported from this folder")
    yield base
    if base != pattern:
        for folder in spec.submodule_search_locations or ():
            yield from _below(base, folder)


def _below(package: str, folder: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name.isidentifier() and entry.name != "__pycache__":
            yield f"{package}.{entry.name}"
            yield from _below(f"{package}.{entry.name}", entry.path)
        elif entry.name.endswith(".py") and entry.name != "__init__.py":
            yield f"{package}.{entry.name.removesuffix('.py')}"
