"""Go's CPU profiles (pprof: gzipped protocol buffers) as stacks of Python functions and lines.

Frames of generated code carry the Python file and line. What stands below them is the runtime's own
work ("runtime") or CPython's ("CPython").
"""

from __future__ import annotations

import ast
import gzip
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from grumpy_hook.errors import GrumpyError

_PYTHON = re.compile(r"/m/[^.]*\.(?:f|gen)_\d+(?:p\d+|[a-z]*)$")  # what the emitter calls the code of a Python function
_BODY = re.compile(r"\.f_0(p\d+)?$")  # a module's own code, whole or in pieces (`emit.pieces`)
BORDER = ("goruntime/border", "runtime.cgocall", "runtime._ExternalCode", "runtime._System", "_cgo", "runtime.asmcgocall")


class Frame(NamedTuple):
    """One Python function at one line; `path` is "" for the runtime and for CPython."""

    name: str
    path: str
    line: int


class Stack(NamedTuple):
    """Outermost first."""

    frames: tuple[Frame, ...]
    seconds: float


def read_folder(folder: Path) -> list[Stack]:
    """Every profile that the processes of a run left in the folder."""
    return [stack for path in sorted(folder.glob("*.pb.gz")) for stack in read(path)]


def read(path: Path) -> list[Stack]:
    """Raises GrumpyError where the file is no CPU profile."""
    try:
        data = gzip.decompress(path.read_bytes())
        return list(_stacks(_Profile(data)))
    except (OSError, EOFError, IndexError, ValueError) as error:
        raise GrumpyError(f"{path} is not a profile: {error}") from None


def line_seconds(path: Path, source: str) -> dict[int, float]:
    """Seconds by line of one source file: what the samples spent on the line or below it."""
    found: dict[int, float] = defaultdict(float)
    for stack in read_folder(path) if path.is_dir() else read(path):
        for line in {frame.line for frame in stack.frames if frame.path == source}:
            found[line] += stack.seconds
    return dict(found)


def _stacks(profile: _Profile) -> Iterator[Stack]:
    names = _names(profile)
    for locations, values in profile.samples:
        frames: list[Frame] = []
        below = polled = ""
        for function, file, line in (entry for location in locations for entry in profile.locations.get(location, ())):  # innermost first
            if not file.endswith(".py"):
                if not frames and not below:
                    below = "CPython" if any(function.startswith(sign) for sign in BORDER) else "runtime"
            elif function.endswith("_poll"):
                polled = function.removesuffix("_poll")  # it was called by the same call of the function
            elif function == polled:
                polled = ""
            elif function in names:
                name = names[function]
                frames.append(Frame(name, file, line if qualified_name(file, line) == name else 0))
        tail = (Frame(below, "", 0),) if below else ()
        if frames or tail:
            yield Stack((*frames[::-1], *tail), values[-1] / 1e9)


def _names(profile: _Profile) -> dict[str, str]:
    """Go function -> Python function, by most of the lines seen in it: those of its entry may be another's."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for function, file, line in (entry for entries in profile.locations.values() for entry in entries):
        if _PYTHON.search(function):
            votes[function][Path(file).stem if _BODY.search(function) else qualified_name(file, line)] += 1
    return {function: found.most_common(1)[0][0] for function, found in votes.items()}


@cache
def _definitions(path: str) -> tuple[list[int], list[tuple[int, str]]]:
    """Sorted first lines of the functions in a file, with the last line and qualified name of each."""
    found: list[tuple[int, int, str]] = []

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                if not isinstance(child, ast.ClassDef):
                    found.append((child.lineno, child.end_lineno or child.lineno, prefix + child.name))
                visit(child, f"{prefix}{child.name}.")
            else:
                visit(child, prefix)

    try:
        visit(ast.parse(Path(path).read_bytes()), "")
    except (OSError, SyntaxError, ValueError):
        return [], []
    found.sort()
    return [first for first, _, _ in found], [(last, name) for _, last, name in found]


def qualified_name(path: str, line: int) -> str:
    """The innermost function of the file that has the line."""
    firsts, rest = _definitions(path)
    for at in range(bisect_right(firsts, line) - 1, -1, -1):
        last, name = rest[at]
        if line <= last:
            return name
    return Path(path).stem


class _Profile:
    """The messages of profile.proto that matter: samples, locations, functions, strings."""

    def __init__(self, data: bytes) -> None:
        self.samples: list[tuple[list[int], list[int]]] = []
        self.locations: dict[int, list[tuple[str, str, int]]] = {}
        strings: list[str] = []
        locations: list[bytes] = []
        functions: dict[int, tuple[int, int]] = {}
        for number, value in _fields(data):
            if not isinstance(value, bytes):
                continue
            if number == 2:
                sample = _group(value)
                self.samples.append((_packed(sample[1]), _packed(sample[2])))
            elif number == 4:
                locations.append(value)
            elif number == 5:
                row = _group(value)
                functions[_number(row[1])] = (_number(row[2]), _number(row[4]))
            elif number == 6:
                strings.append(value.decode("utf-8", "replace"))
        if not self.samples and not strings:
            raise ValueError("it has no samples")
        for location in locations:
            row = _group(location)
            lines = [_group(line) for line in row[4] if isinstance(line, bytes)]  # innermost of inlined calls first
            entries = [(functions.get(_number(line[1]), (0, 0)), _number(line[2])) for line in lines]
            self.locations[_number(row[1])] = [(strings[name], strings[file], line) for (name, file), line in entries]


def _group(data: bytes) -> defaultdict[int, list[int | bytes]]:
    found: defaultdict[int, list[int | bytes]] = defaultdict(list)
    for number, value in _fields(data):
        found[number].append(value)
    return found


def _number(values: list[int | bytes]) -> int:
    return values[0] if values and isinstance(values[0], int) else 0


def _packed(values: list[int | bytes]) -> list[int]:
    found: list[int] = []
    for value in values:
        if isinstance(value, int):
            found.append(value)
            continue
        at = 0
        while at < len(value):
            number, at = _varint(value, at)
            found.append(number)
    return found


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, kind = tag >> 3, tag & 7
        if kind == 0:
            value, at = _varint(data, at)
            yield number, value
        elif kind == 2:
            size, at = _varint(data, at)
            if at + size > len(data):
                raise ValueError("it is cut short")
            yield number, data[at : at + size]
            at += size
        elif kind in (1, 5):
            at += 8 if kind == 1 else 4
        else:
            raise ValueError(f"wire type {kind}")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def hottest(stacks: list[Stack], most: int = 10) -> list[tuple[Frame, float]]:
    """The lines with the most time of their own, the runtime's work for them included."""
    found: Counter[Frame] = Counter()
    for stack in stacks:
        own = [frame for frame in stack.frames if frame.path]
        if own:
            found[own[-1]] += stack.seconds  # type: ignore[assignment]
    return [(frame, float(seconds)) for frame, seconds in found.most_common(most)]
