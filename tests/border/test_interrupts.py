"""Ctrl-C ends a compiled loop of any kind within a tenth of a second."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LIMIT = 0.1
TRIES = 3  # a busy machine may be late once

# Another process sends the signal and says when; the clock is the machine's.
PROGRAM = """
import signal, subprocess, sys, time
import grumpy_hook
grumpy_hook.install(include=["compiled.endless"], strict=True)
from compiled import endless
signal.signal(signal.SIGINT, signal.default_int_handler)
SEND = "import os, time; time.sleep(0.15); print(time.monotonic(), flush=True); os.kill(os.getppid(), 2)"
for kind in endless.KINDS:
    sender = subprocess.Popen([sys.executable, "-S", "-c", SEND], stdout=subprocess.PIPE, text=True)
    try:
        kind()
        print("ended")
    except KeyboardInterrupt:
        now = time.monotonic()
    print(kind.__name__, now - float(sender.communicate()[0]))
"""


def latencies() -> dict[str, float]:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environ, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: float(seconds) for name, seconds in map(str.split, done.stdout.splitlines())}


def test_every_kind_of_loop_is_interrupted() -> None:
    best: dict[str, float] = {}
    for _ in range(TRIES):
        for name, seconds in latencies().items():
            best[name] = min(seconds, best.get(name, seconds))
        if max(best.values()) < LIMIT:
            break
    assert max(best.values()) < LIMIT, best
