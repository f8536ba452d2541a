"""Which modules are adopted."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from grumpy_hook.config import Config
from grumpy_hook.hook.policy import Policy


def policy(*include: str, exclude: tuple[str, ...] = (), root: str = "/project") -> Policy:
    return Policy(Config(include=include or None, exclude=exclude, root=root))


@pytest.mark.parametrize(
    ("pattern", "name", "wanted"),
    [
        ("app", "app", True),
        ("app", "app.core", False),
        ("app.*", "app", True),
        ("app.*", "app.core.deep", True),
        ("app.*", "apple", False),
        ("app.h?t", "app.hot", True),
        ("*", "anything", True),
        ("*", "json", False),
        ("json.*", "json.decoder", True),
        ("app.*", "app.tests.test_core", False),
        ("app.tests.*", "app.tests.test_core", True),
        ("test_core", "test_core", True),
        ("test_*", "test_core", True),
        ("grumpy_hook.*", "grumpy_hook.config", False),
    ],
)
def test_patterns(pattern: str, name: str, wanted: bool) -> None:
    assert policy(pattern).wants(name) is wanted


def test_exclude_wins() -> None:
    assert not policy("app.*", exclude=("app.slow.*",)).wants("app.slow.x")
    assert policy("app.*", exclude=("app.slow.*",)).wants("app.fast")


def test_bare_takes_first_party_only() -> None:
    bare = policy()
    assert bare.adopts("app", "/project/app/__init__.py")
    assert bare.adopts("app", "/project/src/app.py")
    assert not bare.adopts("other", "/elsewhere/other.py")
    assert not bare.adopts("json", json.__file__)
    assert not bare.adopts("lib", "/project/.venv/lib/python3.11/site-packages/lib.py")
    assert not bare.adopts("test_app", "/project/test_app.py")
    assert not bare.adopts("app.tests.x", "/project/app/tests/x.py")
    assert not bare.adopts("conftest", "/project/conftest.py")


def test_virtual_environment_inside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "env"))
    inside = os.path.join(os.path.realpath(tmp_path), "env", "share", "thing.py")
    assert not policy(root=str(tmp_path)).adopts("thing", inside)


def test_installed_package_only_by_its_own_name() -> None:
    installed = "/usr/lib/python3/site-packages/app/core.py"
    assert policy("app.*").adopts("app.core", installed)
    assert not policy("*").adopts("app.core", installed)
