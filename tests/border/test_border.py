"""Interpreted programs beside compiled modules: each must print what it prints without the hook."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
USERS = sorted(path.stem for path in (HERE / "users").glob("*.py"))
TIMEOUT = 600

COMPILED = """
import runpy, sys
import grumpy_hook
grumpy_hook.install(include=["compiled", "compiled.*"], strict=True)
runpy.run_path(sys.argv[1], run_name="__main__")
states = {name: status.state for name, status in grumpy_hook.status().items()}
assert set(states.values()) == {"compiled"}, states
"""


# Interpreted, these take minutes: they are about long native work.
EXPECTED = {
    "signals": "handler 1 True\ninterrupted True\ninterrupted True\ninterrupted collections 10 0\n",
    "forks": f"alone {[0] * 5}\nbeside others {[0] * 20}\nafter others {[0] * 10}\nbeside a sleeper {[0] * 3}\nsoon True\n",
    "threads": f"{[46368] * 8}\n90000000 14930352\nothers ran True\n80000\nleft early True\n",
}


def output(user: str, *start: str, folder: str = "users") -> str:
    environ = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])}
    command = [sys.executable, *start, str(HERE / folder / f"{user}.py")]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    # runpy's own frames and carets under interpreted code do not depend on the border
    return re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"^[ |]*[~^]+\n", "", done.stdout, flags=re.MULTILINE))


@pytest.mark.parametrize("user", USERS)
def test_same_output(user: str) -> None:
    expected = EXPECTED[user] if user in EXPECTED else output(user)
    assert output(user, "-c", COMPILED) == expected


@pytest.mark.sweep
@pytest.mark.parametrize("user", [user for user in USERS if user not in EXPECTED])
def test_same_output_in_development_mode(user: str) -> None:
    """CPython checks more: its allocator, unclosed files, coroutines nobody awaited."""
    assert output(user, "-X", "dev", "-c", COMPILED) == output(user, "-X", "dev")


def test_files_are_written_at_the_end(tmp_path: Path) -> None:
    """Nobody closes them: CPython does when it takes modules apart, but does not reach what compiled code holds."""
    start = "import sys; sys.path.insert(0, sys.argv[2])\n"
    hook = "import grumpy_hook; grumpy_hook.install(include=['compiled.*'], strict=True)\n"
    run = "from compiled import unclosed; unclosed.write(sys.argv[1])"
    for folder, code in (("plain", start + run), ("hook", start + hook + run)):
        (tmp_path / folder).mkdir()
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path / folder), str(HERE)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    written = {folder: {path.name: path.read_text() for path in (tmp_path / folder).iterdir()} for folder in ("plain", "hook")}
    assert written["hook"] == written["plain"]
    assert set(written["plain"].values()) == {"text"}


@pytest.mark.parametrize("user", ["arrays", "dtypes", "items", "views"])
def test_numpy_arrays(user: str) -> None:
    pytest.importorskip("numpy")
    assert output(user, "-c", COMPILED, folder="optional") == output(user, folder="optional")
