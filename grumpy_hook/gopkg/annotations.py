"""Annotations as gobindgen writes them, for people and for stubs.

It writes `_t.` for module typing, `_go.` for our own types and `__go__:net/url:URL` for a type of another package.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from grumpy_hook.gopkg.spelling import module_name

_OTHER = re.compile(r"__go__:([^:]+):(\w+)")


def readable(text: str) -> str:
    """For help() and inspect.signature."""
    return other_types(text, lambda path, name: f"{module_name(path)}.{name}").replace("_t.", "").replace("_go.", "")


def other_types(text: str, spell: Callable[[str, str], str]) -> str:
    return _OTHER.sub(lambda m: spell(m[1], m[2]), text)
