"""The Go side by Go's own means: formatted, vetted, its tests pass. Built with the toolchain that images are built with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from grumpy_hook import config
from grumpy_hook.build.gobuild import go_environment
from grumpy_hook.build.project import goruntime_dir
from grumpy_hook.build.toolchain import discover
from grumpy_hook.store import open_store


@pytest.fixture(scope="module")
def go(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    settings = config.load({})
    command, compiler = discover(settings).require()
    store = open_store(settings.cache_dir, settings.cache_size)
    return command.command[0], go_environment(os.environ, compiler.shell(), store.go_cache, str(tmp_path_factory.mktemp("go")))


def run(command: list[str], environ: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=goruntime_dir(), env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-6000:]
    return done.stdout


def test_formatted(go: tuple[str, dict[str, str]]) -> None:
    command, environ = go
    gofmt = Path(command).resolve().parent / "gofmt"
    assert run([str(gofmt), "-l", "."], environ) == ""


def test_vetted(go: tuple[str, dict[str, str]]) -> None:
    command, environ = go
    run([command, "vet", "./..."], environ)
    run([command, "vet", "-tags", "gobind", "./border"], environ)


def test_tests(go: tuple[str, dict[str, str]]) -> None:
    command, environ = go
    assert "FAIL" not in run([command, "test", "./..."], environ)


@pytest.mark.sweep
def test_no_data_races(go: tuple[str, dict[str, str]]) -> None:
    command, environ = go
    run([command, "test", "-race", "./gobind", "./gobindgen", "./object"], environ)
