"""A lock that compiled and interpreted threads take in turn: CPython's release marks it free only after it is."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROGRAM = """
import sys, threading, time
import grumpy_hook

def hold(lock, times):
    for _ in range(times):
        with lock:
            pass

grumpy_hook.install(include=["compiled.holding"], strict=True)
from compiled import holding
errors = []
threading.excepthook = lambda args: errors.append(args.exc_value)
end = time.monotonic() + float(sys.argv[1])
while time.monotonic() < end and not errors:
    lock = threading.Lock()
    threads = [threading.Thread(target=f, args=(lock, 20000), daemon=True) for f in (hold, holding.hold) * 2]
    [t.start() for t in threads]
    [t.join(60) for t in threads]
    if any(t.is_alive() for t in threads):
        errors.append("a thread waits for ever")
print(errors)
"""


@pytest.mark.parametrize("seconds", [2, pytest.param(60, marks=pytest.mark.sweep)])
def test_both_worlds_take_one_lock(seconds: int) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(seconds)], cwd=HERE, capture_output=True, text=True, timeout=300, check=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
