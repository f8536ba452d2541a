"""The standard library lowers without an error, and agrees with CPython's code objects."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from grumpy_hook.lower import Rejected
from tests.lower.sweep import differences, files, lower_file

STDLIB = Path(sysconfig.get_paths()["stdlib"])
SOME = ["argparse.py", "asyncio/base_events.py", "dataclasses.py", "enum.py", "functools.py", "json", "tarfile.py", "typing.py"]
SOME += ["test/test_patma.py", "test/test_grammar.py", "test/test_scope.py", "test/test_named_expressions.py"]


def check(path: Path) -> None:
    lowered = lower_file(path)
    if lowered is not None and not isinstance(lowered, Rejected):
        assert list(differences(*lowered)) == []


@pytest.mark.parametrize("name", SOME)
def test_some_files(name: str) -> None:
    for path in files([STDLIB / name]):
        check(path)


@pytest.mark.sweep
def test_every_file() -> None:
    for path in files([STDLIB]):
        check(path)
