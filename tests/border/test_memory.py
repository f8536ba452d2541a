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


LARGE = """
import array, sys
sys.path.insert(0, sys.argv[1])
import grumpy_hook
grumpy_hook.install(include=["compiled.crossings"], strict=True)
from compiled import crossings
from tests.border.memory import resident
makers = [lambda: bytearray(20 << 20), lambda: array.array("q", bytes(8)) * (5 << 19), lambda: [1] * (5 << 19), lambda: bytes(20 << 20)]
for make in makers:
    most, before = 0, resident()
    for i in range(60):
        crossings.hold(make())
        most = max(most, resident())
    print((most - before) >> 20)
"""


def test_large_objects_are_released() -> None:
    """Of a gigabyte that compiled code held in turn there is little at a time."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(memory.HERE), str(ROOT)])}
    done = subprocess.run([sys.executable, "-c", LARGE, str(memory.HERE)], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert max(int(line) for line in done.stdout.split()) < 400, done.stdout
