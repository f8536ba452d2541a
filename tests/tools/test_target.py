"""Modules named on the command line are found without being imported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grumpy_hook.errors import GrumpyError
from grumpy_hook.tools.target import find, name_of_file, source_of


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "outer" / "inner"
    folder.mkdir(parents=True)
    for path in (folder.parent / "__init__.py", folder / "__init__.py", folder / "leaf.py"):
        path.write_text("raise SystemExit('imported')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_nothing_is_imported(package: Path) -> None:
    source = source_of("outer.inner.leaf")
    assert (source.name, source.path, source.is_package) == ("outer.inner.leaf", str(package / "leaf.py"), False)
    assert source_of("outer.inner").is_package
    assert "outer" not in sys.modules


def test_a_file_has_the_name_it_is_imported_by(package: Path) -> None:
    assert name_of_file(str(package / "leaf.py")) == ("outer.inner.leaf", False)
    assert name_of_file(str(package / "__init__.py")) == ("outer.inner", True)
    assert source_of(str(package / "leaf.py")).name == "outer.inner.leaf"


@pytest.mark.parametrize("target", ["outer.absent", "outer.inner.leaf.deeper", "absent", "no/such.py", "math", "sys"])
def test_what_is_no_source_is_an_error(package: Path, target: str) -> None:
    with pytest.raises(GrumpyError):
        source_of(target)
    assert find("outer.inner.leaf.deeper") is None
