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


HUNGRY = """
def star(n): return [0] * n
def pair(n): return (0, 1) * n
def times(n):
    xs = [1, 2]
    xs *= n
    return xs
def text(n): return "x" * n
def zeros(n): return bytes(n)
def padded(n): return "%*d" % (n, 1)
def left(n): return "x".ljust(n)
def caught(n):
    try:
        return [0] * n
    except MemoryError:
        return "caught"
def grown(n):
    xs = []
    while len(xs) < n:
        xs.append(len(xs))
    return xs
"""

ASKED = """
import resource, sys
sys.path.insert(0, sys.argv[1])
import grumpy_hook
grumpy_hook.install(include=["hungry"], strict=True)
import hungry
hungry.star(3)
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
for f in (hungry.star, hungry.pair, hungry.times, hungry.text, hungry.zeros, hungry.padded, hungry.left, hungry.grown):
    for n in ((10**9,) if f is hungry.grown else (5 * 10**9, 10**13)):
        try:
            f(n)
            print(f.__name__, n, "done")
        except MemoryError as e:
            print(f.__name__, n, "grown" in f.__name__ and "hungry.py, line" not in str(e))
print(hungry.caught(5 * 10**9), len(hungry.grown(10**6)))
"""


def test_out_of_memory_is_an_exception(tmp_path: Path) -> None:
    """With a limit to the address space (ulimit -v): Go would end the process."""
    (tmp_path / "hungry.py").write_text(HUNGRY)
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", ASKED, str(tmp_path)], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    *lines, last = done.stdout.splitlines()
    assert all(line.endswith("False") for line in lines) and last == "caught 1000000", done.stdout
