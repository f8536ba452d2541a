"""Ten million crossings of each kind of object leave resident memory as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.border import memory

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.sweep
def test_memory_is_flat() -> None:
    rows = [memory.measure(kind, int(os.environ.get("CROSSINGS", memory.CROSSINGS))) for kind in memory.names()]
    assert not [str(row) for row in rows if row.grew]


def test_growth_is_seen() -> None:
    assert memory.measure(memory.LEAK, 100_000, control=True).grew
    assert not memory.measure("nothing", 100_000, control=True).grew


@pytest.mark.sweep
def test_random_crossings_from_several_threads() -> None:
    command = [sys.executable, "-m", "tests.border.stress", "--minutes", os.environ.get("STRESS_MINUTES", "2")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
