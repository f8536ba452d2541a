"""Which calls Go is to put into their callers: those of quick versions (``f_Nq``, ``f_Nt``).

Go inlines functions up to a size that most of them exceed, and larger ones only at calls that a profile shows to be
hot. The profile written here, in the form that ``go tool preprofile`` gives, names all of them in the versions of
functions that mostly run. Functions of over 5,000 nodes get nothing inlined by Go either way.
"""

from __future__ import annotations

import os
import re

from grumpy_hook.build.flags import GCFLAGS
from grumpy_hook.build.project import MODULE
from grumpy_hook.hashing import digest

HEADER = "GO PREPROFILE V1\n"
LINE = re.compile(r"//line .*:(\d+)$")
FUNCTION = re.compile(r"func (\w+)\(")
QUICK = re.compile(r"\b(f_\d+[qt])\(")
RARE = re.compile(r"f_\d+(r|x\d+|\w*_poll)$")  # what runs after a guess was wrong


def flags(folder: str) -> list[str]:
    """Writes the profiles of a project's packages; the flags of `go build` that name them. A file's name changes with
    what it holds, as Go keeps packages by their flags."""
    found = []
    for root, _, files in sorted(os.walk(os.path.join(folder, "m"))):
        package = os.path.relpath(root, folder).replace(os.sep, "/")
        edges: list[str] = []
        for name in sorted(name for name in files if name.endswith(".go")):
            with open(os.path.join(root, name), encoding="utf-8") as file:
                edges += _edges(file.read(), f"{MODULE}/{package}")
        if edges:
            text = HEADER + "".join(dict.fromkeys(edges))
            profile = f"{package}/inline-{digest(text.encode())[:16]}.txt"
            with open(os.path.join(folder, profile), "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            found.append(f"-gcflags={MODULE}/{package}={GCFLAGS} -pgoprofile={profile} -d=pgoinlinecdfthreshold=100")
    return found


def _edges(text: str, package: str) -> list[str]:
    """Caller, callee, distance in lines: as Go counts them, which is by the //line comments."""
    edges = []
    caller, begin, line = "", 0, 0
    for source in text.splitlines():
        line += 1
        if moved := LINE.match(source):
            line = int(moved[1]) - 1
        elif function := FUNCTION.match(source):
            caller, begin = function[1], line
        elif not RARE.match(caller):
            edges += [f"{package}.{caller}\n{package}.{callee}\n{line - begin} 1\n" for callee in QUICK.findall(source)]
    return edges
