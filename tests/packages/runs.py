"""Runs a prepared package's tests, in as many processes as crashes and hangs ask for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.packages.prepare import Prepared
from tests.packages.suites import Suite

PATIENCE = 300.0  # seconds in which a run says nothing
MOST_CRASHES = 20


@dataclass(slots=True)
class Run:
    """`outcomes`: test name -> passed, failed, error, skipped, xfailed, xpassed, crash or hang; `words`: what it said."""

    outcomes: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    modules: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def functions(self) -> int:
        return sum(row["functions"] for row in self.modules)

    @property
    def hosted(self) -> int:
        return sum(len(row["hosted"]) for row in self.modules)


def run(suite: Suite, prepared: Prepared, mode: str) -> Run:
    result = Run()
    folder = prepared.script.parent
    for old in folder.glob(f"{mode}*"):
        old.unlink()
    for attempt in range(MOST_CRASHES):
        report = folder / f"{mode}{attempt}.jsonl"
        ended = _process(suite, prepared, mode, report, result)
        broken = _read(report, result)
        if ended is None:
            return result
        if broken is None:
            raise RuntimeError(f"{suite.name}, {mode}: {ended}")
        result.outcomes[broken], result.words[broken] = ended.split("\n", 1)
    return result


def _process(suite: Suite, prepared: Prepared, mode: str, report: Path, result: Run) -> str | None:
    """None when all tests ran, else "crash" or "hang" with the process's last words on the lines below."""
    done = report.with_suffix(".done")
    done.write_text(json.dumps(list(result.outcomes)), encoding="utf-8")
    environ = {**os.environ, "PYTHONHASHSEED": "0", "GRUMPY_TESTED_SITE": str(prepared.site), "GRUMPY_LOG": "quiet"}
    command = [sys.executable, str(prepared.script), mode, str(report), ",".join(suite.modules), str(done), "--", *suite.tests]
    log = report.with_suffix(".log")
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=prepared.work, env=environ, stdout=output, stderr=output)
        if not _ends(process, report):
            process.kill()
            process.wait()
            return "hang\n"
    if any("seconds" in row for row in _rows(report)):
        return None
    return f"crash\nexit status {process.returncode}\n" + log.read_text(encoding="utf-8", errors="replace")[-6000:]


def _ends(process: subprocess.Popen[bytes], report: Path) -> bool:
    """Waits for as long as the report grows; building the image says nothing either."""
    size = -1
    while True:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            before, size = size, report.stat().st_size if report.exists() else 0
            if size == before:
                return False
        else:
            return True


def _read(report: Path, result: Run) -> str | None:
    """Adds a report's rows to the result; the test that was running when the process ended, if any."""
    running = None
    for row in _rows(report):
        if "start" in row:
            running = row["start"]
        elif "test" in row:
            running = None
            result.outcomes[row["test"]] = row["outcome"]
            result.words[row["test"]] = row["words"]
        elif "module" in row:
            result.modules.append(row)
        else:
            result.seconds += row["seconds"]
    return running


def _rows(report: Path) -> Iterator[dict[str, Any]]:
    if report.exists():
        for line in report.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
