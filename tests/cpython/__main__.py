"""python -m tests.cpython [MODULE ...]: CPython's own tests, interpreted and compiled, compared test by test.

MODULE is a name as in `list` for test.test_list; without any, all of modules.py. The table goes to the
terminal; report.json and report.html to the folder of --out. What ran interpreted is kept there and, with
--reuse, not run again.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path

from tests.cpython import report
from tests.cpython.comparing import Comparison, compare
from tests.cpython.modules import MODULES, file_name, lacking, patterns
from tests.cpython.running import ROOT, Outcomes, run_module

OUT = ROOT / "build" / "cpython" / platform.python_version()


def interpreted(name: str, kept: Path, reuse: bool, patience: float) -> Outcomes:
    if reuse and kept.exists():
        return Outcomes(**json.loads(kept.read_text(encoding="utf-8")))
    outcomes = run_module(file_name(name), (), patience)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(asdict(outcomes)), encoding="utf-8")
    return outcomes


def examine(name: str, out: Path, reuse: bool = False, patience: float = 120, building: float = 900) -> Comparison:
    missing = lacking(name)
    if missing:
        return Comparison(name, skipped=missing)
    before = interpreted(name, out / f"{name}.interpreted.json", reuse, patience)
    return compare(name, before, run_module(file_name(name), patterns(name), patience, building))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.cpython", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the report (default: %(default)s)")
    parser.add_argument("--reuse", action="store_true", help="take the interpreted results of the last run")
    parser.add_argument("--patience", type=float, default=120, help="seconds that one test may take (default: %(default)s)")
    options = parser.parse_args()
    os.environ.setdefault("GRUMPY_CACHE_DIR", str(ROOT / "cache"))
    rows = []
    for name in [name.removeprefix("test_") for name in options.modules] or MODULES:
        rows.append(examine(name, options.out, options.reuse, options.patience))
        print(rows[-1].skipped or "  ".join(f"{c} {v}" for c, v in zip(report.COLUMNS, report.cells(rows[-1]), strict=True)), flush=True)
        report.write(rows, options.out)
    print(f"\n{report.table(rows)}\n\n{report.verdict(rows)}\n{options.out / 'report.html'}")
    return 1 if any(row.dead or row.differences for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
