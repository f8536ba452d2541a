"""Versions of command-line tools, asked once per file and remembered while the file stays the same."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from grumpy_hook.errors import ToolchainError

TIMEOUT = 60


def ask(command: Sequence[str]) -> str:
    """The first line that `command` prints."""
    environ = {**os.environ, "GOTOOLCHAIN": "local", "GOENV": "off", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=TIMEOUT, env=environ, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolchainError(f"{' '.join(command)} does not run: {error}") from None
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip() or f"exit status {done.returncode}").splitlines()[0]
        raise ToolchainError(f"{' '.join(command)} fails: {words}")
    return (done.stdout.strip() or done.stderr.strip()).partition("\n")[0]
