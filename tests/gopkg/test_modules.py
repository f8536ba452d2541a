"""Pinned modules, without a network: what is asked of the go command."""

from __future__ import annotations

from pathlib import Path

import pytest

from grumpy_hook import config
from grumpy_hook.gopkg import modules


def test_a_local_module_beside_one_that_has_to_be_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "golib").mkdir()
    (tmp_path / "golib" / "go.mod").write_text("module example.com/mine\n\ngo 1.25\n")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.grumpy_hook.go.modules]\n"example.org/Other" = "v1.2.0"\n"example.com/mine" = {path = "golib"}\n'
    )
    (tmp_path / modules.LOCK).write_text("module pyimage\n\nrequire example.com/mine v0.0.0\nrequire example.org/Other v1.2.0\n")
    asked = []

    def run(command: list[str], folder: str, cache: str) -> str:
        asked.append((command, (Path(folder) / "go.mod").read_text()))
        (Path(cache) / "gopath" / "pkg" / "mod" / "example.org" / "!other@v1.2.0").mkdir(parents=True)
        return ""

    monkeypatch.setattr(modules, "_run", run)
    found = modules.locked(config.load({"root": str(tmp_path)}), ("go",), str(tmp_path / "cache"))
    assert {m.path: m.local is None for m in found.modules} == {"example.org/Other": True, "example.com/mine": False}
    ((command, text),) = asked
    assert command == ["go", "mod", "download"]
    assert f'replace example.com/mine => "{tmp_path / "golib"}"' in text, "no proxy has it"
