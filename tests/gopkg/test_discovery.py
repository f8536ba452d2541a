"""dir(), help(), inspect, stubs, and what is not bound."""

from __future__ import annotations

import inspect
import io
import pydoc
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

import pytest

from grumpy_hook.tools.golang import write_stubs


def test_dir_lists_the_members(lib: ModuleType) -> None:
    from __go__ import strings

    assert {"Contains", "Builder", "Split", "NewReader"} <= set(dir(strings)) == set(dir(strings)) | set(strings.__all__)
    assert {"Point", "Limit", "Count", "Join", "Stack"} <= set(dir(lib))
    assert {"X", "Y", "Add", "Move"} <= set(dir(lib.Point))


def test_documentation(lib: ModuleType) -> None:
    from __go__.strings import Builder, Contains

    assert Contains.__doc__ == "Contains reports whether substr is within s.\n"
    assert "efficiently build a string" in Builder.__doc__ and Builder.WriteString.__doc__.startswith("WriteString appends")
    assert lib.__doc__.startswith("Package golib has one of each kind") and "the coordinates" in lib.Point.X.__doc__
    text = io.StringIO()
    with redirect_stdout(text):
        pydoc.Helper(output=text).help(Contains)
    assert "Contains(s: 'str', substr: 'str') -> 'bool'" in text.getvalue()
    text = io.StringIO()
    pydoc.Helper(output=text).help(lib.Point)
    assert "Move(self, /, dx: 'int', dy: 'int')" in text.getvalue() and "Add returns a new point" in text.getvalue()


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("Join", "(sep: 'str', *parts: 'str') -> 'str'"),
        ("Fail", "(n: 'int') -> 'int'"),
        ("Pair", "() -> 'tuple[int, str]'"),
        ("Invert", "(m: 'Mapping[str, int] | None') -> 'dict[int, str]'"),
        ("SetPoint", "(p: 'Point | None') -> 'None'"),
        ("Produce", "(n: 'int') -> 'Chan'"),
    ],
)
def test_signatures(lib: ModuleType, name: str, signature: str) -> None:
    assert str(inspect.signature(getattr(lib, name))) == signature


def test_signature_of_a_bound_method(lib: ModuleType) -> None:
    assert str(inspect.signature(lib.Point().Move)) == "(dx: 'int', dy: 'int') -> 'None'"


def test_what_is_not_bound_says_why(lib: ModuleType) -> None:
    with pytest.raises(AttributeError, match=r"Unsafe is not bound: an unsafe.Pointer means nothing in Python"):
        lib.Unsafe  # noqa: B018
    with pytest.raises(AttributeError, match="has no attribute 'Nothere'"):
        lib.Nothere  # noqa: B018
    with pytest.raises(ImportError, match="cannot import name 'Nothere'"):
        from __go__.strings import Nothere  # noqa: F401


def test_no_such_package(hook: None) -> None:
    with pytest.raises(ModuleNotFoundError, match=r"No module named '__go__\.no'"):
        import __go__.no.such
    with pytest.raises(ModuleNotFoundError):
        import __go__.internal.abi  # noqa: F401


def test_star_import(hook: None) -> None:
    space: dict[str, object] = {}
    exec("from __go__.unicode.utf8 import *", space)
    assert space["RuneLen"](0x20AC) == 3 and space["UTFMax"] == 4  # type: ignore[operator]


GOOD = """
import json
from __go__.net.http import Client, Get, Header, ListenAndServe, Request, StatusOK
from __go__.net.url import Parse
from __go__.time import Duration, Second
from __go__.strings import Builder, NewReader, Split

parts: list[str] = Split("a,b", ",")
wait: Duration = 2 * Second
text: str = wait.String()
client = Client(Timeout=wait)
status: int = client.Get("http://localhost").StatusCode + StatusOK
host: str = Parse("http://h").Host
Builder().WriteString(text)
data: object = json.load(NewReader("1"))
lines: list[bytes] = list(NewReader("a"))
print(text, file=Builder())
with client.Get(host).Body as body:
    whole = body.read()
"""
BAD = """
from __go__.strings import Builder, Contains
from __go__.net.url import Parse

Contains("a", 1)
Builder().WriteStrings("x")
n: int = Parse("http://h").Host
Contains("a")
Builder().read()
"""


def test_stubs_check_with_mypy(hook: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = list(write_stubs(["net/http", "net/url", "time", "strings", "slices", "io", "context", "math/big"], "typings"))
    assert any(line.startswith("net/http: ") for line in lines)
    (tmp_path / "good.py").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.py").write_text(BAD, encoding="utf-8")
    everything = sorted(str(path) for path in (tmp_path / "typings").rglob("*.pyi"))
    assert check(tmp_path, "good.py", *everything) == []
    wrong = check(tmp_path, "bad.py")
    assert [line.split(":")[1] for line in wrong] == ["5", "6", "7", "8", "9"], wrong


def check(folder: Path, *files: str) -> list[str]:
    """What mypy has to say, a line an error."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context", *files]
    environ = {"MYPYPATH": str(folder / "typings"), "PATH": "", "HOME": str(folder)}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environ, check=False)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if ": error:" in line]
