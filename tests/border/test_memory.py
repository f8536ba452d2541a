"""Ten million crossings of each kind of object leave resident memory as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FULL = int(os.environ.get("CROSSINGS", "10_000_000"))
SLACK = 2 << 20  # what the collectors happen to keep in hand

PROGRAM = """
import array, gc, sys
import grumpy_hook
grumpy_hook.install(include=["compiled.crossings"], strict=True)
from compiled import crossings as c

N, PARTS = int(sys.argv[1]), 30

class Held:
    def __init__(self, x): self.x = x

class Derived(c.Point):
    pass

def fails(): raise ValueError("x")
def coroutine(x):
    try:
        c.waits(x).send(None)
    except StopIteration as e:
        return e.value

point, held = c.Point(1), Held(2)
KINDS = {
    "int": lambda i: c.same(i), "float": lambda i: c.same(i * 0.5), "big int": lambda i: c.same(i << 80),
    "str": lambda i: c.same(f"k{i}"), "long str": lambda i: c.same("x" * (300 + i % 50)), "made str": lambda i: c.text(400),
    "bytes": lambda i: c.same(b"%d" % i), "long bytes": lambda i: c.same(bytes(5000)), "made bytes": lambda i: c.data(5000),
    "tuple": lambda i: c.same((i, i)), "list in": lambda i: c.length([i]), "list out": lambda i: c.made(i),
    "list held": lambda i: c.hold([i]),
    "dict in": lambda i: c.length({i: i}), "dict out": lambda i: c.mapping(i), "set in": lambda i: c.length({i}),
    "bytearray": lambda i: c.first(bytearray(9)), "array": lambda i: c.first(array.array("i", [1, 2])),
    "memoryview": lambda i: c.length(memoryview(b"abc")),
    "foreign object": lambda i: c.attribute(Held(i)), "foreign held": lambda i: c.hold(Held(i)),
    "foreign stored": lambda i: c.stored(held, point),
    "instance": lambda i: c.Point(i).get(), "derived instance": lambda i: Derived(i).get(),
    "instance back": lambda i: c.attribute(c.Point(i)),
    "callback": lambda i: c.call(abs, i), "closure": lambda i: c.adder(i)(1), "lambda in": lambda i: c.call(lambda x: x, i),
    "bound method": lambda i: c.same(point.get), "generator": lambda i: next(c.numbers(3)),
    "iterator in": lambda i: c.first(iter([i, 2])), "generator in": lambda i: c.first(x for x in (i, 2)), "coroutine": coroutine,
    "exception out": lambda i: caught(c.fail), "exception in": lambda i: c.caught(fails),
}

def caught(f):
    try:
        f()
    except ValueError as e:
        return e

def run(f, n):
    for i in range(n):
        f(i)

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

for name, f in KINDS.items():
    sizes = []
    for part in range(PARTS):
        run(f, N // PARTS)
        sizes.append(resident())
    print(name, max(sizes[PARTS // 5:PARTS // 2]), max(sizes[PARTS // 2:]), sep="\\t", flush=True)
"""


def growths(n: int) -> dict[str, tuple[int, int]]:
    """Of each kind, the most memory in the first half, when it was warm, and in the second."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])}
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(n)], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return {name: (int(before), int(after)) for name, before, after in rows}


@pytest.mark.sweep
def test_memory_is_flat() -> None:
    rows = growths(FULL)
    assert not {name: row for name, row in rows.items() if row[1] > 1.05 * row[0] + SLACK}, rows


@pytest.mark.sweep
def test_random_crossings_from_several_threads() -> None:
    command = [sys.executable, "-m", "tests.border.stress", "--minutes", os.environ.get("STRESS_MINUTES", "2")]
    done = subprocess.run(command, cwd=HERE.parent.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
