"""What the border has to know of module re to run its patterns."""

from __future__ import annotations

import re

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

__all__ = ["regex_sample", "scanner_at", "template_parts"]


def regex_sample(kinds: list[str], functions: list[str]) -> tuple[Any, ...] | None:
    """A pattern, a match of it, the pattern's code as the compiler made it, and the names of the code's numbers by kind.

    Then the module's functions of those names, what they find their pattern with, and a bound method. None where this version has no
    such compiler.
    """
    source, flags = r"(?P<a>x+)|b(?:[^a-c\d]|(e)){1,3}?$", int(re.IGNORECASE | re.MULTILINE)
    pattern = re.compile(source, flags)
    try:
        from re import _compiler, _constants, _parser  # type: ignore[attr-defined]

        code = [int(word) for word in _compiler._code(_parser.parse(source, flags), flags)]
        names = [[number.name for number in getattr(_constants, kind)] for kind in kinds]
        find = re._compile  # type: ignore[attr-defined]
    except (ImportError, AttributeError):
        return None
    return pattern, pattern.search("a-xX", 1), code, names, [getattr(re, name) for name in functions], find, pattern.match


def template_parts(pattern: re.Pattern[Any], text: Any) -> list[Any]:
    """The replacement of sub() taken apart: texts, and the numbers of the groups between them."""
    from re import _parser  # type: ignore[attr-defined]

    parsed = _parser.parse_template(text, pattern)
    if isinstance(parsed, tuple):  # 3.11: where the groups stand among the literals
        groups, parts = parsed
        for at, group in groups:
            parts[at] = group
        return parts
    return [part for part in parsed if part or isinstance(part, int)]


def scanner_at(pattern: Any, text: Any, pos: int, endpos: int, steps: int) -> Any:
    """A scanner that has looked so many times."""
    scanner = pattern.scanner(text, pos, endpos)
    for _ in range(steps):
        scanner.search()
    return scanner
