"""From sources to a stored image: the compiler, `go build`, and the store, under the key's lock.

A module that cannot be compiled costs only itself: it is set aside with the reason and the rest is built.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grumpy_hook import log
from grumpy_hook.build.gobuild import GoCompileError, go_build
from grumpy_hook.build.progress import Progress
from grumpy_hook.build.project import MODULE, write_project
from grumpy_hook.build.toolchain import Toolchain
from grumpy_hook.emit.names import package_name
from grumpy_hook.errors import BuildError
from grumpy_hook.gopkg.images import TAG, Bindings
from grumpy_hook.gopkg.spelling import is_go
from grumpy_hook.hashing import digest, digest_file
from grumpy_hook.passes.golang import Members
from grumpy_hook.pipeline import ImageSource, compile_modules
from grumpy_hook.source import Diagnostic, Source
from grumpy_hook.source.text import warned
from grumpy_hook.store import Entry, Store
from grumpy_hook.store.keys import ModuleKey
from grumpy_hook.store.manifest import FunctionRow, Manifest, ModuleRow

if TYPE_CHECKING:
    from grumpy_hook.hook.golang import GoImports

RECURSION = 20_000


def build_entry(
    store: Store,
    key: str,
    modules: Sequence[ModuleKey],
    toolchain: Toolchain,
    timeout: float,
    texts: Mapping[str, str] | None = None,
    go: GoImports | None = None,
) -> tuple[Entry, bool]:
    """The image under `key`, and whether another process built it while this one waited.

    `texts` stand in for what is in the modules' files; `go` knows the Go packages among the modules.
    """
    toolchain.require()
    with store.building(key, 2 * timeout):
        found = store.open(key)
        if isinstance(found, Entry):
            return found, True
        sources = [_source(module, (texts or {}).get(module.name)) for module in modules if not is_go(module.name)]
        packages = [module.path for module in modules if is_go(module.name)]
        note = "" if os.path.isdir(store.go_cache) else "the first build also compiles Go's standard library, once"
        with store.workspace() as work, Progress(_label(sources), note):
            started = time.monotonic()
            bound = None if go is None or not packages else Bindings(packages, go.locked(), toolchain, store.go_cache, timeout)
            library, accepted, rejected = _compile(work, sources, toolchain, store.go_cache, timeout, bound)
            seconds = time.monotonic() - started
            with warned():
                code_of = {source.name: _code(source) for source in sources}
            if bound is not None and library is not None:
                code_of.update(bound.codes())
            modules = [module for module in modules if module.name in code_of]
            codes = marshal.dumps(tuple(code_of[module.name] for module in modules))
            rows = tuple(ModuleRow(module, (), None) if is_go(module.name) else _row(module, accepted, rejected) for module in modules)
            manifest = Manifest(
                key=key,
                modules=rows,
                image_sha256=None if library is None else digest_file(library),
                code_sha256=digest(codes),
                image_size=0 if library is None else os.path.getsize(library),
                build_seconds=round(seconds, 3),
                toolchain=toolchain.identity(),
                created=time.time(),
            )
            return store.publish(manifest, library, codes), False


def _compile(
    work: str, sources: Sequence[Source], toolchain: Toolchain, cache: str, timeout: float, bound: Bindings | None
) -> tuple[str | None, ImageSource | None, dict[str, str]]:
    """The library, what the compiler said of its modules, and the reasons of those left out."""
    rejected: dict[str, str] = {}
    remaining = list(sources)
    directs = {} if bound is None else bound.read(work)
    for attempt in range(len(sources) + 1):
        with warned():
            image = _translate(remaining, rejected, directs) if remaining else None
        remaining = [s for s in remaining if s.name not in rejected]
        if image is None or not remaining:
            return None, image, rejected
        folder = os.path.join(work, f"project{attempt}")
        os.mkdir(folder)
        write_project(folder, image.files if bound is None else bound.join(folder, image.files))
        library = os.path.join(work, "image.so")
        try:
            if bound is None:
                go_build(folder, library, toolchain, cache, timeout)
            else:
                go_build(folder, library, toolchain, cache, timeout, TAG)
            return library, image, rejected
        except GoCompileError as error:
            log.say(error.output, "verbose")
            blamed = dict(_blamed(error, remaining))
            if not blamed:
                raise
            rejected.update(blamed)
            remaining = [s for s in remaining if s.name not in rejected]
    return None, None, rejected


def _translate(sources: list[Source], rejected: dict[str, str], directs: Members) -> ImageSource | None:
    """Runs the compiler; where it breaks, finds the modules that break it and goes on without them."""
    try:
        with _deep():
            image = compile_modules(sources, directs)
    except Exception as error:
        log.say(traceback.format_exc(), "verbose")
        broken = dict(_breaking(sources)) if len(sources) > 1 else {sources[0].name: _internal(error)}
        if not broken:
            raise BuildError(_internal(error)) from error
        rejected.update(broken)
        rest = [source for source in sources if source.name not in broken]
        return _translate(rest, rejected, directs) if rest else None
    rejected.update((name, diagnostic.render()) for name, diagnostic in image.rejected.items())
    return image


@contextmanager
def _deep() -> Iterator[None]:
    """CPython compiles code that is nested more deeply (a long chain of elif) than Python functions may be by default."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, RECURSION))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _breaking(sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    for source in sources:
        try:
            with _deep():
                compile_modules([source])
        except Exception as error:
            yield source.name, _internal(error)


def _internal(error: Exception) -> str:
    return f"internal compiler error: {type(error).__name__}: {error}"


def _blamed(error: GoCompileError, sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """The modules whose generated packages Go rejected, each with the first thing it said."""
    for source in sources:
        if f"{MODULE}/m/{package_name(source.name)}" in error.packages:
            own = [d for d in error.diagnostics if d.path == source.path]
            yield source.name, f"{error.message}: {_shown(own or error.diagnostics)}"


def _shown(diagnostics: Sequence[Diagnostic]) -> str:
    return diagnostics[0].render() if diagnostics else "no details"


def _source(module: ModuleKey, text: str | None) -> Source:
    if text is not None:
        return Source(module.name, module.path, module.is_package, text, module.sha256)
    source = Source.read(module.name, module.path, module.is_package)
    if source.sha256 != module.sha256:
        raise BuildError(f"{module.path} changed while it was being compiled", cure="import it again")
    return source


def _code(source: Source) -> bytes:
    return marshal.dumps(compile(source.text, source.path, "exec", dont_inherit=True))


def _row(module: ModuleKey, image: ImageSource | None, rejected: dict[str, str]) -> ModuleRow:
    reason = rejected.get(module.name)
    report = image.modules.get(module.name) if image is not None else None
    if reason is None and report is None:
        reason = "the compiler left it out"
    functions = tuple(FunctionRow(f.qualname, f.line, f.state, f.reason) for f in report.functions) if report is not None else ()
    return ModuleRow(module, functions, reason)


def _label(sources: Sequence[Source]) -> str:
    names = ", ".join(source.name for source in sources[:4]) + (", ..." if len(sources) > 4 else "")
    return f"{len(sources)} module{'s' if len(sources) > 1 else ''}: {names}"
