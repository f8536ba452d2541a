"""Many forks, in every situation: none hangs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("forks", [60, pytest.param(2000, marks=pytest.mark.sweep)])
def test_no_child_hangs(forks: int) -> None:
    command = [sys.executable, "-m", "tests.border.forkstress", str(forks)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
