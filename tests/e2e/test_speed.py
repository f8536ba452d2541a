"""What the project promises about speed, with room for a busy machine. Ratios within one run, never bare seconds."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

pytestmark = pytest.mark.sweep


def calls_per_second(mode: str, threads: int) -> float:
    command = [sys.executable, "bench.py", mode, str(threads), "2"]
    runs = [subprocess.run(command, cwd=EXAMPLES / "fib", capture_output=True, text=True, check=True).stdout for _ in range(3)]
    return statistics.median(float(printed) for printed in runs)


def test_one_thread_of_fib() -> None:
    assert calls_per_second("compiled", 1) >= 4 * calls_per_second("interpreted", 1)


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two processors")
def test_two_threads_of_fib() -> None:
    assert calls_per_second("compiled", 2) >= 1.7 * calls_per_second("compiled", 1)


def test_second_process_costs_little_more_than_a_plain_import(tmp_path: Path) -> None:
    """Median of what `import` of the hook, install() and the module take, over a plain import of it."""
    (tmp_path / "small.py").write_text("def f(x):\n    return x + 1\n", encoding="utf-8")
    clock = "import time; t = time.perf_counter(); {}import small; print(time.perf_counter() - t)"
    hooked, plain = (clock.format(text) for text in ("import grumpy_hook; grumpy_hook.install(include=['small'], strict=True); ", ""))

    def seconds(code: str) -> float:
        return float(subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout)

    seconds(hooked)
    assert statistics.median(seconds(hooked) for _ in range(7)) - statistics.median(seconds(plain) for _ in range(7)) < 0.12


def test_the_bench_itself() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.bench", "nqueens"], cwd=EXAMPLES.parent, capture_output=True, text=True, check=True)
    assert "| nqueens |" in done.stdout and "| objects |" in done.stdout
