"""Runs a test module in this process: worker.py OUT SKIP MODULE [PATTERN ...]

With patterns the hook is installed to compile the modules that they name; without any, all is interpreted.

OUT receives one JSON object a line, written at once, so that nothing is lost when the process dies:
{"start": id}, {"id": id, "outcome": ..., "words": ...}, and at the end {"status": ...}. SKIP is a file with
the ids, one a line, that an earlier process already ran.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import tempfile
import time
import traceback
import unittest
from pathlib import Path
from typing import Any, TextIO

WORDS = 3000


class Recorder(unittest.TestResult):
    """Writes what becomes of each test. A failed subtest makes its test fail."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self._out = out
        self._outcome = ""
        self._words = ""

    def write(self, row: dict[str, Any]) -> None:
        self._out.write(json.dumps(row) + "\n")
        self._out.flush()

    def startTest(self, test: unittest.TestCase) -> None:
        super().startTest(test)
        self._outcome = "passed"
        self._words = ""
        self.write({"start": test.id()})

    def stopTest(self, test: unittest.TestCase) -> None:
        super().stopTest(test)
        self.write({"id": test.id(), "outcome": self._outcome, "words": self._words[:WORDS]})

    def _note(self, test: Any, outcome: str, words: str) -> None:
        if isinstance(test, unittest.TestCase):
            self._outcome = outcome
            self._words = words if outcome == "skipped" else f"{self._words}{words}"
        else:  # setUpClass and setUpModule: an error of its own
            self.write({"id": test.id(), "outcome": outcome, "words": words[:WORDS]})

    def addError(self, test: Any, err: Any) -> None:
        super().addError(test, err)
        self._note(test, "error", self._text(err))

    def addFailure(self, test: Any, err: Any) -> None:
        super().addFailure(test, err)
        self._note(test, "failed", self._text(err))

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:
        super().addSubTest(test, subtest, err)
        if err is not None:
            outcome = "failed" if issubclass(err[0], test.failureException) else "error"
            self._note(test, outcome, f"{subtest._subDescription()}\n{self._text(err)}")

    def addSkip(self, test: Any, reason: str) -> None:
        super().addSkip(test, reason)
        self._note(test, "skipped", reason)

    def addExpectedFailure(self, test: Any, err: Any) -> None:
        super().addExpectedFailure(test, err)
        self._note(test, "expected failure", "")

    def addUnexpectedSuccess(self, test: Any) -> None:
        super().addUnexpectedSuccess(test)
        self._note(test, "unexpected success", "")

    @staticmethod
    def _text(err: Any) -> str:
        """The end of the traceback: the words that matter stand there."""
        try:
            return "".join(traceback.format_exception(*err))[-WORDS:]
        except Exception as error:
            return f"{err[0].__name__}; its traceback cannot be shown: {error!r}"


def without(suite: unittest.TestSuite, skip: set[str]) -> unittest.TestSuite:
    """The same suite less the tests that already ran."""
    kept = type(suite)()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.addTest(without(test, skip))
        elif test.id() not in skip:
            kept.addTest(test)
    return kept


def load(full: str) -> unittest.TestSuite:
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromName(full)
    if loader.errors:
        raise ImportError(loader.errors[0])
    return suite


def status() -> list[dict[str, Any]]:
    import grumpy_hook

    return [
        {
            "name": name, "state": row.state, "functions": row.functions, "reason": row.reason, "seconds": row.build_seconds,
            "hosted": [list(hosted) for hosted in row.hosted],
        }
        for name, row in grumpy_hook.status().items()
    ]  # fmt: skip


def main(out: str, skip: str, module: str, *patterns: str) -> None:
    faulthandler.enable()
    # As CPython's own runner starts each module: no optional resources.
    from test import support

    support.use_resources = []
    if patterns:
        import grumpy_hook

        grumpy_hook.install(include=patterns, log="quiet")
    with open(out, "a", encoding="utf-8") as file, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.chdir(folder)
        recorder = Recorder(file)
        begun = time.monotonic()
        recorder.write({"start": "the import of the module"})
        try:
            suite = without(load(module), set(Path(skip).read_text(encoding="utf-8").splitlines()))
        except unittest.SkipTest as skipped:
            recorder.write({"id": "the import of the module", "outcome": "skipped", "words": str(skipped)})
            return
        recorder.write({"loaded": time.monotonic() - begun})
        if patterns:
            recorder.write({"status": status()})
        suite.run(recorder)
        recorder.write({"finished": time.monotonic() - begun})
        os.chdir("/")


if __name__ == "__main__":
    main(*sys.argv[1:])
