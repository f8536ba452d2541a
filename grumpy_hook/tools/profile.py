"""`grumpy profile [-o PAGE] -- COMMAND`: where compiled code spends its time, as a flame graph."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from grumpy_hook.errors import GrumpyError
from grumpy_hook.tools import flame
from grumpy_hook.tools.crossings import read_crossings
from grumpy_hook.tools.profiles import hottest, read_folder


def profile(command: Sequence[str], output: Path, data: Path | None) -> Iterator[str]:
    """Runs the command (a script or -m MODULE as `grumpy run` does, anything else as it stands) and writes the page."""
    words = list(command)
    if not words:
        raise GrumpyError("a command is needed", "grumpy profile -- SCRIPT [ARGS...]")
    if words[0] == "-m" or words[0].endswith(".py"):
        words = [sys.executable, "-m", "grumpy_hook", "run", *words]
    with tempfile.TemporaryDirectory(prefix="grumpy-profile-") as scratch:
        folder = data or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            status = subprocess.run(words, env={**os.environ, "GRUMPY_PROFILE": str(folder.resolve())}, check=False).returncode
        except OSError as error:
            raise GrumpyError(f"{words[0]} does not run: {error.strerror}") from None
        stacks, crossings = read_folder(folder), read_crossings(folder)
    output.write_text(flame.page(stacks, " ".join(command), crossings), encoding="utf-8")
    if status:
        yield f"the command ended with status {status}"
    yield f"{sum(stack.seconds for stack in stacks):.2f} s of CPU time in compiled code and below it: {output}"
    for frame, seconds in hottest(stacks, 5):
        yield f"  {seconds:7.2f} s  {frame.name}  {frame.path}:{frame.line}"
    if crossings:
        yield f"{sum(crossing.count for crossing in crossings):,} crossings to CPython, most of them at"
    for crossing in crossings[:5]:
        yield f"  {crossing.count:9,}  {crossing.what}  {crossing.path}:{crossing.line}"
