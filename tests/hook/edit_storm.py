"""Threads call compiled code while edits land: good, bad, renamed into place, deleted and brought back."""

from __future__ import annotations

import os
import random
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

import grumpy_hook

folder, edits = Path(sys.argv[1]), int(sys.argv[2])
sys.path.insert(0, str(folder))

CORE = """LOG = {}
CALLS = 0
class Counter:
    total = 0
    def __init__(self):
        self.n = 0
    def add(self):
        self.n += 1
        return VERSION
ALL = [Counter() for _ in range(4)]
VERSION = 0
def work(i):
    s = 0
    for k in range(2000):
        s += k * i
    return s, VERSION
def answer():
    return VERSION
"""
(folder / "setup.cfg").touch()
(folder / "core.py").write_text(CORE)
(folder / "user.py").write_text(
    "from core import work, answer, ALL, LOG\n"
    "def one(i):\n    s, v = work(i)\n    ALL[i].add()\n    LOG[i] = LOG.get(i, 0) + 1\n    return s, answer()\n"
)
hook = grumpy_hook.install(include=["core", "user"], watch=True, log="quiet", strict=True)
events: list[Any] = []
hook.on_event(events.append)
import core  # type: ignore[import-not-found]  # noqa: E402
import user  # type: ignore[import-not-found]  # noqa: E402

ending = threading.Event()
problems: list[str] = []
calls = [0] * 4
EXPECTED = [sum(k * i for k in range(2000)) for i in range(4)]


def caller(i: int) -> None:
    seen = 0
    while not ending.is_set():
        try:
            s, version = user.one(i)
        except Exception:
            problems.append(traceback.format_exc())
            return
        if s != EXPECTED[i] or version < seen:
            problems.append(f"thread {i}: {s}, version {version} after {seen}")
            return
        seen = version
        calls[i] += 1


def wait(condition: Any, what: str) -> None:
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"never: {what}; {events[-3:]} {problems}")
        time.sleep(0.005)


threads = [threading.Thread(target=caller, args=(i,), daemon=True) for i in range(4)]
for thread in threads:
    thread.start()
chance = random.Random(7)
path = folder / "core.py"
failures = good = 0
first = core.ALL[0]


def told(count: int, what: str) -> None:
    wait(lambda: len(events) > count, what)


for number in range(edits):
    version = number + 1
    text = CORE.replace("VERSION = 0", f"VERSION = {version}").replace("total = 0", f"total = {number}") + "\n# more" * chance.randrange(3)
    before = len(events)
    kind = ("save", "rename", "broken", "raises", "delete")[number % 5]
    if kind == "save":
        path.write_text(text)
    elif kind == "rename":
        (folder / "core.py.swp").write_text(text)
        os.replace(folder / "core.py.swp", path)
    elif kind == "broken":
        path.write_text(text.replace("def answer():", "def answer(:"))
    elif kind == "raises":
        # other threads see what new code assigns before it fails, so it leaves the version alone
        path.write_text(text.replace(f"VERSION = {version}", f"VERSION = {good}") + f"\nraise RuntimeError({number})\n")
    else:
        path.unlink()
        told(before, "the deletion")
        before = len(events)
        path.write_text(text)
    told(before, f"{kind} {number}")
    if kind in ("broken", "raises"):
        failures += 1
        os.utime(path)
        time.sleep(0.1)
        if len(events) != before + 1 or events[-1].kind != "failed":
            sys.exit(f"{kind} {number}: {events[before:]}")
    elif {core.answer(), user.answer(), vars(core)["VERSION"]} != {good := version}:
        sys.exit(f"{kind} {number}: {core.answer()}, {user.answer()} and not {version}: {events[before:]}")
ending.set()
for thread in threads:
    thread.join(20)
kinds = [event.kind for event in events]
assert not problems, problems
assert not any(thread.is_alive() for thread in threads)
assert kinds.count("failed") == failures, kinds
assert core.ALL[0] is first and [c.n for c in core.ALL] == calls == [core.LOG[i] for i in range(4)], (calls, core.LOG)
print(f"{edits} edits: {kinds.count('swapped')} swaps, {failures} failures, {kinds.count('deleted')} deletions, {sum(calls)} calls")
