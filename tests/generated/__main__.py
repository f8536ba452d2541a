"""python -m tests.generated [--minutes M] [--seed S]: generated programs for a time; every mismatch, made small."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.generated.batch import compare
from tests.generated.definitions import program
from tests.generated.reduce import smaller


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.generated", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=0, help="the first batch; the same seeds write the same programs")
    parser.add_argument("--batch", type=int, default=100, help="programs in one module")
    parser.add_argument("--reduce", type=int, default=5, help="how many mismatches of a batch are made small")
    parser.add_argument("--folder", type=Path, help="where the programs are kept; default: a temporary folder")
    options = parser.parse_args()
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
        return fuzz(options, options.folder.resolve())
    with tempfile.TemporaryDirectory() as folder:
        return fuzz(options, Path(folder).resolve())


def fuzz(options: argparse.Namespace, folder: Path) -> int:
    """1 after any mismatch."""
    end = time.monotonic() + options.minutes * 60
    seed, count, bad, functions, hosted = options.seed, 0, 0, 0, 0
    while time.monotonic() < end:
        programs = [program(random.Random(f"{seed}/{n}"), f"{seed}_{n}") for n in range(options.batch)]
        outcome = compare(programs, folder, f"programs{seed}")
        count += len(programs)
        functions += outcome.functions
        hosted += len(outcome.hosted)
        bad += len(outcome.mismatches)
        for mismatch in outcome.mismatches[: options.reduce]:
            found = smaller(mismatch, folder)
            print(f"--- seed {seed}\n{found.program}\n--- interpreted\n{found.interpreted}\n--- compiled\n{found.compiled}", flush=True)
        print(f"seed {seed}: {len(outcome.mismatches)} of {len(programs)} differ; {count} programs, {bad} differ, {functions} functions, {hosted} hosted", flush=True)
        seed += 1
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
