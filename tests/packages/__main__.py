"""python -m tests.packages [name ...]: the table, and every difference with what the test said."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.packages.prepare import Prepared, prepare
from tests.packages.report import DIFFERS, heading, row, told
from tests.packages.runs import run
from tests.packages.suites import SUITES, Suite


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.packages", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help="packages to run; default: all")
    parser.add_argument("--folder", type=Path, help="where the environments are made and kept; default: a temporary folder")
    parser.add_argument("--list", action="store_true", help="only name the packages")
    options = parser.parse_args()
    known = {suite.name: suite for suite in SUITES}
    unknown = set(options.names) - set(known)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))} (known: {', '.join(known)})")
    if options.list:
        print(*known, sep="\n")
        return 0
    suites = [known[name] for name in options.names or known]
    if options.folder:
        return report(suites, options.folder.resolve())
    with tempfile.TemporaryDirectory() as folder:
        return report(suites, Path(folder).resolve())


def report(suites: list[Suite], folder: Path) -> int:
    """1 when any test differs."""
    details: list[str] = []
    print(heading(), flush=True)
    for suite in suites:
        place = folder / suite.name
        prepared = Prepared(place) if (place / "run_suite.py").exists() else prepare(suite, place)
        interpreted, compiled = run(suite, prepared, "interpreted"), run(suite, prepared, "compiled")
        print(row(suite.name, interpreted, compiled), flush=True)
        details += told(suite.name, interpreted, compiled)
    print(*details, sep="\n")
    return int(any(line.startswith(DIFFERS) for line in details))


if __name__ == "__main__":
    sys.exit(main())
