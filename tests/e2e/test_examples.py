"""Every example runs from its folder, and says what its README line promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MODULES = ("lexer", "metrics", "report")
STEPS = ["", *(",".join(f"codestat.{name}" for name in MODULES[: n + 1]) for n in range(len(MODULES))), "codestat.*"]


def run(folder: str, *words: str) -> str:
    done = subprocess.run([sys.executable, *words], cwd=EXAMPLES / folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_folder_is_tested() -> None:
    assert {path.name for path in EXAMPLES.iterdir() if path.is_dir() and path.name != "__pycache__"} == {"fib", "codestat", "threads", "script"}


def test_fib() -> None:
    assert run("fib", "run.py") == "fib(30) = 832040\nfib is compiled\n"


def test_fib_bench_measures_both_ways() -> None:
    plain, compiled = (float(run("fib", "bench.py", mode, "1", "0.5")) for mode in ("interpreted", "compiled"))
    assert compiled > plain > 0


def test_threads() -> None:
    assert re.match(r"49098 primes, 4 times\none thread \d+\.\d\d s, two threads \d+\.\d\d s: x\d\.\d\d\n$", run("threads", "run.py"))


def test_script() -> None:
    assert run("script", "-m", "grumpy_hook", "run", "life.py", "50") == run("script", "life.py", "50")


@pytest.mark.parametrize("patterns", STEPS[1:])
def test_codestat_prints_the_same_however_much_is_compiled(patterns: str, interpreted_codestat: str) -> None:
    assert run("codestat", "run.py", "--adopt", patterns) == interpreted_codestat


@pytest.fixture(scope="module")
def interpreted_codestat() -> str:
    text = run("codestat", "run.py")
    assert "not read to its end" not in text
    return text
