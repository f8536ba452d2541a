"""What threads in compiled code need to run beside each other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

PROCESSORS = """
import grumpy_hook
grumpy_hook.install(include=["compiled.processors"], strict=True)
from compiled import processors
print(processors.known(), *processors.limits())
"""


def run(program: str, **environ: str) -> str:
    path = os.pathsep.join([str(HERE), str(HERE.parent.parent)])
    inherited = {name: value for name, value in os.environ.items() if name != "GOMAXPROCS"}
    done = subprocess.run([sys.executable, "-c", program], env={**inherited, "PYTHONPATH": path, **environ},
                          capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_go_has_one_processor_to_spare() -> None:
    """A thread that went back to CPython keeps one: without another, a thread that enters waits for Go's monitor."""
    assert int(run(PROCESSORS).split()[0]) == len(os.sched_getaffinity(0)) + 1
    assert int(run(PROCESSORS, GOMAXPROCS="3").split()[0]) == 3


def test_what_go_may_take_is_set() -> None:
    limits = {"GRUMPY_PROCESSORS": "5", "GRUMPY_GC_PERCENT": "55", "GRUMPY_MEMORY_LIMIT": "700"}
    assert run(PROCESSORS, **limits).split() == ["5", "55", str(700 << 20)]
