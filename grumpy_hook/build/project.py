"""The Go project of one image on disk: the compiler's files and the go.mod that ties them to goruntime."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping

from grumpy_hook.errors import BuildError

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MODULE = "pyimage"  # what generated packages are imported under; Go has a package "image" of its own


@functools.cache
def goruntime_dir() -> str:
    """The Go runtime: beside the package in a checkout, inside it in an installed wheel."""
    for folder in (os.path.join(PACKAGE, "goruntime"), os.path.join(os.path.dirname(PACKAGE), "goruntime")):
        if os.path.isfile(os.path.join(folder, "go.mod")):
            return folder
    raise BuildError("the Go runtime that belongs to grumpy_hook is missing", cure="reinstall grumpy_hook")


@functools.cache
def minimum_go() -> str:
    """The Go version that goruntime's own go.mod asks for."""
    with open(os.path.join(goruntime_dir(), "go.mod"), encoding="utf-8") as file:
        found = [words[1] for line in file if len(words := line.split()) == 2 and words[0] == "go"]
    if not found:
        raise BuildError("goruntime/go.mod names no Go version", cure="reinstall grumpy_hook")
    return found[0]


def go_mod() -> str:
    return f'module {MODULE}\n\ngo {minimum_go()}\n\nrequire goruntime v0.0.0\n\nreplace goruntime => "{goruntime_dir()}"\n'


def write_project(folder: str, files: Mapping[str, str]) -> None:
    """`files` are relative paths; each is written new, so `folder` must hold none of them."""
    for relative, text in {"go.mod": go_mod(), **files}.items():
        path = os.path.normpath(os.path.join(folder, relative))
        if not path.startswith(os.path.join(folder, "")):
            raise BuildError(f"the compiler wrote a file outside its project: {relative}")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
