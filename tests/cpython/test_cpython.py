"""A few of CPython's test modules in every run, and all of them in the sweep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cpython import report
from tests.cpython.__main__ import examine
from tests.cpython.comparing import Comparison, compare
from tests.cpython.modules import MODULES, lacking
from tests.cpython.running import Outcomes, run_module

SMALL = ("augassign", "named_expressions", "syntax", "richcmp", "binop", "dictcomps", "string_literals")


def examined(name: str, folder: Path) -> Comparison:
    missing = lacking(name)
    if missing:
        pytest.skip(missing)
    return examine(name, folder)


@pytest.mark.parametrize("name", SMALL)
def test_same_outcomes(name: str, tmp_path: Path) -> None:
    comparison = examined(name, tmp_path)
    assert comparison.passing
    assert (comparison.refused, comparison.differences) == ({}, [])


@pytest.mark.sweep
def test_every_module(tmp_path: Path) -> None:
    """The promise: at least 98 % of what passes interpreted, no crash or hang, 95 % of the functions compiled."""
    rows = [examined(name, tmp_path) for name in MODULES if lacking(name) is None]
    report.write(rows, tmp_path)
    whole = report.total(rows)
    words = f"{report.verdict(rows)}\n{tmp_path / 'report.html'}"
    assert whole.dead == [], words
    assert {row.name for row in rows if row.refused} == set(), words
    assert whole.kept >= 0.98 * whole.passing, words
    assert whole.compiled_functions >= 0.95 * whole.functions, words


DYING = """
import os, time, unittest
class T(unittest.TestCase):
    def test_1(self): pass
    def test_2(self): os._exit(7)
    def test_3(self): self.fail("as it should")
    def test_4(self): time.sleep(100)
    def test_5(self): pass
"""


def test_goes_on_after_the_test_that_died(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test_dying.py").write_text(DYING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    outcomes = run_module("test_dying", (), patience=4)
    assert [outcomes.tests[f"test_dying.T.test_{n}"] for n in range(1, 6)] == ["passed", "crash", "failed", "hang", "passed"]
    assert "exit status 7" in outcomes.words["test_dying.T.test_2"]
    assert "as it should" in outcomes.words["test_dying.T.test_3"]


def test_comparison_counts_what_is_missing() -> None:
    status = {"name": "m", "state": "interpreted", "functions": 0, "reason": "why", "seconds": 1.0, "hosted": []}
    before = Outcomes({"a": "passed", "b": "passed", "c": "skipped", "d": "failed"})
    found = compare("m", before, Outcomes({"a": "passed", "c": "skipped", "d": "passed"}, {}, [status]))
    assert (found.passing, found.kept, found.same) == (2, 1, 2)
    assert ([d.test for d in found.differences], found.refused) == (["b", "d"], {"m": "why"})
