"""Everyday functions interpreted and compiled: `make idioms`, or NAMES="text calls.closures" for some of them.

Prints each one's times and the ratio, slowest first: what is below 1.00 got slower by being compiled. Results that
differ are an error. The functions of a file share a process, as those of a module do; --alone gives each its own.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib
import json
import math
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
SECONDS = 0.1  # for one function in one process
Times = dict[str, tuple[float, str]]


def functions(module: str) -> list[str]:
    """The measured ones: public and without parameters."""
    tree = ast.parse((HERE / f"{module}.py").read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return [node.name for node in found if not node.name.startswith("_") and not ast.unparse(node.args)]


def timed(mode: str, module: str, names: list[str]) -> Times:
    """name -> the best time in seconds and a digest of the result, in this process."""
    sys.path.insert(0, str(HERE.parent))
    if mode == "compiled":
        import grumpy_hook

        grumpy_hook.install(include=[f"idioms.{module}"], strict=True)
    space = importlib.import_module(f"idioms.{module}")
    found = {}
    for name in names:
        run = getattr(space, name)
        result = repr(run())
        best, end = float("inf"), time.perf_counter() + SECONDS
        while (begin := time.perf_counter()) < end:
            run()
            best = min(best, time.perf_counter() - begin)
        found[name] = best, hashlib.sha256(result.encode()).hexdigest()
    return found


def child(mode: str, module: str, names: list[str]) -> Times:
    words = [sys.executable, "-m", "tests.bench.idioms", "--child", mode, module, *names]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=HERE.parents[2])
    if done.returncode:
        raise SystemExit(f"{module} ({mode}): {done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def chosen(words: list[str]) -> dict[str, list[str]]:
    """module -> names, of words as `text` and `text.palindromes`; everything if there are none."""
    files = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    picked: dict[str, list[str]] = {}
    for word in words or files:
        module, _, name = word.partition(".")
        picked.setdefault(module, []).extend([name] if name else functions(module))
    return picked


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.idioms", description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        mode, module, *names = given.names
        print(json.dumps(timed(mode, module, names)))
        return
    rows: dict[str, dict[str, float]] = {}
    for module, names in chosen(given.names).items():
        for group in [[name] for name in names] if given.alone else [names]:
            for _ in range(given.rounds):
                runs = {mode: child(mode, module, group) for mode in ("plain", "compiled")}
                for name in group:
                    if runs["plain"][name][1] != runs["compiled"][name][1]:
                        raise SystemExit(f"{module}.{name}: another result when compiled")
                    row = rows.setdefault(f"{module}.{name}", {})
                    for mode, run in runs.items():
                        row[mode] = min(row.get(mode, math.inf), run[name][0])
    ratios = {name: row["plain"] / row["compiled"] for name, row in rows.items()}
    for name in sorted(ratios, key=ratios.__getitem__):
        print(f"{name:30} {rows[name]['plain'] * 1e6:9.1f} us {rows[name]['compiled'] * 1e6:9.1f} us {ratios[name]:7.2f}")
    slower = sum(ratio < 1 for ratio in ratios.values())
    print(f"geometric mean {math.exp(sum(map(math.log, ratios.values())) / len(ratios)):.2f}, below 1.00: {slower} of {len(ratios)}")


if __name__ == "__main__":
    main()
