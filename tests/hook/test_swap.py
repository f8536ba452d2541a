"""Hot swap of compiled modules: programs in processes of their own, edited while they run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

EXPECTED = """\
(1, 30, 1.5, 1, 1, 15) P Q1/P [0, 1]
swapped 2
(2, 300, 2.5, 2, 2, 37) 100 Q2/P True True 2 100 [0, -1, -2]
2 [1, 2, 3] 3 [1, 2, 3]
a loop that was running: [2]
failed 2
['    return 2 +', '              ^', 'SyntaxError: invalid syntax']
failed 2
ZeroDivisionError: division by zero 2 2
swapped 3
(4, 300, 2.5, 4, 4, 37) [0] 3 -500 True
second True
compiled 3 True
"""


def run(program: str, *arguments: str, timeout: int = 280) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "tests" / "hook" / program), *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=timeout, check=False)


def test_an_edited_program_goes_on(tmp_path: Path) -> None:
    done = run("live_program.py", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, EXPECTED), done.stderr


def test_classes_of_every_kind_take_new_methods(tmp_path: Path) -> None:
    done = run("class_kinds.py", str(tmp_path))
    expected = """\
['f old', 'box old', 'slotted old 1'] g old
['f new', 'box new', 'slotted new 1'] g new True
[True, True, True] Slotted(x=2)
compiled 2
"""
    assert (done.returncode, done.stdout) == (0, expected), done.stderr


def test_a_function_that_was_left_to_cpython_is_edited(tmp_path: Path) -> None:
    done = run("left_function.py", str(tmp_path))
    expected = """\
['scan'] scan old scan old
scan new scan new True {'new'}
"""
    assert (done.returncode, done.stdout) == (0, expected), done.stderr


@pytest.mark.sweep
def test_threads_call_compiled_code_while_fifty_edits_land(tmp_path: Path) -> None:
    done = run("edit_storm.py", str(tmp_path), "50")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("50 edits: "), done.stdout


@pytest.mark.sweep
def test_a_hundred_swaps_in_one_process(tmp_path: Path) -> None:
    done = run("many_swaps.py", str(tmp_path), "100")
    assert done.returncode == 0, done.stdout + done.stderr
    print(done.stdout)
