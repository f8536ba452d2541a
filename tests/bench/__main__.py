"""`make bench`: unmodified public programs under every engine that is installed, and two threads against one.

Prints the tables, and with --readme writes them and the chart into the README.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from pathlib import Path

from tests.bench.engines import Engine, engines
from tests.e2e.programs import PROGRAMS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHART = "speed.svg"
BEGIN, END = "<!-- bench: written by `make bench` -->", "<!-- /bench -->"
Table = dict[str, dict[str, float]]


def timed(engine: Engine, program: str) -> dict[str, object] | None:
    """What one.py found, None where the engine cannot run the program."""
    words = [engine.python, str(HERE / "one.py"), engine.mode, str(engine.folder), program]
    environ = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=300, env=environ, check=False)
    except subprocess.TimeoutExpired:
        return None
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 and done.stdout else None


def measure(found: list[Engine], programs: list[str]) -> Table:
    """program -> engine -> times as fast as CPython; a result that differs from CPython's does not count."""
    table: Table = {}
    for program in programs:
        runs = {engine.name: timed(engine, program) for engine in found}
        base = runs["CPython"]
        if base is None:
            raise SystemExit(f"{program} does not run under CPython")
        same = {name: run for name, run in runs.items() if run and run["result"] == base["result"]}
        table[program] = {name: float(str(base["seconds"])) / float(str(run["seconds"])) for name, run in same.items()}
        print(f"{program:20}", *(f"{name} {ratio:.2f}" for name, ratio in table[program].items()), flush=True)
    return table


def mean(table: Table, name: str) -> float:
    ratios = [row[name] for row in table.values() if name in row]
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else 0.0


def scaling(work: Path) -> dict[str, dict[str, list[float]]]:
    rows = {}
    for mode in ("plain", "hook"):
        done = subprocess.run([sys.executable, str(HERE / "scaling.py"), mode, str(work)], capture_output=True, text=True, check=True)
        rows[mode] = json.loads(done.stdout)
    return rows


def text(table: Table, names: list[str], threads: dict[str, dict[str, list[float]]]) -> str:
    """The two tables in Markdown."""
    machine = f"{platform.machine()}, {os.cpu_count()} processors"
    out = [f"Times as fast as CPython {platform.python_version()} on one machine, in one run ({machine}):", ""]
    out += ["| program | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for program, row in table.items():
        out.append(f"| {program} | " + " | ".join(f"{row[name]:.2f}" if name in row else "-" for name in names) + " |")
    out.append("| **geometric mean** | " + " | ".join(f"**{mean(table, name):.2f}**" for name in names) + " |")
    out += ["", "Two threads against one (2.00: both processors fully used):", ""]
    out += ["| work | CPython | grumpy_hook | one thread, times as fast |", "|---|---|---|---|"]
    for name, (seconds, gain) in threads["hook"].items():
        plain_seconds, plain_gain = threads["plain"][name]
        out.append(f"| {name} | {plain_gain:.2f} | {gain:.2f} | {plain_seconds / seconds:.2f} |")
    return "\n".join(out)


def chart(table: Table, names: list[str]) -> None:
    """Bars of every engine for each program, on a logarithmic scale."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "grumpy_hook"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(12, 4.5))
    width = 0.8 / len(names)
    programs = [*table, "geometric mean"]
    for at, name in enumerate(names):
        heights = [row.get(name, math.nan) for row in table.values()] + [mean(table, name)]
        axes.bar([x + at * width for x in range(len(programs))], heights, width, label=name)
    axes.axhline(1, color="black", linewidth=0.8)
    axes.set_yscale("log")
    axes.set_yticks([0.5, 1, 2, 5, 10, 20], ["0.5", "1", "2", "5", "10", "20"])
    axes.set_ylabel("times as fast as CPython")
    axes.set_xticks([x + 0.4 - width / 2 for x in range(len(programs))], programs, rotation=40, ha="right")
    axes.legend()
    figure.tight_layout()
    figure.savefig(ROOT / CHART, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("programs", nargs="*", default=list(PROGRAMS))
    parser.add_argument("--readme", action="store_true", help="write tables and chart into the README")
    options = parser.parse_args()
    work = Path(os.environ["GRUMPY_CACHE_DIR"]) / "bench"
    found = engines(work, options.programs)
    table = measure(found, options.programs)
    names = [engine.name for engine in found[1:] if any(engine.name in row for row in table.values())]
    printed = text(table, names, scaling(work))
    print("\n" + printed)
    if options.readme:
        readme = ROOT / "README.md"
        before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        readme.write_text(f"{before}{BEGIN}\n![speed]({CHART})\n\n{printed}\n{END}{after}", encoding="utf-8")
        chart(table, names)


if __name__ == "__main__":
    main()
