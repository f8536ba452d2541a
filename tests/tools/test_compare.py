"""`grumpy compare`: what it says of times and outputs, and programs run both ways."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grumpy_hook.errors import GrumpyError
from grumpy_hook.tools import compare
from grumpy_hook.tools.compare import Run


def runs(*walls: float, output: bytes = b"1\n", status: int = 0) -> list[Run]:
    return [Run(wall, wall, status, output, b"Traceback\nValueError: no\n\n") for wall in walls]


@pytest.mark.parametrize(
    "plain, adopted, said",
    [
        (runs(2.0, 2.1, 2.2), runs(1.0, 1.0, 1.1), "2.10 times as fast"),
        (runs(1.0, 1.0, 1.1), runs(2.0, 2.1, 2.2), "2.10 times as long: `grumpy profile`"),
        (runs(0.02, 0.02), runs(0.2, 0.2), "10.00 times as long, the start of the process included"),
        (runs(1.0, 1.0, 1.0), runs(1.02, 1.03, 1.04), "No clear difference"),
        (runs(1.0, 1.2, 2.0), runs(1.5, 1.6, 1.7), "No clear difference"),
    ],
)
def test_verdict(plain: list[Run], adopted: list[Run], said: str) -> None:
    assert said in compare._verdict(plain, adopted)


def test_other_output_is_an_error() -> None:
    assert list(compare._same(runs(1.0, 1.0), runs(1.0))) == ["The outputs are the same."]
    with pytest.raises(GrumpyError, match=r"line 2: 'b' interpreted, 'c' adopted"):
        list(compare._same(runs(1.0, output=b"a\nb\n"), runs(1.0, output=b"a\nc\n")))
    with pytest.raises(GrumpyError, match=r"line 2: '' interpreted, 'b' adopted"):
        list(compare._same(runs(1.0, output=b"a\n"), runs(1.0, output=b"a\nb\n")))
    with pytest.raises(GrumpyError, match=r"status 3, and interpreted with 0 \(ValueError: no\)"):
        list(compare._same(runs(1.0), runs(1.0, status=3)))
    changing = [*runs(1.0), *runs(1.0, output=b"2\n")]
    assert "not compared" in "".join(compare._same(changing, runs(1.0, output=b"3\n")))


def test_patterns_alone() -> None:
    said = list(compare._by_pattern(runs(1.0, 1.0), ["a.*", "b", "c"], [runs(0.5, 0.5), runs(3.0, 3.0), runs(1.0, 1.0)]))
    assert said == ["Faster alone: a.*", "Slower alone: b"]


def grumpy_compare(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grumpy_hook", "compare", "--runs", "1", *words]
    return subprocess.run(command, cwd=folder, env=dict(os.environ), capture_output=True, text=True, timeout=280, check=False)


def test_a_program_both_ways(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "one.py").write_text("def f(x):\n    return x + 1\n")
    (tmp_path / "two.py").write_text("def g(x):\n    return x + 2\n")
    (tmp_path / "job.py").write_text("import sys, one, two\nprint(one.f(1), two.g(1), sys.argv[1:])\n")
    done = grumpy_compare(tmp_path, "--each", "--include", "one", "--include", "two", "--", "job.py", "--flag", "x")
    assert done.returncode == 0, done.stderr
    assert [line.split("  ")[0] for line in done.stdout.splitlines()[1:5]] == ["interpreted", "adopted", "only one", "only two"]
    assert "The outputs are the same." in done.stdout and "times as" in done.stdout
    (tmp_path / "job.py").write_text("import sys, one\nprint('grumpy_hook' in sys.modules)\n")
    done = grumpy_compare(tmp_path, "--", "job.py")
    assert done.returncode == 1 and "line 1: 'False' interpreted, 'True' adopted" in done.stderr


@pytest.mark.parametrize(
    "words, said",
    [
        ((), "Missing argument"),
        (("--", "missing.py"), "fails interpreted, with status 2"),
        (("--", "no-such-program-here"), "does not run"),
        (("--each", "--", "job.py"), "none is given"),
        (("--runs", "0", "--", "job.py"), "at least one run"),
    ],
)
def test_what_cannot_be_compared(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "pyproject.toml").touch()
    done = grumpy_compare(tmp_path, *words)
    assert done.returncode != 0 and said in done.stderr and "Traceback" not in done.stderr
