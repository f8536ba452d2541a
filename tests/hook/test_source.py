"""Source text, spans and the caret rendering."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grumpy_hook.source import Diagnostic, Source, Span


def test_declared_encoding_is_honoured(tmp_path: Path) -> None:
    path = tmp_path / "latin.py"
    path.write_bytes("# -*- coding: latin-1 -*-\r\nname = 'é'\r\n".encode("latin-1"))
    source = Source.read("latin", str(path))
    assert source.text == "# -*- coding: latin-1 -*-\nname = 'é'\n"


def test_wrong_encoding_raises_as_cpython_does(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_bytes(b"# coding: no-such-codec\n")
    with pytest.raises(SyntaxError, match="no-such-codec"):
        Source.read("bad", str(path))


def test_package_of_relative_imports() -> None:
    assert Source.from_text("app.core", "").package == "app"
    assert Source.from_text("app.core", "", is_package=True).package == "app.core"


def test_caret_stands_under_characters_not_bytes() -> None:
    text = "def f():\n    é = 'ü' + missing\n"
    node = next(n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name) and n.id == "missing")
    shown = Diagnostic("no such name", "x.py", Span.of(node)).render(text).splitlines()
    assert shown[0] == "x.py:2:15: no such name"
    assert shown[2].index("^") - 4 == shown[1].strip().index("missing")
    assert shown[2].count("^") == len("missing")


def test_span_over_lines_ends_with_the_first() -> None:
    text = "x = (1 +\n     2)\n"
    node = ast.parse(text).body[0].value  # type: ignore[attr-defined]
    shown = Diagnostic("wide", "x.py", Span.of(node), hint="split it").render(text)
    assert shown.splitlines()[-1] == "  split it"
    assert "^" in shown
