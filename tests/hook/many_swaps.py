"""Swap after swap in one process: how long each takes, and the memory of each. Prints medians."""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time
from pathlib import Path

import grumpy_hook

folder, swaps = Path(sys.argv[1]), int(sys.argv[2])
sys.path.insert(0, str(folder))
path = folder / "core.py"


def write(n: int) -> None:
    path.write_text(f"STATE = []\ndef f(x):\n    STATE.append(x)\n    return x + {n}\n")


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


(folder / "setup.cfg").touch()
write(0)
grumpy_hook.install(include=["core"], watch=True, log="quiet", strict=True, watch_limit=1000)
import core  # type: ignore[import-not-found]  # noqa: E402

before, waits = resident(), []
for n in range(1, swaps + 1):
    write(n)
    started = time.monotonic()
    while core.f(1) != 1 + n:
        time.sleep(0.002)
        if time.monotonic() - started > 60:
            sys.exit(f"swap {n} never came")
    waits.append(time.monotonic() - started)
while (status := grumpy_hook.status()["core"]).generation <= swaps:  # counted just after the new code is there
    time.sleep(0.01)
assert len(core.STATE) >= swaps
grown = (resident() - before) / swaps / 2**20
print(
    f"{swaps} swaps: median {statistics.median(waits):.2f} s, slowest {max(waits):.2f} s, {grown:.1f} MB a swap"
    f" (told: {status.swap_bytes / swaps / 2**20:.1f}), {threading.active_count()} Python threads"
)
