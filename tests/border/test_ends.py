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

HELD = {
    "object": "m.hold_object()",
    "interpreted object": "class D:\n    def __del__(self): print('del', m.NAME)\nm.hold_attribute(D())",
    "interpreted objects in a list": "class D:\n    def __del__(self): print('del', len(m.kept))\nm.hold_attribute([D()])",
    "generator": "m.hold_generator(); print('end')",
    "delegating generator": "m.hold_delegating(); print('end')",
    "loop over a generator": "m.hold_looping(); print('end')",
    "generator expression": "m.hold_expression()",
    "interpreted generator": "def g():\n    try: yield 1\n    finally: print('finally', m.NAME)\nm.hold_attribute(m.begun(g()))",
    "coroutine": "m.hold_coroutine()",
    "cycle": "m.hold_cycle()",
    "closure": "f = m.closure(m.Ended('closure'))",
    "atexit": "import atexit; atexit.register(print, 'at exit'); m.hold_object(); m.hold_generator()",
    "exit": "m.hold_object(); sys.exit(3)",
    "daemon": "m.hold_looping(); threading.Thread(target=next, args=(m.table['g'],)).start()",
    "let go": "import gc; m.let_go(gc.collect)",
}


def ended(code: str) -> tuple[int, str, list[str]]:
    done = subprocess.run([sys.executable, "-c", code, str(HERE)], capture_output=True, text=True, timeout=120, check=False)
    said = [line for line in done.stderr.splitlines() if not line.startswith("grumpy_hook:") and not re.fullmatch(r"[ ~^]*", line)]
    return done.returncode, done.stdout, [re.sub(r'File "<string>", line \d+', "", line) for line in said]


@pytest.mark.parametrize("name", PROGRAMS)
def test_ends_alike(name: str) -> None:
    program = USE + PROGRAMS[name]
    assert ended(START + HOOK + program) == ended(START + program)


@pytest.mark.parametrize("name", HELD)
def test_what_is_held_ends_alike(name: str) -> None:
    """Destructors and finally blocks of what compiled code still holds. The default and the class come last in no certain order."""
    program = "import sys, threading\nfrom compiled import held as m\n" + HELD[name]
    code, out, said = ended(START + program)
    found = ended(START + HOOK + program)
    assert (found[0], sorted(found[1].splitlines()), found[2]) == (code, sorted(out.splitlines()), said)
