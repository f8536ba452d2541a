"""What a person sees while a build takes longer than a second: a spinner on a terminal, else plain lines."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

from grumpy_hook import log

if TYPE_CHECKING:
    from rich.status import Status

DELAY = 1.0
REMINDER = 15.0


class Progress:
    """Context manager around one build. Says nothing when it ends within DELAY seconds."""

    def __init__(self, what: str, note: str = "") -> None:
        self._what = what
        self._text = f"building {what}" + (f" ({note})" if note else "")
        self._spinner = _spinner(log.PREFIX + self._text)
        self._done = threading.Event()
        self._shown = False
        self._thread = threading.Thread(target=self._show, name="grumpy-progress", daemon=True)

    def __enter__(self) -> Progress:
        self._started = time.monotonic()
        if log.enabled("normal") and sys.stderr is not None:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        if self._thread.ident is not None:
            self._thread.join()
        if self._shown or log.enabled("verbose"):
            verdict = "built" if kind is None else "gave up on"
            log.say(f"{verdict} {self._what} in {time.monotonic() - self._started:.1f} s")

    def _show(self) -> None:
        if self._done.wait(DELAY):
            return
        self._shown = True
        if self._spinner is not None:
            with self._spinner:
                self._done.wait()
            return
        log.say(f"{self._text} ...")
        while not self._done.wait(REMINDER):
            log.say(f"still {self._text} after {time.monotonic() - self._started:.0f} s ...")


def _spinner(text: str) -> Status | None:
    """None off a terminal. Made by the importing thread: the hook lets only that one import undisturbed."""
    try:
        if not log.enabled("normal") or not sys.stderr.isatty():
            return None
        from rich.console import Console
    except (ImportError, AttributeError, ValueError):
        return None
    return Console(stderr=True).status(text, spinner="dots")
