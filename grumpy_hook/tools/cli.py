"""The `grumpy` command: `run` starts at once, the rest goes through typer; an error of ours ends in one line."""

from __future__ import annotations

import sys

from grumpy_hook import log
from grumpy_hook.errors import GrumpyError


def main() -> None:
    try:
        if sys.argv[1:2] == ["run"] and sys.argv[2:3] not in ([], ["--help"]):
            from grumpy_hook.tools.run import run

            sys.exit(run(sys.argv[2:]))
        else:
            from grumpy_hook.tools.commands import app

            app(prog_name="grumpy")
    except GrumpyError as error:
        log.say(str(error), "quiet")
        sys.exit(1)
