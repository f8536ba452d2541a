"""Times one of pyperformance's programs in this process: one.py plain|hook FOLDER NAME -> a line of JSON.

FOLDER holds the programs as bm_NAME.py (or as extensions that a compiler made of them). Runs under any
Python from 3.9 on, so that other implementations can be measured beside this one.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "e2e"))

from programs import PROGRAMS

SECONDS = 2.0  # time to warm up too, for those that compile while they run


def main(mode: str, folder: Path, name: str) -> None:
    sys.path.insert(0, str(folder))
    if mode == "hook":
        import grumpy_hook

        grumpy_hook.install(include=[f"bm_{name}"], strict=True)
    run = PROGRAMS[name]
    with contextlib.redirect_stdout(io.StringIO()):
        module = importlib.import_module(f"bm_{name}")
        result = repr(run(module, folder))
        best, end = float("inf"), time.perf_counter() + SECONDS
        while (begin := time.perf_counter()) < end:
            run(module, folder)
            best = min(best, time.perf_counter() - begin)
    print(json.dumps({"seconds": best, "result": hashlib.sha256(result.encode()).hexdigest()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
