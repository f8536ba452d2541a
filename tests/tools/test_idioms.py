"""`make idioms` measures what it is asked for and compares the results."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_rows_are_printed_and_summed_up():
    words = [sys.executable, "-m", "tests.bench.idioms", "--rounds", "1", "text.run_lengths", "text.palindromes"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    *rows, end = done.stdout.splitlines()
    assert {row.split()[0] for row in rows} == {"text.run_lengths", "text.palindromes"}
    assert end.startswith("geometric mean") and end.endswith("of 2")
