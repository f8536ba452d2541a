"""Many programs as one module, run both ways: one build and two processes for all of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.generated.child import MARK
from tests.generated.definitions import PRELUDE

HERE = Path(__file__).parent
BUILD_PATIENCE = 600.0
PATIENCE = 20.0
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
NAME = re.compile(r"^def (case_\w+)\(", re.MULTILINE)


class Mismatch(NamedTuple):
    """`compiled` may be "crash" or "hang" with the process's last words, or say that the module was not compiled."""

    program: str
    interpreted: str
    compiled: str


class Outcome(NamedTuple):
    mismatches: list[Mismatch]
    functions: int
    hosted: list[tuple[str, str]]


def compare(programs: Sequence[str], folder: Path, name: str) -> Outcome:
    """Each program defines one case_ function, of a name of its own."""
    (folder / f"{name}.py").write_text(PRELUDE + "\n" + "\n".join(programs), encoding="utf-8", errors="surrogatepass")
    cases = [found[1] for program in programs for found in NAME.finditer(program)]
    assert len(cases) == len(programs)
    report = folder / f"{name}.json"
    _, ended = _process("build", folder, name, 0, BUILD_PATIENCE)
    state, reason, functions, hosted = json.loads(report.read_text(encoding="utf-8")) if report.exists() else ("interpreted", ended, 0, [])
    if state == "interpreted":
        return Outcome(_uncompiled(programs, folder, name, reason), functions, [])
    expected = _run("interpreted", folder, name, cases)
    found = _run("compiled", folder, name, cases)
    bad = [
        Mismatch(program, expected.get(case, ""), found.get(case, "nothing"))
        for program, case in zip(programs, cases, strict=True)
        if expected.get(case) != found.get(case) and not expected.get(case, "").startswith(("crash", "hang"))
    ]
    return Outcome(bad, functions, [(row[0], row[1]) for row in hosted])


def _uncompiled(programs: Sequence[str], folder: Path, name: str, reason: str) -> list[Mismatch]:
    """Which of them the compiler refuses: halves, until one is left."""
    if len(programs) == 1:
        return [Mismatch(programs[0], "compiled", f"not compiled: {reason}")]
    middle = len(programs) // 2
    found = [compare(part, folder, f"{name}{letter}").mismatches for part, letter in ((programs[:middle], "a"), (programs[middle:], "b"))]
    return [mismatch for part in found for mismatch in part]


def _run(mode: str, folder: Path, name: str, cases: Sequence[str]) -> Mapping[str, str]:
    """Case -> what it printed; where the process dies or hangs a new one goes on behind that case."""
    outputs: dict[str, str] = {}
    while len(outputs) < len(cases):
        text, ended = _process(mode, folder, name, len(outputs))
        parts = text.split(MARK)[1:]
        for part in parts:
            case, _, body = part.partition("\n")
            if case != "end":
                outputs[case] = ADDRESS.sub("0x", body)
        if parts and parts[-1].startswith("end"):
            break
        if not parts:  # not even imported
            return dict.fromkeys(cases, ended)
        outputs[cases[len(outputs) - 1]] = ended
    return outputs


def _process(mode: str, folder: Path, name: str, first: int, patience: float = PATIENCE) -> tuple[str, str]:
    """Its output, and how it ended with its last words."""
    environ = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore", "PYTHONDONTWRITEBYTECODE": "1", "GRUMPY_LOG": "quiet"}
    command = [sys.executable, str(HERE / "child.py"), mode, str(folder), name, str(folder / f"{name}.json"), str(first)]
    output, errors = folder / f"{name}.{mode}.out", folder / f"{name}.{mode}.err"
    with output.open("wb") as out, errors.open("wb") as err:
        try:
            status = subprocess.run(command, env=environ, stdout=out, stderr=err, timeout=patience, check=False).returncode
            ended = f"crash: exit status {status}\n"
        except subprocess.TimeoutExpired:
            ended = "hang\n"
    words = errors.read_text(encoding="utf-8", errors="replace")
    return output.read_text(encoding="utf-8", errors="replace"), ended + "\n".join(words.strip().splitlines()[:25])

