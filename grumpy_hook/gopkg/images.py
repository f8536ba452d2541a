"""Images of Go packages: in the store under a key of their own, built where they are missing."""

from __future__ import annotations

import json
import marshal
import os
import time
from collections.abc import Iterable
from typing import Any

from grumpy_hook.build.gobuild import go_build
from grumpy_hook.build.progress import Progress
from grumpy_hook.build.project import write_project
from grumpy_hook.build.toolchain import Toolchain
from grumpy_hook.gopkg import modules
from grumpy_hook.gopkg.generate import Bound, bind, main_text, package_folder
from grumpy_hook.gopkg.modules import Locked
from grumpy_hook.gopkg.spelling import module_name
from grumpy_hook.hashing import digest, digest_file
from grumpy_hook.store import Entry, Store
from grumpy_hook.store.keys import ModuleKey, base_key, image_key
from grumpy_hook.store.manifest import Manifest, ModuleRow


def keys(paths: Iterable[str], locked: Locked) -> tuple[ModuleKey, ...]:
    """What of the packages decides an image: Go's version stands for the standard library."""
    return tuple(ModuleKey(module_name(path), path, False, locked.identity) for path in sorted(paths))


def fetch(store: Store, paths: Iterable[str], toolchain: Toolchain, locked: Locked, timeout: float) -> Entry:
    """The image that binds exactly these packages."""
    wanted = keys(paths, locked)
    key = image_key(wanted, toolchain.identity(), base_key(store.memo))
    found = store.open(key)
    if isinstance(found, Entry):
        return found
    with store.building(key, 2 * timeout):
        found = store.open(key)
        return found if isinstance(found, Entry) else _build(store, key, wanted, toolchain, locked, timeout)


def _build(store: Store, key: str, wanted: tuple[ModuleKey, ...], toolchain: Toolchain, locked: Locked, timeout: float) -> Entry:
    names = ", ".join(m.path for m in wanted[:4]) + (", ..." if len(wanted) > 4 else "")
    note = "" if os.path.isdir(store.go_cache) else "the first build also compiles Go's standard library, once"
    with store.workspace() as work, Progress(f"{len(wanted)} Go package{'s' if len(wanted) > 1 else ''}: {names}", note):
        started = time.monotonic()
        folder = os.path.join(work, "project")
        os.mkdir(folder)
        _module(folder, locked)
        bound = bind([m.path for m in wanted], folder, toolchain, store.go_cache, timeout)
        os.unlink(os.path.join(folder, "go.mod"))
        write_project(folder, project_files(bound, locked))
        library = os.path.join(work, "image.so")
        go_build(folder, library, toolchain, store.go_cache, timeout)
        codes = marshal.dumps(tuple(marshal.dumps(b.description) for b in _ordered(bound, wanted)))
        manifest = Manifest(
            key=key,
            modules=tuple(ModuleRow(m, (), None) for m in wanted),
            image_sha256=digest_file(library),
            code_sha256=digest(codes),
            image_size=os.path.getsize(library),
            build_seconds=round(time.monotonic() - started, 3),
            toolchain=toolchain.identity(),
            created=time.time(),
        )
        return store.publish(manifest, library, codes)


def describe(store: Store, paths: Iterable[str], toolchain: Toolchain, locked: Locked, timeout: float) -> dict[str, dict[str, Any]]:
    """gobindgen's descriptions of packages, without building anything."""
    with store.workspace() as folder:
        _module(folder, locked)
        return {b.path: json.loads(b.description) for b in bind(sorted(set(paths)), folder, toolchain, store.go_cache, timeout)}


def _module(folder: str, locked: Locked) -> None:
    """The go.mod in which packages are looked up."""
    with open(os.path.join(folder, "go.mod"), "w", encoding="utf-8") as file:
        file.write(modules.project_mod(locked))
    modules.copy_sums(locked, folder)


def project_files(bound: Iterable[Bound], locked: Locked) -> dict[str, str]:
    made = {f"{package_folder(b.path)}/bound.go": b.code for b in bound}
    folders = [os.path.dirname(name) for name in made]
    return {"go.mod": modules.project_mod(locked), "main.go": main_text(folders), **made}


def _ordered(bound: Iterable[Bound], wanted: tuple[ModuleKey, ...]) -> list[Bound]:
    by_path = {b.path: b for b in bound}
    return [by_path[m.path] for m in wanted]


def descriptions(entry: Entry) -> dict[str, dict[str, Any]]:
    """gobindgen's descriptions of the packages of an image."""
    texts = marshal.loads(entry.codes)
    return {
        row.key.path: json.loads(marshal.loads(text))
        for row, text in zip(entry.manifest.modules, texts, strict=True)
        if row.key.name.startswith("__go__.")
    }
