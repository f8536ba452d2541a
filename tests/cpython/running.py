"""Runs a test module in processes of its own: where one dies or hangs, a new one goes on with the next test."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
IMPORT = "the import of the module"
RESTARTS = 40
SHOWN = 3000  # characters of a dead process's last words


@dataclass
class Outcomes:
    """What became of every test of one module in one mode; `words` say why, for those that did not pass."""

    tests: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    status: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0  # running tests, without imports and builds

    @property
    def dead(self) -> list[str]:
        return [name for name, outcome in self.tests.items() if outcome in ("crash", "hang")]


def run_module(module: str, patterns: Sequence[str], patience: float, building: float = 0) -> Outcomes:
    """Compiled are the modules that the patterns name.

    `patience`: seconds that one test may take; `building`: seconds more for the import, with what it builds.
    """
    outcomes = Outcomes()
    with tempfile.TemporaryDirectory() as folder:
        skip = Path(folder, "skip")
        for attempt in range(RESTARTS):
            skip.write_text("\n".join(outcomes.tests), encoding="utf-8")
            out = Path(folder, f"out{attempt}")
            ended, said = _process([str(out), str(skip), module, *patterns], out, patience, building)
            running = _read(out, outcomes)
            if running is None:
                break
            outcomes.tests[running] = "hang" if ended is None else "crash"
            how = f"no progress for {patience} s" if ended is None else f"exit status {ended}"
            outcomes.words[running] = f"{how}\n{said}"
            if running == IMPORT:
                break
    return outcomes


def _process(arguments: list[str], out: Path, patience: float, building: float) -> tuple[int | None, str]:
    """The exit status, None for one that had to be killed, and the last words."""
    environ = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}
    command = [sys.executable, "-m", "tests.cpython.worker", *arguments]
    with tempfile.TemporaryFile("w+", errors="backslashreplace") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            status = _watch(process, out, patience, building)
        finally:
            _end(process)
        log.seek(0)
        return status, _ends(log.read())


def _ends(text: str) -> str:
    """A fatal error of Go's says what it is at the beginning of much text, one of CPython's at the end."""
    return text if len(text) <= 2 * SHOWN else f"{text[:SHOWN]}\n[...]\n{text[-SHOWN:]}"


def _watch(process: subprocess.Popen[bytes], out: Path, patience: float, building: float) -> int | None:
    size, since = -1, time.monotonic()
    while True:
        try:
            return process.wait(0.25)
        except subprocess.TimeoutExpired:
            pass
        now = out.stat().st_size if out.exists() else 0
        if now != size:
            size, since = now, time.monotonic()
        loading = not out.exists() or b'"loaded"' not in out.read_bytes()[:4096]
        if time.monotonic() - since > patience + (building if loading else 0):
            return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and what it started and left behind."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _read(out: Path, outcomes: Outcomes) -> str | None:
    """Adds what the file tells; answers the test that was running when the process ended, if it did not finish."""
    running: str | None = IMPORT
    loaded = 0.0
    for line in out.read_text(encoding="utf-8").splitlines() if out.exists() else ():
        try:
            row = json.loads(line)
        except ValueError:
            break  # the process died while it wrote this
        if "start" in row:
            running = row["start"]
        elif "id" in row:
            outcomes.tests[row["id"]] = row["outcome"]
            if row["words"]:
                outcomes.words[row["id"]] = row["words"]
            if row["outcome"] == "skipped" and row["id"] == IMPORT:
                return None
        elif "loaded" in row:
            loaded = row["loaded"]
            running = "between two tests"
        elif "status" in row:
            outcomes.status = outcomes.status or row["status"]
        elif "finished" in row:
            outcomes.seconds += row["finished"] - loaded
            return None
    return running
