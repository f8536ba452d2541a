"""In the process that runs a package's tests: run_suite.py MODE REPORT INCLUDES DONE -- PYTEST ARGUMENTS.

REPORT receives one JSON line a test, and a line before it starts, so that nothing is lost in a crash; the
last line is the hook's status. DONE is a file of test names not to run again. INCLUDES is a comma list.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

RANKS = ("", "passed", "skipped", "xfailed", "xpassed", "failed", "error")


class Recorder:
    """A pytest plugin: what became of each test, worst phase counting."""

    def __init__(self, report: Path, done: set[str]) -> None:
        self._file = report.open("a", encoding="utf-8")
        self._done = done
        self._worst = ("", "")

    def write(self, row: dict[str, Any]) -> None:
        self._file.write(json.dumps(row) + "\n")
        self._file.flush()

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = [item for item in items if item.nodeid not in self._done]

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._worst = ("", "")
        self.write({"start": nodeid})

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Of the phases and subtests of one test the worst counts."""
        outcome = report.outcome
        if hasattr(report, "wasxfail"):
            outcome = "xfailed" if outcome == "skipped" else "xpassed"
        elif report.when != "call" and outcome == "failed":
            outcome = "error"
        elif report.when != "call" and outcome == "passed":
            return
        if outcome not in RANKS[: RANKS.index(self._worst[0]) + 1]:
            self._worst = (outcome, _words(report))

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.write({"test": nodeid, "outcome": self._worst[0], "words": self._worst[1]})

    def pytest_collectreport(self, report: Any) -> None:
        if report.outcome == "failed":
            self.write({"test": f"collecting {report.nodeid}", "outcome": "error", "words": _words(report)})


def _words(report: Any) -> str:
    return report.longreprtext[-4000:] if report.outcome == "failed" else ""


def main(alias: tuple[str, str] | None) -> None:
    mode, report, includes, done = sys.argv[1:5]
    names = set(json.loads(Path(done).read_text(encoding="utf-8")))
    sys.path[0] = os.environ["GRUMPY_TESTED_SITE"]  # in place of this file's folder
    if mode == "compiled":
        import grumpy_hook

        grumpy_hook.install(include=[f"{name}.*" for name in includes.split(",")], exclude=["*.tests.*", "*.tests"])
    if alias is not None:
        sys.modules[alias[0]] = importlib.import_module(alias[1])
    import pytest

    recorder = Recorder(Path(report), names)
    started = time.perf_counter()
    pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:grumpy_hook", *sys.argv[6:]], plugins=[recorder])
    recorder.write({"seconds": time.perf_counter() - started})
    if mode == "compiled":
        for status in grumpy_hook.status().values():
            hosted = [[row.qualname, row.line, row.reason] for row in status.hosted]
            recorder.write({"module": status.name, "state": status.state, "reason": status.reason, "functions": status.functions, "hosted": hosted})
