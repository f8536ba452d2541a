"""Files that CPython refuses, and files too large for a compiler: CPython's own error, or the interpreted module or
function with a reason, in bounded time and memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REFUSED: dict[str, bytes] = {
    "syntax": b"x = 1\ndef f(:\n    pass\n",
    "misplaced": b"x = 1\ndef f():\n    return\nbreak\n",
    "unknown_encoding": b"# -*- coding: nonsense -*-\nx = 1\n",
    "wrong_encoding": b"x = '\xff\xfe'\n",
    "null_byte": b"x = 1\n\x00y = 2\n",
    "parentheses": b"x = " + b"(" * 10_000 + b"1" + b")" * 10_000 + b"\n",
    "long_sum": b"x = " + b"+".join([b"1"] * 50_000) + b"\n",
    "deep_blocks": b"".join(b" " * n + b"if 1:\n" for n in range(120)) + b" " * 120 + b"x = 1\n",
}


def lines(form: str, count: int) -> str:
    return "".join(form.format(n=n) for n in range(count))


NAMES = """
TABLE, LAST = [1], [9]
N = 1
def named(x):
    global N
    t = 0
%s    N += 1
    TABLE.append(t)
    return N, TABLE
def unnamed(x):
    t = 0
%s    return sorted(k for k in globals() if k.isupper()), globals()["LAST"]
def change():
    global N, TABLE, LAST, LATER
    N += 10
    TABLE, LAST, LATER = [N], {N: 1}, [2]
    return N
for f in FUNCTIONS:
    print(f(2), change(), f(3), change(), f(4), N, TABLE)
"""
MANY = lines("    t = t + x * {n}\n", 5_000)

LARGE: dict[str, tuple[str, str]] = {  # text, and why not all of it is compiled
    "function": (f"def f(x):\n    t = 0\n{lines('    t = t + x * {n}' + chr(10), 50_000)}    return t\nprint(f(2))\n", "the function is too large"),
    "body": (f"t = 0\n{lines('t = t + {n}' + chr(10), 50_000)}print(t)\n", "the module's own code is too large"),
    "table": (f"X = [\n{lines('    ({n}, [{n}]),' + chr(10), 50_000)}]\nprint(len(X), X[-1])\n", "the statement is too large"),
    "constants": ("X = [\n" + lines("    'item {n}',\n", 900_000) + "]\nprint(len(X), X[-1])\n", "the statement is too large"),
    "elifs": (
        f"def f(x):\n    if x == -1: return 0\n{lines('    elif x == {n}: return {n}' + chr(10), 600)}print(f(599), f(600))\n",
        "",
    ),
    "named": (NAMES.replace("FUNCTIONS", "named,") % (MANY, ""), "the function is too large"),
    "unnamed": (NAMES.replace("FUNCTIONS", "unnamed, named") % (MANY, MANY), "the function is too large"),
    "literal": ("x = '" + "ab" * 10_000_000 + "'\nprint(len(x), x[-3:])\n", ""),
    "number": ("x = 0x" + "f" * 5_000_000 + "\nprint(x.bit_length())\n", ""),
}

PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
if sys.argv[3] == "compiled":
    import grumpy_hook
    grumpy_hook.install(include=[sys.argv[2]])
try:
    __import__(sys.argv[2])
except BaseException as error:
    fields = [str(getattr(error, name, None))[:200] for name in ("lineno", "offset", "text", "filename")]
    print(json.dumps([type(error).__name__, str(error), *fields]))
if sys.argv[3] == "compiled":
    for status in grumpy_hook.status().values():
        print(status.state, status.reason, [row.reason for row in status.hosted], file=sys.stderr)
"""


def run(folder: Path, name: str, mode: str) -> tuple[str, str]:
    """What it printed, and the hook's words."""
    environ = {**os.environ, "PYTHONWARNINGS": "ignore", "GRUMPY_LOG": "quiet"}
    command = [sys.executable, "-c", PROGRAM, str(folder), name, mode]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=600, check=True)
    return done.stdout, done.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_error_is_cpythons(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.py").write_bytes(REFUSED[name])
    expected, _ = run(tmp_path, name, "interpreted")
    words: list[Any] = json.loads(expected)
    assert words[0].endswith("Error")
    assert run(tmp_path, name, "compiled")[0] == expected


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in ("function", "named", "unnamed") else pytest.mark.sweep) for name in LARGE])
def test_large_is_bounded(name: str, tmp_path: Path) -> None:
    text, reason = LARGE[name]
    (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    expected, _ = run(tmp_path, name, "interpreted")
    found, words = run(tmp_path, name, "compiled")
    assert found == expected
    assert reason in words and (reason or words.startswith("compiled")), words
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2_000_000  # kilobytes, of the largest so far
