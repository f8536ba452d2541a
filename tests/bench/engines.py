"""The engines that are compared: each a Python to run and a folder with what it runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyperformance

BENCHMARKS = Path(pyperformance.__file__).parent / "data-files" / "benchmarks"
# Enough of pyperf for the programs to be imported everywhere.
PYPERF = """from time import perf_counter
from typing import Any
class Runner:
    def __init__(self, *a: Any, **k: Any) -> None: ...
    def __getattr__(self, n: str) -> Any: ...
"""


@dataclass(frozen=True)
class Engine:
    name: str
    python: str
    mode: str  # as tests/bench/one.py takes it
    folder: Path


def sources(work: Path, names: list[str]) -> Path:
    """A folder with the unmodified programs under importable names."""
    folder = work / "src"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyperf.py").write_text(PYPERF, encoding="utf-8")
    for name in names:
        shutil.copy(BENCHMARKS / f"bm_{name}" / "run_benchmark.py", folder / f"bm_{name}.py")
    return folder


def engines(work: Path, names: list[str]) -> list[Engine]:
    """CPython and grumpy_hook, and of the others those that are installed here."""
    plain = sources(work, names)
    found = [Engine("CPython", sys.executable, "plain", plain), Engine("grumpy_hook", sys.executable, "hook", plain)]
    pypy = shutil.which("pypy3")
    if pypy:
        found.append(Engine("PyPy", pypy, "plain", plain))
    for name, command in COMPILERS.items():
        if shutil.which(command[0], path=str(Path(sys.executable).parent)):
            found.append(Engine(name, sys.executable, "plain", compiled(work, name, plain, names)))
    return found


COMPILERS = {
    "mypyc": ["mypyc", "--ignore-missing-imports", "{}"],
    "Cython": ["cythonize", "-i", "-3", "{}"],
    "Nuitka": ["nuitka", "--module", "--remove-output", "--no-pyi-file", "{}"],
}


def compiled(work: Path, name: str, plain: Path, names: list[str]) -> Path:
    """The programs as extensions; those that the compiler refuses are not in the folder."""
    folder = work / name.lower()
    if folder.exists():
        return folder
    shutil.copytree(plain, folder)
    for program in names:
        source = folder / f"bm_{program}.py"
        words = [str(Path(sys.executable).parent / COMPILERS[name][0]), *(word.format(source.name) for word in COMPILERS[name][1:])]
        subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        source.unlink()
    return folder
