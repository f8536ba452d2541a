"""`grumpy run SCRIPT|-m MODULE [args]`: as `python` would, with the hook installed and the script compiled too."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from grumpy_hook import config
from grumpy_hook.errors import GrumpyError
from grumpy_hook.hook import manager
from grumpy_hook.hook.manager import Hook
from grumpy_hook.hook.script import run_module, run_path

USAGE = "grumpy run [--watch] [--restart] [--strict] [--include PATTERN] [--exclude PATTERN] SCRIPT|-m MODULE [ARGS...]"


class Request(NamedTuple):
    """One command line, taken apart. Exactly one of `script` and `module` is given."""

    script: str | None
    module: str | None
    arguments: list[str]
    settings: dict[str, object]


def parse(words: Sequence[str]) -> Request:
    """Our options stand before the script or -m; all that follows belongs to the program."""
    settings: dict[str, object] = {}
    flags = {"--strict": "strict", "--watch": "watch", "--restart": "watch_restart"}
    patterns: dict[str, list[str]] = {"--include": [], "--exclude": []}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in flags:
            settings[flags[word]] = True
        elif word in patterns:
            patterns[word].append(_operand(word, rest))
        elif word == "-m":
            return Request(None, _operand(word, rest), rest, _with(settings, patterns))
        elif word.startswith("-"):
            _wrong(f"no such option: {word}")
        else:
            return Request(word, None, rest, _with(settings, patterns))
    _wrong("a script or -m MODULE is needed")


def run(words: Sequence[str]) -> int:
    """The program's exit status; SystemExit and KeyboardInterrupt pass through."""
    request = parse(words)
    if request.script is not None:
        folder = os.path.dirname(os.path.realpath(request.script))
        del sys.path[0]  # the folder of this command; the script's own takes its place
        return run_path(_install(folder, request), request.script, request.arguments)
    sys.path[0] = os.getcwd()
    return run_module(_install(os.getcwd(), request), str(request.module), request.arguments)


def _install(folder: str, request: Request) -> Hook:
    """The project root is the program's, not the one of this command's own file."""
    settings = request.settings
    if not os.environ.get("GRUMPY_ROOT"):
        settings = {"root": config.find_root(folder), **settings}
    return manager.install(config.load(settings))


def _with(settings: dict[str, object], patterns: dict[str, list[str]]) -> dict[str, object]:
    return {**settings, **{name.removeprefix("--"): tuple(given) for name, given in patterns.items() if given}}


def _operand(option: str, rest: list[str]) -> str:
    if not rest:
        _wrong(f"{option} needs a value")
    return rest.pop(0)


def _wrong(message: str) -> NoReturn:
    raise GrumpyError(message, USAGE)
