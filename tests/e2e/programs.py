"""Runs pyperformance's own programs in this process: programs.py interpreted|compiled FOLDER [NAME...]

FOLDER holds them unmodified as bm_NAME.py. One line a program: its name and the digest or value of what
it computed, not of how long it took. With TIMES=1 in the environment the time follows on standard error.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import os
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

Program = Callable[[Any, Path], object]
PROGRAMS: dict[str, Program] = {}


def program(run: Program) -> Program:
    PROGRAMS[run.__name__.removeprefix("run_")] = run
    return run


class Runner:
    """Stands in for pyperf's: calls what it is asked to time, once."""

    def __init__(self) -> None:
        self.metadata: dict[str, object] = {}

    def bench_func(self, name: str, function: Callable[..., object], *arguments: object) -> None:
        function(*arguments)


@program
def run_nbody(m: Any, folder: Path) -> object:
    m.offset_momentum(m.BODIES["sun"])
    m.advance(0.01, 2000)
    return m.report_energy(), m.SYSTEM


@program
def run_fannkuch(m: Any, folder: Path) -> object:
    return m.fannkuch(7)


@program
def run_richards(m: Any, folder: Path) -> object:
    return m.Richards().run(1)


@program
def run_richards_super(m: Any, folder: Path) -> object:
    return m.Richards().run(1)


@program
def run_deltablue(m: Any, folder: Path) -> object:
    return m.delta_blue(60)


@program
def run_raytrace(m: Any, folder: Path) -> object:
    picture = folder / f"raytrace{os.getpid()}.ppm"
    m.bench_raytrace(1, 30, 30, str(picture))
    return hashlib.sha256(picture.read_bytes()).hexdigest()


@program
def run_chaos(m: Any, folder: Path) -> object:
    picture = folder / f"chaos{os.getpid()}.ppm"
    m.main(Runner(), types.SimpleNamespace(thickness=0.25, width=64, height=64, iterations=1000, filename=str(picture), rng_seed=1234))
    return hashlib.sha256(picture.read_bytes()).hexdigest()


@program
def run_go(m: Any, folder: Path) -> object:
    return m.versus_cpu()


@program
def run_hexiom(m: Any, folder: Path) -> object:
    m.main(1, 10)
    return "solved"


@program
def run_mdp(m: Any, folder: Path) -> object:
    return m.Battle().evaluate(0.5)


@program
def run_meteor_contest(m: Any, folder: Path) -> object:
    board, cti, pieces = m.get_puzzle(m.WIDTH, m.HEIGHT)
    solutions: list[str] = []
    free, cells, left = frozenset(range(len(board))), [-1] * len(board), list(range(len(pieces)))
    m.solve(2, 0, free, cells, left, solutions, m.get_footprints(board, cti, pieces), m.get_senh(board, cti))
    return solutions


@program
def run_pidigits(m: Any, folder: Path) -> object:
    return m.calc_ndigits(300)


@program
def run_scimark(m: Any, folder: Path) -> object:
    data = m.Random(7).RandomVector(256)
    m.FFT_transform(256, data)
    m.FFT_inverse(256, data)
    grid = m.ArrayList(20, 20)
    m.SOR_execute(1.25, grid, 3, m.ArrayList)
    return data, m.MonteCarlo(5000), [grid[i, j] for i in range(20) for j in range(20)]


@program
def run_spectral_norm(m: Any, folder: Path) -> object:
    u = [1] * 40
    for _ in range(4):
        u = m.eval_AtA_times_u(m.eval_AtA_times_u(u))
    return u


@program
def run_float(m: Any, folder: Path) -> object:
    return str(m.benchmark(3000))


@program
def run_nqueens(m: Any, folder: Path) -> object:
    return list(m.n_queens(6))


@program
def run_generators(m: Any, folder: Path) -> object:
    return sum(i * value for i, value in enumerate(m.tree(range(3000))))


@program
def run_comprehensions(m: Any, folder: Path) -> object:
    return [widget.widget_id for widget in m.WidgetTray(1, m.make_some_widgets()).sorted_widgets]


@program
def run_coroutines(m: Any, folder: Path) -> object:
    coroutine = m.fibonacci(17)
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@program
def run_async_generators(m: Any, folder: Path) -> object:
    async def collect() -> list[int]:
        return [value async for value in m.tree(range(500))]

    return asyncio.run(collect())


@program
def run_barnes_hut(m: Any, folder: Path) -> object:
    particles = m.create_deterministic_galaxy(40, 500, 400)
    for _ in range(5):
        m.advance_system(particles, 0.5, m.TIME_STEP, 1000, 800)
    return m.calculate_system_energy(particles)


def main(mode: str, folder: Path, names: list[str]) -> None:
    sys.path.insert(0, str(folder))
    names = names or list(PROGRAMS)
    if mode == "compiled":
        import grumpy_hook

        grumpy_hook.install(include=[*(f"bm_{name}" for name in PROGRAMS), "every_program"])
        importlib.import_module("every_program")
    for name in names:
        begin = time.perf_counter()
        try:
            result = repr(PROGRAMS[name](importlib.import_module(f"bm_{name}"), folder))
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        if os.environ.get("TIMES"):
            print(f"{name} {time.perf_counter() - begin:.3f}", file=sys.stderr)
        print(name, result if len(result) < 200 else hashlib.sha256(result.encode()).hexdigest(), flush=True)
        if mode == "compiled":
            print(name, "is", grumpy_hook.status()[f"bm_{name}"].state, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
