"""Real runs of `go build` on the smallest image: success, errors on Python lines, environment, time limit."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

from grumpy_hook.build.gobuild import GoCompileError, go_build, go_environment
from grumpy_hook.build.project import write_project
from grumpy_hook.build.toolchain import Toolchain, discover
from grumpy_hook.config import Config
from grumpy_hook.errors import BuildError
from tests import tiny


@pytest.fixture(scope="module")
def toolchain() -> Toolchain:
    return discover(Config())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("go"))


def build(folder: Path, files: dict[str, str], toolchain: Toolchain, cache: str, timeout: float = 600) -> Path:
    write_project(str(folder), files)
    go_build(str(folder), str(folder / "image.so"), toolchain, cache, timeout)
    return folder / "image.so"


def test_library_answers(tmp_path: Path, toolchain: Toolchain, cache: str) -> None:
    assert ctypes.PyDLL(str(build(tmp_path, tiny.files(), toolchain, cache))).tiny_answer() == 42


def test_go_error_is_shown_at_the_python_line(tmp_path: Path, toolchain: Toolchain, cache: str) -> None:
    with pytest.raises(GoCompileError) as caught:
        build(tmp_path, tiny.files("missing"), toolchain, cache)
    assert caught.value.packages == ("pyimage/m/answer",)
    found = caught.value.diagnostics[0]
    assert (found.path, found.span and found.span.line, found.message) == ("/src/app/answer.py", 7, "Go: undefined: missing")
    assert not (tmp_path / "image.so").exists()


def test_broken_c_compiler_names_a_cure(tmp_path: Path, toolchain: Toolchain, cache: str) -> None:
    fake = tmp_path / "cc"
    fake.write_text("#!/bin/sh\nif [ \"$1\" = --version ]; then echo fake; exit 0; fi\necho 'stdlib.h: No such file' >&2\nexit 1\n")
    fake.chmod(0o755)
    project = tmp_path / "project"
    project.mkdir()
    broken = discover(Config(cc=str(fake)))
    with pytest.raises(BuildError, match="pip install ziglang"):
        build(project, tiny.files(), broken, str(tmp_path / "cache"))


def test_time_limit(tmp_path: Path, toolchain: Toolchain) -> None:
    with pytest.raises(BuildError, match="GRUMPY_BUILD_TIMEOUT"):
        build(tmp_path, tiny.files(), toolchain, str(tmp_path / "cache"), timeout=0.05)


def test_the_users_go_settings_do_not_reach_the_build() -> None:
    base = {"GOFLAGS": "-race", "GOOS": "plan9", "CGO_CFLAGS": "-O0", "PATH": "/bin", "GOEXPERIMENT": "x"}
    environ = go_environment(base, "gcc", "/cache", "/scratch")
    assert environ["GOFLAGS"] == "-mod=mod" and environ["GOPROXY"] == "off" and environ["GOTOOLCHAIN"] == "local"
    assert "GOOS" not in environ and "GOEXPERIMENT" not in environ and environ["PATH"] == "/bin"


def test_a_file_outside_the_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="outside"):
        write_project(str(tmp_path), {"../evil.go": ""})
