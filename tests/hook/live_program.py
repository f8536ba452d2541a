"""A program under watch whose modules are edited while it runs; prints what it sees. Run by test_swap.py."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import Any

import grumpy_hook

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))

CORE = """import math
RATE = 1.5
STATE = []
COUNT = 0
class P:
    made = 0
    def __init__(self, x):
        self.x = x
    def value(self):
        return self.x * 10
    def text(self):
        return "P"
class Q(P):
    def text(self):
        return "Q1/" + super().text()
ONE = P(1)
SUB = Q(2)
def step():
    return 1
def bump():
    global COUNT
    COUNT += 1
    STATE.append(COUNT)
    return COUNT
def gen(n):
    for i in range(n):
        yield i
def with_default(a, b=2, *rest, c=3, **more):
    return a + b + c + len(rest) + len(more)
def fails():
    raise ValueError("first")
"""
USER = """import core
from core import step as take, P, RATE, bump, with_default
HELD = [take, bump]
def go():
    return take(), P(3).value(), RATE, HELD[0](), core.step(), with_default(1, 5, 6, c=7, d=8)
def loop(stop):
    n = 0
    while not stop:
        n = take()
    return n
"""
(folder / "setup.cfg").touch()
(folder / "core.py").write_text(CORE)
(folder / "user.py").write_text(USER)

hook = grumpy_hook.install(include=["core", "user"], watch=True, log="quiet", strict=True)
events: list[Any] = []
hook.on_event(events.append)

import core  # type: ignore[import-not-found]  # noqa: E402
import user  # type: ignore[import-not-found]  # noqa: E402


def save(text: str) -> None:
    before = len(events)
    (folder / "core.py").write_text(text)
    end = time.monotonic() + 60
    while len(events) == before and time.monotonic() < end:
        time.sleep(0.01)
    print(events[-1].kind, events[-1].generation, flush=True)


one, step, value, gen = core.ONE, core.step, core.ONE.value, core.gen
core.bump(), core.bump()
print(user.go(), one.text(), core.SUB.text(), list(gen(2)))
stop: list[int] = []
ended: list[int] = []
thread = threading.Thread(target=lambda: ended.append(user.loop(stop)), daemon=True)
thread.start()

text = CORE.replace("return 1\ndef bump", "return 2\ndef bump").replace("x * 10", "x * 100").replace("Q1/", "Q2/")
text = text.replace("RATE = 1.5", "RATE = 2.5").replace("yield i", "yield -i").replace("a + b + c", "a * b * c")
save(text)
print(user.go(), one.value(), core.SUB.text(), one is core.ONE, type(one) is core.P, step(), value(), list(gen(3)))
print(core.COUNT, core.STATE, core.bump(), core.STATE)
time.sleep(0.1)
stop.append(1)
thread.join()
print("a loop that was running:", ended)

save(text.replace("return 2\n", "return 2 +\n"))
print(events[-1].message.splitlines()[-3:])
save(text.replace("return 2\n", "return 3\n") + "1 / 0\n")
print(events[-1].message.splitlines()[-1], core.step(), user.go()[0])

text = "\n\n" + text.replace("return 2\n", "return 4\n").replace('"first"', '"second"').replace("STATE = []", "STATE = [0]")
save(text + "class R(P):\n    def value(self):\n        return -super().value()\n")
print(user.go(), core.STATE, core.COUNT, core.R(5).value(), isinstance(core.R(5), type(one)))
try:
    core.fails()
except ValueError as error:
    assert error.__traceback__ is not None and error.__traceback__.tb_next is not None
    print(error, error.__traceback__.tb_next.tb_lineno == text.splitlines().index('    raise ValueError("second")') + 1)
status = grumpy_hook.status()["core"]
print(status.state, status.generation, status.swap_bytes > 0)
