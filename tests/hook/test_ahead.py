"""Images built before the first import."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

import grumpy_hook
from grumpy_hook import config
from grumpy_hook.hook.ahead import build_ahead
from tests.hook.conftest import Fakes

Write = Callable[[str, str], Path]


def test_a_wider_image_built_ahead_serves_any_first_import(fakes: Fakes, write: Write) -> None:
    write("app/__init__.py", "")
    write("app/core.py", "from app import used\nK = 1\n")
    write("app/used.py", "")
    write("app/sub/lonely.py", "")
    write("app/tests/test_core.py", "")
    settings = config.load({})
    built = build_ahead(["app.*"], settings)
    names = [row.key.name for row in built.manifest.modules]
    assert built.fresh and names == ["app", "app.core", "app.sub.lonely", "app.used"]
    assert not build_ahead(["app.*"], settings).fresh
    grumpy_hook.install(include=["app.*"], go="/nowhere/go")
    assert importlib.import_module("app.core").K == 1
    assert len(fakes.compiled) == 1 and grumpy_hook.status()["app.core"].cache_hit


def test_after_a_change_the_wider_image_is_not_used(fakes: Fakes, write: Write) -> None:
    path = write("one.py", "K = 1\n")
    build_ahead(["one"], config.load({}))
    path.write_text("K = 2\n")
    grumpy_hook.install(include=["one"])
    assert importlib.import_module("one").K == 2 and len(fakes.compiled) == 2


@pytest.mark.parametrize(("pattern", "words"), [("no_such_thing", "no module named 'no_such_thing'"), ("a*.b", "PACKAGE")])
def test_what_cannot_be_listed(fakes: Fakes, pattern: str, words: str) -> None:
    with pytest.raises(grumpy_hook.GrumpyError, match=words):
        build_ahead([pattern], config.load({}))
