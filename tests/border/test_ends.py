"""How programs end: with threads at work, by signals, exits and exceptions. Interpreted and compiled they do alike."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
START = "import sys; sys.path.insert(0, sys.argv[1])\n"
HOOK = "import grumpy_hook; grumpy_hook.install(include=['compiled.*'], strict=True)\n"
USE = "import os, signal, threading, time\nfrom compiled import ends as m\n"
LATER = "threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.{})).start()\n"

PROGRAMS = {
    "plain": "m.busy(1000)",
    "daemons": "m.start(True, m.busy); m.start(True, m.allocate); m.start(True, m.call, abs); m.start(True, m.call, lambda x: x)\n"
    "time.sleep(0.2); print('end', flush=True)",
    "live thread": "m.start(False, m.busy, 3_000_000); print('end', flush=True)",
    "live timer": "threading.Timer(0.2, m.busy, (1000,)).start()",
    "pool": "import concurrent.futures as f; e = f.ThreadPoolExecutor(2); print(e.submit(m.busy, 100_000).result(), flush=True)",
    "atexit": "m.register(); print('end', flush=True)",
    "exit": "m.leave(3)",
    "exit at once": "m.start(True, m.busy); m.leave_at_once(4)",
    "exit in a thread": "m.start(False, m.leave, 5).join(); print('end', flush=True)",
    "exception": "m.fail()",
    "exception in a thread": "m.start(False, m.fail).join()",
    "excepthook": "sys.excepthook = lambda *e: print('hook', e[0].__name__, flush=True); m.fail()",
    "SIGTERM": LATER.format("SIGTERM") + "m.busy()",
    "SIGTERM handled": "signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))\n" + LATER.format("SIGTERM") + "m.busy()",
    "SIGUSR1 handled": "signal.signal(signal.SIGUSR1, lambda n, f: m.leave(2 + (f.f_code.co_name == 'busy')))\n"
    + LATER.format("SIGUSR1") + "m.busy()",
    "SIGALRM handled": "signal.signal(signal.SIGALRM, lambda *_: m.fail()); signal.setitimer(signal.ITIMER_REAL, 0.2); m.busy()",
    "SIGINT": LATER.format("SIGINT") + "m.busy()",
    "interpreted __del__": "class D:\n    def __del__(self): print('del', m.busy(10), flush=True)\nd = D(); m.busy(1)",
    "long __del__": "class D:\n    def __del__(self): print('del', m.busy(10_000_000), flush=True)\nd = D(); m.busy(1)",
    "long __del__ in a cycle": "class D:\n    def __del__(self): print('del', m.busy(10_000_000), flush=True)\nd = D(); d.d = d; del d",
}


def ended(code: str) -> tuple[int, str, list[str]]:
    done = subprocess.run([sys.executable, "-c", code, str(HERE)], capture_output=True, text=True, timeout=120, check=False)
    said = [line for line in done.stderr.splitlines() if not line.startswith("grumpy_hook:") and not re.fullmatch(r"[ ~^]*", line)]
    return done.returncode, done.stdout, [re.sub(r'File "<string>", line \d+', "", line) for line in said]


@pytest.mark.parametrize("name", PROGRAMS)
def test_ends_alike(name: str) -> None:
    program = USE + PROGRAMS[name]
    assert ended(START + HOOK + program) == ended(START + program)
