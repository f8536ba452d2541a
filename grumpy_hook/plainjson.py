"""Reading JSON without the json package, which brings the regular expressions along: a warm import reads three small files."""

from __future__ import annotations

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class _Settings:
    """What the scanner of CPython's own json package asks for."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, float
    memo: dict[str, str] = {}  # noqa: RUF012


def loads(data: bytes) -> Any:
    """Raises ValueError where the text is not JSON in UTF-8."""
    text = data.decode("utf-8")
    try:
        from _json import make_scanner  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        import json

        return json.loads(text)
    try:
        value, end = make_scanner(_Settings)(text, 0)  # type: ignore[arg-type,unused-ignore]
    except StopIteration:
        raise ValueError("no JSON value") from None
    if text[end:].strip():
        raise ValueError("text after the JSON value")
    return value
