"""JSON without the json package, which brings the regular expressions along: a warm import reads three small files.

Nor may a program's json, which can be adopted and half imported, be asked in the middle of an import.
"""

from __future__ import annotations

from grumpy_hook.records import TYPE_CHECKING

try:
    from _json import encode_basestring_ascii as _quoted
    from _json import make_scanner as _make_scanner
except ImportError:  # not CPython's usual build
    import json

    _make_scanner = None  # type: ignore[assignment,misc]
    _quoted = json.dumps

if TYPE_CHECKING:
    from typing import Any


class _Settings:
    """What the scanner of CPython's own json package asks for."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, float
    memo: dict[str, str] = {}  # noqa: RUF012


def loads(data: bytes | str) -> Any:
    """Raises ValueError where the text is not JSON in UTF-8."""
    text = data if isinstance(data, str) else data.decode("utf-8")
    if _make_scanner is None:
        return json.loads(text)
    try:
        value, end = _make_scanner(_Settings)(text, 0)  # type: ignore[arg-type,unused-ignore]
    except StopIteration:
        raise ValueError("no JSON value") from None
    if text[end:].strip():
        raise ValueError("text after the JSON value")
    return value


def dumps(value: Any) -> bytes:
    """Of None, bool, int, finite float, str, and lists, tuples and dicts (with str keys) of them."""
    return _text(value).encode()


def _text(value: Any) -> str:
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_text, value)) + "]"
    return repr(value)
