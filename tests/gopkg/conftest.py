"""One image with all the packages that the tests of bindings use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import grumpy_hook

PROJECT = Path(__file__).parent / "project"


@pytest.fixture(scope="session", autouse=True)
def hook() -> Iterator[None]:
    """Other tests' sources must not decide which packages are bound here: the project lists them."""
    with grumpy_hook.install(include=["no.such.module"], root=PROJECT):
        yield


@pytest.fixture(scope="session")
def lib(hook: None) -> ModuleType:
    import __go__.example_com.go_lib as golib

    return golib
