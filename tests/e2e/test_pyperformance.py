"""Programs that others wrote: pyperformance's, unmodified, compute compiled what they compute interpreted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pyperformance
import pytest

from tests.e2e.programs import PROGRAMS

HERE = Path(__file__).parent
BENCHMARKS = Path(pyperformance.__file__).parent / "data-files" / "benchmarks"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs under importable names, and a module through which one image reaches them all."""
    folder = tmp_path_factory.mktemp("programs")
    for name in PROGRAMS:
        shutil.copy(BENCHMARKS / f"bm_{name}" / "run_benchmark.py", folder / f"bm_{name}.py")
    (folder / "every_program.py").write_text("def reach():\n" + "".join(f"    import bm_{name}\n" for name in PROGRAMS), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def interpreted(folder: Path) -> dict[str, str]:
    lines = run("interpreted", folder).stdout.splitlines()
    assert len(lines) == len(PROGRAMS)
    return dict(line.split(" ", 1) for line in lines)


def run(mode: str, folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(HERE / "programs.py"), mode, str(folder), *names], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", PROGRAMS)
def test_same_result(name: str, folder: Path, interpreted: dict[str, str]) -> None:
    done = run("compiled", folder, name)
    assert done.stdout == f"{name} {interpreted[name]}\n{name} is compiled\n", done.stderr[-3000:]
