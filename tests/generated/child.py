"""In the process that runs a module of programs: child.py MODE FOLDER MODULE REPORT FIRST.

Runs the module's case_ functions in their order from number FIRST on; before each, a line that names it.
MODE "build" only imports it: REPORT receives the module's state as JSON.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

MARK = "\x1e"


def main(mode: str, folder: str, name: str, report: str, first: int) -> None:
    sys.path.insert(0, folder)
    if mode != "interpreted":
        import grumpy_hook

        grumpy_hook.install(include=[name])
    module = importlib.import_module(name)
    if mode == "build":
        status = grumpy_hook.status()[name]
        rows = [[row.qualname, row.reason] for row in status.hosted]
        Path(report).write_text(json.dumps([status.state, status.reason, status.functions, rows]), encoding="utf-8")
        return
    cases = [value for key, value in vars(module).items() if key.startswith("case_")]
    for case in cases[first:]:
        print(f"{MARK}{case.__name__}", flush=True)
        try:
            case()
        except BaseException as error:
            print(f"{type(error).__name__}: {module.words(error)}", module.places(error))
    print(f"{MARK}end", flush=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
