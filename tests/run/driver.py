"""Imports cases in this process and prints what each prints: driver.py interpreted|compiled REPORT NAME...

Every case's output ends with a line naming it, so that the reader knows how far a process came. REPORT
is a JSON file that receives the state of each compiled module.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

END = "\x1e end of "


def main(mode: str, report: str, names: list[str]) -> None:
    sys.path.insert(0, str(Path(report).parent))
    sys.path.insert(0, str(Path(__file__).parent))
    every = None
    if mode == "compiled":
        import grumpy_hook

        grumpy_hook.install(include=["cases.*", "every_case"])
        every = importlib.import_module("every_case")
    for name in names:
        try:
            every.run(name) if every else importlib.import_module(f"cases.{name}")
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
        print(f"{END}{name}", flush=True)
    if every:
        states = {name: status.state for name, status in grumpy_hook.status().items()}
        Path(report).write_text(json.dumps(states), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
