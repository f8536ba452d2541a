"""python -m tests.workloads [name ...]: a line for each job; the exit code is 1 when a result differs."""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.workloads.jobs import JOBS

HERE = Path(__file__).parent


def run(mode: str, site: Path, name: str, seconds: float) -> dict[str, object] | None:
    """What child.py found, None where it failed; its words go to this process's own."""
    words = [sys.executable, str(HERE / "child.py"), mode, str(site), name, str(seconds)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 and done.stdout else None


def measure(name: str, site: Path, seconds: float) -> tuple[float | None, str]:
    """How many times as fast as interpreted, and the line that says so: the best of two runs each, taken in turn."""
    runs: dict[str, list[dict[str, object]]] = {"plain": [], "hook": []}
    for mode in ("plain", "hook") * 2:
        found = run(mode, site, name, seconds)
        if found is None:
            return None, f"{name:18} failed {'compiled' if mode == 'hook' else 'interpreted'}"
        runs[mode].append(found)
    best = {mode: min(float(str(found["seconds"])) for found in results) for mode, results in runs.items()}
    ratio = best["plain"] / best["hook"]
    line = f"{name:18} {best['plain'] * 1e3:9.2f} {best['hook'] * 1e3:9.2f} ms {ratio:6.2f}x  {runs['hook'][-1]['modules']} modules"
    if len({str(found["digest"]) for results in runs.values() for found in results}) > 1:
        return None, line + "  the result DIFFERS"
    return ratio, line


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.workloads", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"jobs to run; default: all of {', '.join(JOBS)}")
    parser.add_argument("--folder", type=Path, help="where the packages are installed and kept; default: a temporary folder")
    parser.add_argument("--seconds", type=float, default=1.5, help="of each of the four runs of a job")
    options = parser.parse_args()
    if unknown := set(options.names) - set(JOBS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    names = options.names or list(JOBS)
    with tempfile.TemporaryDirectory() as temporary:
        site = (options.folder or Path(temporary)).resolve()
        needs = sorted({need for name in names for need in JOBS[name].needs})
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "--target", str(site)]
        if needs:
            subprocess.run([*pip, *needs], check=True)
        print(f"{'':18} {'plain':>9} {'compiled':>9}")
        ratios = []
        for name in names:
            ratio, line = measure(name, site, options.seconds)
            ratios.append(ratio)
            print(line, flush=True)
    known = [ratio for ratio in ratios if ratio is not None]
    if known:
        print(f"geometric mean {math.exp(sum(map(math.log, known)) / len(known)):.2f}x")
    return int(None in ratios)


if __name__ == "__main__":
    sys.exit(main())
