"""New code when a file is saved: install(watch=True).

Events only say where to look; the content decides. What changed together is built together, in the
background, and swapped in (swap.py). What fails leaves the old code in place and is said once.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from grumpy_hook import log
from grumpy_hook.hashing import digest
from grumpy_hook.hook.edits import Edit, compare
from grumpy_hook.hook.events import DELETED, FAILED, RESTARTING, SWAPPED, Event
from grumpy_hook.hook.observing import Changes, half_written
from grumpy_hook.hook.rebind import rebind
from grumpy_hook.hook.shelf import loaded_images
from grumpy_hook.hook.swap import NewCode, swap
from grumpy_hook.source import Source

if TYPE_CHECKING:
    from grumpy_hook.hook.images import Decision, Images


class Change(NamedTuple):
    """A module whose file holds another text than the one that runs."""

    name: str
    source: Source
    edit: Edit


class Watcher:
    """Watches the folders of the modules in use, from a thread of its own."""

    def __init__(self, images: Images, limit: int, restart: bool) -> None:
        self._images = images
        self._limit = limit
        self._restart = restart
        self._texts: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._advised = False
        self.callbacks: list[Callable[[Event], object]] = []
        self._changes = Changes()
        self._thread = threading.Thread(target=self._run, name="grumpy-watch", daemon=True)
        self._thread.start()

    def add(self, name: str, path: str) -> None:
        """A module's file came into use. Its text is kept: the next one is compared with it."""
        used = self._images.used[name].module
        try:
            source = Source.read(name, path)
        except (OSError, SyntaxError, ValueError):
            return
        if source.sha256 == used.sha256:
            self._texts[name] = source.text
        folder = os.path.dirname(path)
        self._changes.watch(folder)
        if source.sha256 != used.sha256:  # saved again before anybody watched
            self._changes.look_at(folder)

    def stop(self) -> None:
        self._changes.stop()
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=1)

    def _run(self) -> None:
        while (folders := self._changes.wait()) is not None:
            try:
                self._look([n for n, d in list(self._images.used.items()) if os.path.dirname(d.module.path) in folders])
            except Exception:
                log.say("the watcher met an error of its own:\n" + traceback.format_exc().rstrip(), "quiet")

    def _look(self, names: Sequence[str]) -> None:
        started = time.monotonic()
        changes = {change.name: change for name in names for change in self._change(name)}
        texts = {name: change.edit.text for name, change in changes.items() if change.edit.text is not None}
        decisions = self._images.renew(texts) if texts else {}
        for name in _in_order(changes):
            self._put(changes[name], decisions.get(name), started)
        if changes:
            self._count_images()

    def _change(self, name: str) -> Iterator[Change]:
        """What is new about a module, if anything; a text that does not parse is refused here."""
        used = self._images.used[name].module
        try:
            with open(used.path, "rb") as file:
                data = file.read()
        except FileNotFoundError:
            if os.path.isdir(os.path.dirname(used.path)) and self._say_once(name, "deleted"):
                self._tell(Event(DELETED, name, used.path, f"{name}: its file is gone, its code stays"))
            return
        except OSError:
            return  # between the two halves of a rename: the next event tells
        found = digest(data)
        if found == used.sha256:
            self._said.pop(name, None)
            return
        if name not in sys.modules or self._said.get(name) == found:
            return
        if not data and half_written(used.path):
            self._changes.look_later(os.path.dirname(used.path))
            return
        try:
            source = Source.decode(name, used.path, used.is_package, data)
            compile(source.text, used.path, "exec", dont_inherit=True)
            yield Change(name, source, compare(self._texts.get(name, ""), source.text, name == "__main__"))
        except (SyntaxError, ValueError) as error:
            self._refuse(name, used.path, found, "".join(traceback.format_exception_only(error)).rstrip())

    def _put(self, change: Change, decision: Decision | None, started: float) -> None:
        name, source, module = change.name, change.source, sys.modules[change.name]
        if decision is not None and decision.status.reason is not None and not decision.rejected:
            self._refuse(name, source.path, source.sha256, decision.status.reason)
            return
        images = loaded_images()
        try:
            changed = swap(module, change.edit, _new_code(change, decision), images)
        except BaseException as error:
            self._refuse(name, source.path, source.sha256, _shown(error, source.path))
            return
        self._texts[name] = source.text
        self._said.pop(name, None)
        rebind(name, changed, self._texts)
        for image in images:
            image.look()
        status = self._images.swapped(name, source.sha256, decision)
        seconds = time.monotonic() - started
        message = f"{name}: new code after {seconds:.2f} s ({status.state}, generation {status.generation})"
        self._tell(Event(SWAPPED, name, source.path, message, seconds, status.generation))

    def _refuse(self, name: str, path: str, found: str, why: str) -> None:
        if self._say_once(name, found):
            self._tell(Event(FAILED, name, path, f"{name} keeps its old code:\n{why}", generation=self._images.used[name].status.generation))

    def _say_once(self, name: str, what: str) -> bool:
        said, self._said[name] = self._said.get(name), what
        return said != what

    def _tell(self, event: Event) -> None:
        log.say(event.message, "normal" if event.kind == SWAPPED else "quiet")
        for callback in list(self.callbacks):
            try:
                callback(event)
            except Exception:
                log.say(f"a callback failed:\n{traceback.format_exc().rstrip()}", "quiet")

    def _count_images(self) -> None:
        """Images cannot be unloaded: past the limit say so once, or start the process anew."""
        count = len(loaded_images())
        if count < self._limit or self._advised:
            return
        self._advised = True
        size = sum(d.status.swap_bytes for d in self._images.used.values()) >> 20
        if self._restart:
            self._tell(Event(RESTARTING, "", "", f"{count} images are loaded ({size} MB by swaps): starting the process anew"))
            start_anew()
        log.say(f"{count} images are loaded ({size} MB by swaps), and none can be unloaded: restart the program when it suits you")


def start_anew() -> None:
    """The same command in the same process; threads end where they are."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _new_code(change: Change, decision: Decision | None) -> NewCode:
    if change.edit.text is None:
        return NewCode(None, None)
    if decision is not None and decision.image is not None:
        return NewCode(decision.image, decision.code)
    return NewCode(None, compile(change.edit.text, change.source.path, "exec", dont_inherit=True))


def _shown(error: BaseException, path: str) -> str:
    """The traceback from the module's own frames on."""
    trace: Any = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != path:
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace or error.__traceback__)).rstrip()


def _in_order(changes: dict[str, Change]) -> list[str]:
    """What others import first."""
    order: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in order or name in above:
            return
        for needed in _mentioned(changes[name].source, changes):
            visit(needed, (*above, name))
        order[name] = None

    for name in changes:
        visit(name, ())
    return list(order)


def _mentioned(source: Source, known: dict[str, Change]) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            try:
                module = importlib.util.resolve_name(base, source.package) if node.level else base
            except ImportError:
                continue
            yield from (name for name in (module, *(f"{module}.{alias.name}" for alias in node.names)) if name in known)
