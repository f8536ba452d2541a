"""Which image a module comes from: decided once, before the module runs.

On the warm way nothing is parsed and no process is started: the sources are hashed, the index names the
image, the store checks it, ctypes loads it. What is missing is built by `compiling`.
"""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import CodeType

from grumpy_hook import log
from grumpy_hook.config import Config
from grumpy_hook.errors import STOPS_HERE, GrumpyError, GrumpyImportError, GrumpyWarning
from grumpy_hook.gopkg.spelling import is_go
from grumpy_hook.hashing import digest, digest_parts
from grumpy_hook.hook.frames import Importer
from grumpy_hook.hook.golang import GoImports
from grumpy_hook.hook.joining import Joining
from grumpy_hook.hook.policy import Policy
from grumpy_hook.hook.shelf import AHEAD, Shelf, image_bytes, open_library
from grumpy_hook.hook.specs import FindSpec
from grumpy_hook.hook.status import COMPILED, INTERPRETED, Hosted, ModuleStatus
from grumpy_hook.hook.surroundings import check, watcher
from grumpy_hook.records import TYPE_CHECKING, Record
from grumpy_hook.store import Entry, Miss
from grumpy_hook.store.index import IndexRow
from grumpy_hook.store.keys import ModuleKey
from grumpy_hook.store.manifest import ModuleRow

if TYPE_CHECKING:
    from grumpy_hook.hook.reach import Reached
    from grumpy_hook.load.image import Image

CALLERS = "; compiled callers are shown with their lines, not their variables: GRUMPY_DISABLE=1 shows all"


class Decision(Record):
    """How one module is to be imported. `image` and `code` are None where it is interpreted.

    `rejected`: the compiler will not have this text; otherwise the reason may pass (no Go, a full disk).
    """

    module: ModuleKey
    image: Image | None
    code: CodeType | None
    status: ModuleStatus
    rejected: bool = False


class Plan(Record):
    """What a set of modules found or built together came to: an image, or one reason for all. `start` names
    the search."""

    start: str
    entry: Entry | None
    image: Image | None
    cache_hit: bool
    reason: str | None
    modules: tuple[ModuleKey, ...]


class Images:
    """The images of one hook in this process."""

    def __init__(self, config: Config, policy: Policy, find: FindSpec, go: GoImports) -> None:
        self._go = go
        self._config = config
        self._policy = policy
        self._find = find
        self._shelf = Shelf(config)
        self._lock = threading.RLock()
        self._thread = threading.local()
        self._plans: dict[str, Plan] = {}
        self._warned: set[str] = set()
        self._joining = Joining(self._shelf)
        self.used: dict[str, Decision] = {}
        self.on_use: Callable[[str, str], None] | None = None

    def busy(self) -> bool:
        """This thread is deciding or building: what it imports now is ours, and stays interpreted."""
        return getattr(self._thread, "busy", False)

    def planned(self, name: str) -> bool:
        """Whether deciding takes no time: an earlier import brought the module's image along."""
        return name in self._plans and name not in self.used

    def decide(self, name: str, path: str, is_package: bool, importer: Importer) -> Decision:
        """For a module about to be created or reloaded.

        Raises OSError where its file cannot be read, GrumpyImportError where strict and not compiled.
        """
        with open(path, "rb") as file:
            module = ModuleKey(name, path, is_package, digest(file.read()))
        tracer = None if self._config.compile_traced else watcher()
        if tracer is not None:
            return self._traced(module, tracer)
        with self._lock, self._deciding():
            again = name in self.used
            plan = self._plans.get(name)
            if plan is None or again or module not in plan.modules:
                plan = self._plan(module, importer, alone=again)
                self._plans.update((m.name, plan) for m in plan.modules)
                if plan.image is not None and not again:
                    self._joining.loaded(name, plan.start)
            decision = _decision(module, plan)
            self.used[name] = decision
        if self.on_use is not None:
            self.on_use(name, path)
        self._explain(decision, importer)
        return decision

    def _traced(self, module: ModuleKey, tracer: str) -> Decision:
        """What a debugger or a coverage tool watches runs interpreted, whatever the settings ask for."""
        status = ModuleStatus(module.name, INTERPRETED, reason=f"{tracer} watches its lines")
        self.used[module.name] = decision = Decision(module, None, None, status)
        self._say_once(f"{tracer} watches this program: modules run interpreted, so that it sees their lines (compile_traced=True compiles them)")
        if self.on_use is not None:
            self.on_use(module.name, module.path)
        return decision

    def _say_once(self, text: str) -> None:
        if text not in self._warned:
            self._warned.add(text)
            log.say(text)

    def renew(self, texts: Mapping[str, str]) -> dict[str, Decision]:
        """One image of the edited statements of used modules, built together. Decisions only: the caller
        swaps them in, and tells `swapped`. Never raises for what a person can mend."""
        with self._deciding():
            modules = tuple(self.used[name].module._replace(sha256=digest(text.encode("utf-8", "surrogatepass"))) for name, text in texts.items())
            try:
                row = IndexRow(modules, (), self._shelf.toolchain().identity())
                entry, hit = self._shelf.fetch(row, lambda name: True, texts)
                plan = Plan("", entry, open_library(entry, self._shelf.store()), hit, None, modules)
            except (GrumpyError, OSError) as error:
                plan = Plan("", None, None, False, str(error), modules)
            return {module.name: _decision(module, plan) for module in modules}

    def swapped(self, name: str, sha256: str, decision: Decision | None) -> ModuleStatus:
        """A used module runs the text of that digest now; `decision` is about the part that was edited."""
        old = self.used[name]
        status = old.status._replace(generation=old.status.generation + 1)
        if decision is not None:
            new = decision.status
            grown = 0 if new.image is None else image_bytes(new.image)
            hosted = {h.qualname: h for h in (*old.status.hosted, *new.hosted)}
            status = new._replace(
                hosted=tuple(hosted.values()), functions=max(old.status.functions, new.functions),
                generation=status.generation, swap_bytes=old.status.swap_bytes + grown,
            )
        self.used[name] = old._replace(module=old.module._replace(sha256=sha256), status=status)
        return status

    def _explain(self, decision: Decision, importer: Importer) -> None:
        """Why a module runs interpreted: an error in strict mode, else one warning for each reason."""
        name, path, reason = decision.module.name, decision.module.path, decision.status.reason
        for hosted in decision.status.hosted:
            if STOPS_HERE in hosted.reason:
                self._say_once(f"{name}.{hosted.qualname} runs interpreted: {hosted.reason}{CALLERS}")
        if decision.image is not None or reason is None or self._config.background:
            return
        if STOPS_HERE in reason:
            self._say_once(f"{name} runs interpreted: {reason}")
            return
        if self._config.strict:
            raise GrumpyImportError(f"{name} cannot be compiled: {reason}", name=name, path=path)
        if reason not in self._warned:
            self._warned.add(reason)
            warnings.warn_explicit(f"{name} runs interpreted: {reason}", GrumpyWarning, importer.path, importer.line)

    def reset_after_fork(self) -> None:
        """Another thread of the parent may have held the lock."""
        self._lock = threading.RLock()
        self._thread = threading.local()

    def build_ahead(self, names: Sequence[str]) -> Plan:
        """One image of these modules and the adopted ones they reach, for any later import of them."""
        from grumpy_hook.hook.reach import Searcher

        with self._lock, self._deciding():
            reached = Searcher(self._policy, self._find, lambda name: False).search(None, names, ())
            row = IndexRow(_keys(reached) + self._go.keys(_texts(reached)), (), self._shelf.toolchain().identity())
            entry, hit = self._shelf.fetch(row, self._taken, go=self._go)
            self._shelf.index().add(AHEAD, row._replace(toolchain=entry.manifest.toolchain))
            return Plan(AHEAD, entry, None, hit, None, row.modules)

    @contextmanager
    def _deciding(self) -> Iterator[None]:
        self._thread.busy = True
        try:
            yield
        finally:
            self._thread.busy = False

    def _plan(self, module: ModuleKey, importer: Importer, alone: bool) -> Plan:
        """Never raises for what a person can mend: that becomes the reason to interpret."""
        modules: tuple[ModuleKey, ...] = (module,)
        start = self._start(module, importer, alone)
        try:
            check()
            known = self._shelf.index().find(start, lambda row: self._valid(row, module))
            joined = None if alone else self._joined(start, known, module, importer)
            if joined is not None:
                return joined
            row = known or self._searched(module, importer, alone, ())
            if row is None:
                return Plan(start, None, None, False, None, (module,))
            modules = row.modules
            found = self._shelf.find(row, self._taken)
            if isinstance(found, Miss) and self._config.background:
                return self._later(start, row)
            entry, hit = self._shelf.build(row, found, go=self._go) if isinstance(found, Miss) else (found, True)
            return self._opened(start, known, row, entry, hit)
        except (GrumpyError, OSError) as error:
            return Plan(start, None, None, False, str(error), modules)
        except Exception as error:
            import traceback

            log.say("internal error\n" + traceback.format_exc(), "verbose")
            return Plan(start, None, None, False, f"internal error: {type(error).__name__}: {error}", modules)

    def _joined(self, start: str, known: IndexRow | None, module: ModuleKey, importer: Importer) -> Plan | None:
        """The image that also holds what earlier runs imported later on; None where there is nothing more,
        or it cannot be had now."""
        names = self._joining.names(start)
        missing = [name for name in names if not self._taken(name)]
        if known is not None:
            missing = [name for name in missing if name not in {m.name for m in known.modules}]
        if not missing:
            return None
        row = self._searched(module, importer, False, names)
        if row is None or not self._joining.reached(start, row, missing):
            return None
        found = self._shelf.find(row, self._taken)
        hit = not isinstance(found, Miss)
        if isinstance(found, Miss):
            if self._shelf.toolchain().problems or not self._joining.may_build(start, row):
                return None
            if self._config.background:
                self._later(start, row)
                return None
            try:
                found, hit = self._shelf.build(row, found, go=self._go)
            except GrumpyError as error:
                log.say(f"no image of all the modules that earlier runs imported: {error}", "verbose")
                self._joining.failed(start, row)
                return None
        return self._opened(start, None, row, found, hit)

    def _searched(self, module: ModuleKey, importer: Importer, alone: bool, names: Sequence[str]) -> IndexRow | None:
        """What a search from the import and from `names` finds; None where it leaves out the module itself."""
        reached = self._reach(module, importer, alone, names)
        modules = _keys(reached)
        if module not in modules:
            return None
        return IndexRow(modules + self._go.keys(_texts(reached)), reached.read, self._shelf.toolchain().identity())

    def _opened(self, start: str, known: IndexRow | None, row: IndexRow, entry: Entry, hit: bool) -> Plan:
        modules = _with_packages(entry.modules(), row.modules)
        row = row._replace(modules=modules, toolchain=entry.manifest.toolchain)
        if row != known:
            self._shelf.index().add(start, row)
        image = open_library(entry, self._shelf.store())
        if image is not None:
            self._go.adopt(image, entry)
        return Plan(start, entry, image, hit, None, modules)

    def _later(self, start: str, row: IndexRow) -> Plan:
        from grumpy_hook.hook import background

        self._shelf.toolchain().require()
        background.start(self._config, start, row)
        return Plan(start, None, None, False, background.REASON, row.modules)

    def _start(self, module: ModuleKey, importer: Importer, alone: bool) -> str:
        """Where the search starts, as the index's key; what it reads is checked row by row."""
        mentioned = () if importer.readable else importer.names
        script = getattr(sys.modules.get("__main__"), "__file__", None) or ""
        asked = [module.name, module.path, importer.target, importer.path, script, str(alone), self._policy.digest()]
        return digest_parts([*asked, *mentioned, "path", *sys.path])

    def _valid(self, row: IndexRow, module: ModuleKey) -> bool:
        if module not in row.modules:
            return False
        if any(self._taken(m.name) for m in row.modules if m != module):
            return False
        known = [*((m.path, m.sha256) for m in row.modules if m != module and not is_go(m.name)), *row.read]
        if not all(self._go.unchanged(m) for m in row.modules if is_go(m.name)) or not self._go.covers(row.modules):
            return False
        return all(_unchanged(path, sha256) for path, sha256 in known)

    def _taken(self, name: str) -> bool:
        """The module already lives elsewhere in this process, so a new image sees it as a foreign one."""
        return name in self.used or name in self._plans or name in sys.modules

    def _reach(self, module: ModuleKey, importer: Importer, alone: bool, names: Sequence[str]) -> Reached:
        from grumpy_hook.hook.reach import NOTHING, Searcher, read

        given = read(*module[:3])
        if given is None or given.sha256 != module.sha256:
            return NOTHING
        if alone:
            return Searcher(self._policy, lambda name, path: None, lambda name: True).search(given, (), ())
        roots = [importer.target, *self._policy.literal(), *names]
        if not importer.readable:
            roots += [name for word in importer.names for name in (word, f"{module.name}.{word}")]
        script = getattr(sys.modules.get("__main__"), "__file__", None)
        scripts = [path for path in (script, importer.path if importer.readable else None) if path]
        return Searcher(self._policy, self._find, self._taken).search(given, roots, scripts)


def _decision(module: ModuleKey, plan: Plan) -> Decision:
    if plan.entry is None:
        return Decision(module, None, None, ModuleStatus(module.name, INTERPRETED, reason=plan.reason))
    manifest = plan.entry.manifest
    row = manifest.module(module.name)
    if plan.image is None or row is None or row.rejected is not None:
        reason = row.rejected if row is not None else None
        return Decision(module, None, None, ModuleStatus(module.name, INTERPRETED, reason=reason, cache_hit=plan.cache_hit), reason is not None)
    status = ModuleStatus(
        name=module.name,
        state=COMPILED,
        hosted=_hosted(row),
        image=plan.entry.image,
        build_seconds=0.0 if plan.cache_hit else manifest.build_seconds,
        cache_hit=plan.cache_hit,
        functions=len(row.functions),
    )
    return Decision(module, plan.image, plan.entry.code(module.name), status)


def _keys(reached: Reached) -> tuple[ModuleKey, ...]:
    return tuple(ModuleKey(s.name, s.path, s.is_package, s.sha256) for s in reached.modules)


def _with_packages(built: tuple[ModuleKey, ...], asked: tuple[ModuleKey, ...]) -> tuple[ModuleKey, ...]:
    """A verdict without an image binds no Go packages: they stay asked for."""
    return built + tuple(module for module in asked if is_go(module.name) and module not in built)


def _texts(reached: Reached) -> Iterator[bytes]:
    """The sources that a search has read."""
    for source in reached.modules:
        yield source.text.encode("utf-8", "surrogatepass")
    for path, _ in reached.read:
        try:
            with open(path, "rb") as file:
                yield file.read()
        except OSError:
            continue


def _hosted(row: ModuleRow) -> tuple[Hosted, ...]:
    return tuple(Hosted(f.qualname, f.line, f.reason or "") for f in row.functions if f.state == "hosted")


def _unchanged(path: str, sha256: str) -> bool:
    try:
        with open(path, "rb") as file:
            return digest(file.read()) == sha256
    except OSError:
        return False
