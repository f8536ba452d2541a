"""grumpy run --watch and grumpy watch, in processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SERVER = """\
import sys
COUNT = 0
print("started", flush=True)
def answer():
    return "old"
for line in sys.stdin:
    COUNT += 1
    print(answer(), COUNT, flush=True)
"""


@contextmanager
def started(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "grumpy_hook", *words]
    environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environ)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ask(process: subprocess.Popen[str]) -> str:
    assert process.stdin is not None
    process.stdin.write("x\n")
    process.stdin.flush()
    return listen(process)


def listen(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def said(process: subprocess.Popen[str], word: str) -> str:
    """The next line on standard error with that word."""
    assert process.stderr is not None
    while word not in (line := process.stderr.readline()):
        assert line, f"it ended without saying {word!r}"
    return line


def test_run_watch_swaps_the_script_itself(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    path = tmp_path / "server.py"
    path.write_text(SERVER)
    with started(tmp_path, "run", "--watch", "server.py") as process:
        assert listen(process) == "started" and ask(process) == "old 1"
        path.write_text(SERVER.replace('"old"', '"new"'))
        assert "generation 2" in said(process, "new code")
        assert ask(process) == "new 2"
        path.write_text(SERVER.replace('"old"', '"new'))
        said(process, "keeps its old code")
        assert said(process, "return").strip() == 'return "new' and said(process, "^").strip() == "^"
        assert ask(process) == "new 3"


def test_run_watch_restart_starts_the_script_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRUMPY_WATCH_LIMIT", "2")
    (tmp_path / "pyproject.toml").touch()
    path = tmp_path / "server.py"
    path.write_text(SERVER)
    with started(tmp_path, "run", "--watch", "--restart", "server.py") as process:
        assert listen(process) == "started" and ask(process) == "old 1"
        path.write_text(SERVER.replace('"old"', '"new"'))
        said(process, "starting the process anew")
        assert listen(process) == "started" and ask(process) == "new 1"


def test_watch_keeps_the_store_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    path = tmp_path / "helper.py"
    path.write_text("def double(x):\n    return x * 2\n")
    with started(tmp_path, "watch", "helper") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("1 module,") and process.stdout.readline().startswith("watching")
        path.write_text("def double(x)\n    return x * 2\n")
        assert [process.stdout.readline().strip() for _ in range(4)][1:] == ["def double(x)", "^", "SyntaxError: expected ':'"]
        path.write_text("def double(x):\n    return x + x\n")
        assert process.stdout.readline().startswith("1 module,")
        code = "import grumpy_hook; grumpy_hook.install(include=['helper']); import helper; print(grumpy_hook.status()['helper'].cache_hit)"
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stdout == "True\n", done.stderr
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
