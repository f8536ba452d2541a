"""How import paths are spelled as module names.

Each element of the path is one of the module name. What no Python identifier can hold (dots, dashes) is an
underscore: `github.com/google/uuid` is `__go__.github_com.google.uuid`; a keyword gets an underscore at its end.
Two paths that are spelled alike cannot both be imported in one project.
"""

from __future__ import annotations

import keyword

ROOT = "__go__"
BUILTIN = "builtin"


def element(part: str) -> str:
    """One element of an import path as an identifier."""
    spelled = "".join(c if c.isascii() and c.isalnum() else "_" for c in part)
    if spelled[:1].isdigit():
        spelled = "_" + spelled
    return spelled + "_" if keyword.iskeyword(spelled) else spelled


def module_name(path: str) -> str:
    return ".".join([ROOT, *map(element, path.split("/"))])


def is_go(name: str) -> bool:
    """Whether a module name stands for a Go package."""
    return name.startswith(ROOT + ".")


def parts(name: str) -> tuple[str, ...]:
    """The elements of a module name below `__go__`."""
    return tuple(name.split(".")[1:])


def is_spelling_of(spelled: tuple[str, ...], path: str) -> bool:
    return tuple(map(element, path.split("/"))) == spelled
