"""Swapping in new code when a file is saved: install(watch=True).

Events only say where to look; the content's digest decides. The rule of a swap: the module's body runs
again in the same module object, as importlib.reload does, so its module-level state is made anew; old
functions and instances keep working with the old code. What fails (a syntax error, a build, the body
itself) leaves the old code in place and is said once.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
import traceback
from types import ModuleType
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from grumpy_hook import log

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

    from grumpy_hook.hook.images import Decision, Images

QUIET = 0.03
LONGEST = 0.5
POLL = 0.3
IGNORED = frozenset({"opened", "closed_no_write"})


class Watcher(FileSystemEventHandler):
    """Watches the folders of the modules in use, from a thread of its own."""

    def __init__(self, images: Images) -> None:
        self._images = images
        self._changed: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._folders: set[str] = set()
        self._refused: dict[str, str] = {}
        self._observer = _observer()
        self._thread = threading.Thread(target=self._run, name="grumpy-watch", daemon=True)
        self._thread.start()

    def add(self, path: str) -> None:
        """A module's file came into use."""
        folder = os.path.dirname(path)
        if folder not in self._folders:
            self._folders.add(folder)
            self._observer.schedule(self, folder, recursive=False)

    def stop(self) -> None:
        self._observer.stop()
        self._changed.put(None)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in IGNORED:
            return
        for path in (event.src_path, event.dest_path):
            name = os.fsdecode(path)
            if name.endswith(".py"):
                self._changed.put(os.path.dirname(name))

    def _run(self) -> None:
        while (folder := self._changed.get()) is not None:
            folders = {folder, *self._burst()}
            for name, decision in list(self._images.used.items()):
                if os.path.dirname(decision.module.path) in folders:
                    self._look(name)

    def _burst(self) -> set[str]:
        """What else changes until it is quiet: editors save in several steps, branches switch many files."""
        folders: set[str] = set()
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            try:
                folder = self._changed.get(timeout=QUIET)
            except queue.Empty:
                break
            if folder is None:
                self._changed.put(None)
                break
            folders.add(folder)
        return folders

    def _look(self, name: str) -> None:
        started = time.monotonic()
        module = sys.modules.get(name)
        if module is None:
            return
        try:
            text, digest = self._images.changed_text(name)
            if text is None or self._refused.get(name) == digest:
                return
            self._refused[name] = digest
            compile(text, self._images.used[name].module.path, "exec", dont_inherit=True)
            decision = self._images.renew(name)
        except OSError:
            return  # deleted, or between the two halves of a rename: the next event tells
        except (SyntaxError, ValueError) as error:
            log.say(f"{name} keeps its old code:\n" + "".join(traceback.format_exception_only(error)).rstrip(), "quiet")
            return
        if decision.status.reason is not None and not decision.rejected:
            log.say(f"{name} keeps its old code: {decision.status.reason}", "quiet")
        elif _swap(module, decision, text):
            self._images.used[name] = decision
            del self._refused[name]
            log.say(f"{name}: new code after {time.monotonic() - started:.2f} s ({decision.status.state})")


def _swap(module: ModuleType, decision: Decision, text: bytes) -> bool:
    """Runs the new body in the old module; its namespace is put back if that fails."""
    namespace = module.__dict__
    before = dict(namespace)
    try:
        if decision.image is not None and decision.code is not None:
            decision.image.exec_module(module, decision.code)
        else:
            exec(compile(text, decision.module.path, "exec", dont_inherit=True), namespace)
        return True
    except BaseException:
        namespace.update(before)
        for name in [name for name in namespace if name not in before]:
            del namespace[name]
        log.say(f"{module.__name__} keeps its old code:\n{traceback.format_exc().rstrip()}", "quiet")
        return False


def _observer() -> BaseObserver:
    """The system's own events; polling where it has none left to give."""
    observer: BaseObserver = Observer()
    try:
        observer.start()
    except OSError:
        observer = PollingObserver(timeout=POLL)
        observer.start()
    return observer
