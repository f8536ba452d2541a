"""Images of Go packages: in the store under a key of their own, built where they are missing."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from grumpy_hook.build.gobuild import go_build
from grumpy_hook.build.progress import Progress
from grumpy_hook.build.project import write_project
from grumpy_hook.build.toolchain import Toolchain
from grumpy_hook.emit.names import binding_folder
from grumpy_hook.gopkg import modules
from grumpy_hook.gopkg.generate import Bound, bind, main_text
from grumpy_hook.gopkg.modules import Locked
from grumpy_hook.gopkg.spelling import is_go, module_name
from grumpy_hook.hashing import digest, digest_file
from grumpy_hook.passes.golang import Members, directs
from grumpy_hook.plainjson import loads
from grumpy_hook.store import Entry, Store
from grumpy_hook.store.keys import ModuleKey, base_key, image_key
from grumpy_hook.store.manifest import Manifest, ModuleRow

TAG = "gobind"  # the part of goruntime/border that only images with Go packages need


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
        bound = bind_in(folder, [m.path for m in wanted], toolchain, locked, store.go_cache, timeout)
        write_project(folder, project_files(bound, locked))
        library = os.path.join(work, "image.so")
        go_build(folder, library, toolchain, store.go_cache, timeout, TAG)
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
        return {b.path: loads(b.description) for b in bind_in(folder, paths, toolchain, locked, store.go_cache, timeout)}


def project_files(bound: Iterable[Bound], locked: Locked) -> dict[str, str]:
    made = {f"{binding_folder(b.path)}/bound.go": b.code for b in bound}
    folders = [os.path.dirname(name) for name in made]
    return {"go.mod": modules.project_mod(locked), "main.go": main_text(folders), **made}


def _ordered(bound: Iterable[Bound], wanted: tuple[ModuleKey, ...]) -> list[Bound]:
    by_path = {b.path: b for b in bound}
    return [by_path[m.path] for m in wanted]


class Bindings:
    """The Go packages of an image of compiled modules."""

    def __init__(self, paths: Sequence[str], locked: Locked, toolchain: Toolchain, cache: str, timeout: float) -> None:
        self._paths = paths
        self._locked = locked
        self._toolchain = toolchain
        self._cache = cache
        self._timeout = timeout
        self._bound: list[Bound] = []

    def read(self, work: str) -> Members:
        """Reads the packages, in a scratch folder; answers what compiled code may call directly."""
        folder = os.path.join(work, "bindings")
        os.mkdir(folder)
        self._bound = bind_in(folder, self._paths, self._toolchain, self._locked, self._cache, self._timeout)
        return directs({module_name(b.path): loads(b.description) for b in self._bound})

    def join(self, folder: str, files: Mapping[str, str]) -> dict[str, str]:
        """The files of the whole image; `folder` is where they will lie."""
        modules.copy_sums(self._locked, folder)
        made = project_files(self._bound, self._locked)
        imports = "".join(f'\t_ "pyimage/{os.path.dirname(name)}"\n' for name in made if name.endswith("/bound.go"))
        made["main.go"] = files["main.go"].replace('\t_ "goruntime/border"\n', '\t_ "goruntime/border"\n' + imports)
        return {**files, **made}

    def codes(self) -> dict[str, bytes]:
        """What the image keeps for each package in the place of a module's code."""
        return {module_name(b.path): marshal.dumps(b.description) for b in self._bound}


def bind_in(folder: str, paths: Iterable[str], toolchain: Toolchain, locked: Locked, cache: str, timeout: float) -> list[Bound]:
    """Bindings of packages, looked up with the image's own go.mod, which is not left behind."""
    with open(os.path.join(folder, "go.mod"), "w", encoding="utf-8") as file:
        file.write(modules.project_mod(locked))
    modules.copy_sums(locked, folder)
    bound = bind(sorted(set(paths)), folder, toolchain, cache, timeout)
    os.unlink(os.path.join(folder, "go.mod"))
    return bound


def packages_of(entry: Entry) -> list[str]:
    """The import paths of the packages that an image binds."""
    return [row.key.path for row in entry.manifest.modules if is_go(row.key.name)]


def descriptions(entry: Entry) -> dict[str, dict[str, Any]]:
    """gobindgen's descriptions of the packages of an image."""
    texts = marshal.loads(entry.codes)
    return {
        row.key.path: loads(marshal.loads(text))
        for row, text in zip(entry.manifest.modules, texts, strict=True)
        if is_go(row.key.name)
    }
