"""The same file under CPython and compiled: every case must print the same.

All cases are built into one image: a generated module mentions each in an import statement, inside a
function, so that the image holds them all and each still runs when it is asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.run.driver import END

HERE = Path(__file__).parent


def fits(name: str) -> bool:
    """A case whose name ends with _312 needs Python 3.12."""
    needed = name.rpartition("_")[2]
    return not needed.isdigit() or sys.version_info >= (int(needed[0]), int(needed[1:]))


CASES = sorted(path.stem for path in (HERE / "cases").glob("*.py") if fits(path.stem))
TIMEOUT = 1500

# Known deviations, each told in README's limits. A case that starts to agree must leave this table.
DEVIATIONS: dict[str, str] = {}


def marked(name: str) -> object:
    if name in DEVIATIONS:
        return pytest.param(name, marks=pytest.mark.xfail(reason=DEVIATIONS[name], strict=True))
    return name



class Run(NamedTuple):
    """What one process printed, cut into cases; `broken` is the case it died in, with its last words."""

    outputs: dict[str, str]
    broken: dict[str, str]


def run_driver(mode: str, report: Path, names: list[str]) -> Run:
    environ = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "default::grumpy_hook.errors.GrumpyWarning"}
    command = [sys.executable, str(HERE / "driver.py"), mode, str(report), *names]
    how = {"text": True, "encoding": "utf-8", "errors": "backslashreplace"}
    done = subprocess.run(command, env=environ, capture_output=True, timeout=TIMEOUT, check=False, **how)
    outputs: dict[str, str] = {}
    text = done.stdout
    for name in names:
        body, mark, text = text.partition(f"{END}{name}\n")
        if not mark:
            words = "\n".join(done.stderr.strip().splitlines()[-30:])
            return Run(outputs, {name: f"exit status {done.returncode} after printing {body[-300:]!r}\n{words}"})
        outputs[name] = body
    assert done.returncode == 0, done.stderr[-3000:]
    return Run(outputs, {})


def run_all(mode: str, report: Path) -> Run:
    """One process for all; where it dies, that case is noted and a new process goes on with the next."""
    outputs: dict[str, str] = {}
    broken: dict[str, str] = {}
    names = list(CASES)
    while names:
        run = run_driver(mode, report, names)
        outputs |= run.outputs
        broken |= run.broken
        names = names[len(run.outputs) + 1 :] if run.broken else []
    return Run(outputs, broken)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    branches = "".join(f'    if name == "{name}":\n        import cases.{name}\n' for name in CASES)
    (folder / "every_case.py").write_text(f"def run(name):\n{branches}", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def interpreted(folder: Path) -> Run:
    return run_all("interpreted", folder / "interpreted.json")


@pytest.fixture(scope="session")
def compiled(folder: Path) -> Run:
    return run_all("compiled", folder / "compiled.json")


@pytest.mark.parametrize("name", [marked(name) for name in CASES])
def test_same_output(name: str, interpreted: Run, compiled: Run) -> None:
    assert name not in compiled.broken, compiled.broken[name]
    assert compiled.outputs[name] == interpreted.outputs[name]


def test_every_case_is_compiled(folder: Path, compiled: Run) -> None:
    states = json.loads((folder / "compiled.json").read_text(encoding="utf-8"))
    assert {name: states.get(f"cases.{name}") for name in CASES} == {name: "compiled" for name in CASES}
