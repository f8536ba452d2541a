"""Modules that no import statement names join the first image from the next start on."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import grumpy_hook
from grumpy_hook.errors import BuildError
from tests.hook.conftest import Fakes

Write = Callable[[str, str], Path]


def start(*names: str, **settings: object) -> list[str]:
    """One program that imports the modules in turn; the states of all of them."""
    with grumpy_hook.install(include=["app", "app.*", "late"], **settings) as hook:  # type: ignore[arg-type]
        for name in names:
            importlib.import_module(name)
        states = [status.state for status in hook.status().values()]
    for name in [name for name in sys.modules if name.partition(".")[0] in ("app", "late")]:
        del sys.modules[name]
    return states


@pytest.fixture
def plugins(write: Write) -> Path:
    write("app/__init__.py", "")
    write("app/core.py", "K = 1\n")
    write("app/helper.py", "")
    return write("app/plugin.py", "import app.helper\n")


def test_what_was_imported_later_is_in_the_next_image(fakes: Fakes, plugins: Path) -> None:
    for _ in range(3):
        assert set(start("app.core", "app.plugin")) == {"compiled"}
    everything = ["app", "app.core", "app.helper", "app.plugin"]
    assert fakes.compiled == [["app", "app.core"], ["app.helper", "app.plugin"], everything]
    assert len(fakes.opened) == 4
    start("app.core")
    assert len(fakes.compiled) == 3


def test_a_module_that_is_gone_is_forgotten(fakes: Fakes, plugins: Path) -> None:
    start("app.core", "app.plugin")
    plugins.unlink()
    importlib.invalidate_caches()
    for _ in range(2):
        assert start("app.core") == ["compiled"] * 2
    assert len(fakes.compiled) == 2


def test_a_module_found_in_the_programs_own_way_is_not_searched_for_again(
    fakes: Fakes, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("app/__init__.py", "")
    other = tmp_path / "other"
    other.mkdir()
    (other / "late.py").write_text("")
    write("app/core.py", f"import sys\nsys.path.append({str(other)!r})\n")
    path = list(sys.path)
    for _ in range(2):
        start("app.core", "late")
        sys.path[:] = path
    monkeypatch.setitem(sys.modules, "grumpy_hook.hook.reach", None)
    assert start("app.core") == ["compiled"] * 2
    assert fakes.compiled == [["app", "app.core"], ["late"]]


def test_an_image_that_cannot_be_built_is_tried_once(fakes: Fakes, plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start("app.core", "app.plugin")
    compiling = sys.modules["grumpy_hook.hook.compiling"]
    build, tried = compiling.go_build, []

    def fail(*args: object) -> None:
        tried.append(args)
        raise BuildError("the build took longer than 1 s")

    monkeypatch.setattr(compiling, "go_build", fail)
    for _ in range(2):
        assert set(start("app.core", "app.plugin")) == {"compiled"}
    assert len(tried) == 1
    monkeypatch.setattr(compiling, "go_build", build)
    plugins.write_text("import app.helper\nK = 2\n")
    start("app.core", "app.plugin")
    assert fakes.compiled[-1] == ["app", "app.core", "app.helper", "app.plugin"]


def test_without_go_the_images_of_the_first_run_serve(fakes: Fakes, plugins: Path) -> None:
    start("app.core", "app.plugin")
    assert set(start("app.core", "app.plugin", go="/nowhere/go")) == {"compiled"}
    assert len(fakes.compiled) == 2
