"""Hot swap: what a save changes, and what it leaves."""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import grumpy_hook
from tests.hook.conftest import Fakes

Write = Callable[[str, str], Path]


def wait(condition: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return False


def test_save_swaps_in_place_and_a_bad_save_keeps_the_old(fakes: Fakes, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write("live.py", "def f():\n    return 1\n")
    with grumpy_hook.install(include=["live"], watch=True):
        live = importlib.import_module("live")
        old = live.f
        path.write_text("def f():\n    return 2\n")
        assert wait(lambda: live.f() == 2) and old() == 1
        path.write_text("def f(:\n")
        assert wait(lambda: "keeps its old code" in capsys.readouterr().err)
        path.touch()
        path.write_text("def f():\n    return 1 / 0\nf()\n")
        assert wait(lambda: "ZeroDivisionError" in capsys.readouterr().err)
        assert live.f() == 2
        path.touch()
        time.sleep(0.3)
        assert capsys.readouterr().err == "", "the same failure is said once"
        aside = path.with_name("live.py.swp")
        aside.write_text("def f():\n    return 3\n")
        os.replace(aside, path)
        assert wait(lambda: live.f() == 3)
        assert grumpy_hook.status()["live"].state == "compiled"


def test_what_cannot_be_compiled_any_more_runs_interpreted(fakes: Fakes, write: Write) -> None:
    path = write("live.py", "K = 1\n")
    with grumpy_hook.install(include=["live"], watch=True):
        live = importlib.import_module("live")
        path.write_text("# reject\nK = 2\n")
        assert wait(lambda: live.K == 2)
        assert wait(lambda: grumpy_hook.status()["live"].state == "interpreted")


def test_after_uninstall_nothing_is_swapped(fakes: Fakes, write: Write) -> None:
    path = write("live.py", "K = 1\n")
    with grumpy_hook.install(include=["live"], watch=True):
        live = importlib.import_module("live")
    path.write_text("K = 2\n")
    time.sleep(0.3)
    assert live.K == 1
