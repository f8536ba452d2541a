"""The comparison itself with a small package of our own; with `make sweep`, the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packages.prepare import Prepared, prepare, write_script
from tests.packages.report import differences, share, told
from tests.packages.runs import run
from tests.packages.suites import SUITES, Suite

PACKAGE = '''
import sys

def half(n):
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2

def namespace():
    return [sorted(locals()) for _ in ""]

NATIVE = len(list(half.__code__.co_positions())) > len(half.__code__.co_code) // 2  # those of a trampoline before them
'''

TESTS = '''
import pytest
import small

def test_same():
    assert small.half(4) == 2
    assert small.namespace() == []

@pytest.mark.parametrize("n", [1, 2])
def test_error(n):
    with pytest.raises(ValueError, match="1 is odd"):
        small.half(n)

def test_differs():
    assert not small.NATIVE

def test_dies():
    import os
    if small.NATIVE:
        os._exit(7)
'''


def test_every_difference_is_found(tmp_path: Path) -> None:
    suite = Suite("small", ("small",), ("tests",), source=False)
    prepared = Prepared(tmp_path)
    for path, text in ((prepared.site / "small" / "__init__.py", PACKAGE), (prepared.work / "tests" / "test_small.py", TESTS)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    write_script(suite, prepared)
    interpreted, compiled = run(suite, prepared, "interpreted"), run(suite, prepared, "compiled")
    names = {name: name.partition("::")[2] for name in interpreted.outcomes}
    assert {names[name]: outcome for name, outcome in interpreted.outcomes.items()} == {
        "test_same": "passed", "test_error[1]": "passed", "test_error[2]": "failed", "test_differs": "passed", "test_dies": "passed",
    }  # fmt: skip
    assert {names[name]: pair for name, pair in differences(interpreted, compiled).items()} == {
        "test_differs": ("passed", "failed"), "test_dies": ("passed", "crash"),
    }  # fmt: skip
    assert (compiled.functions, compiled.hosted, share(compiled)) == (2, 1, 0.5)
    assert any(line.startswith("HOSTED small") and "namespace" in line for line in told("small", interpreted, compiled))


@pytest.mark.sweep
@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_same_as_interpreted(suite: Suite, tmp_path: Path) -> None:
    prepared = prepare(suite, tmp_path)
    interpreted, compiled = run(suite, prepared, "interpreted"), run(suite, prepared, "compiled")
    assert sum(outcome == "passed" for outcome in interpreted.outcomes.values()) >= suite.least, told(suite.name, interpreted, compiled)
    found = differences(interpreted, compiled)
    assert not {name: pair for name, pair in found.items() if name not in suite.deviations}, told(suite.name, interpreted, compiled)
    assert share(compiled) >= 0.95
