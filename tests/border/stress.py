"""Random crossings from several threads, compared with CPython: python -m tests.border.stress --minutes 10

The module `compiled.churn` is loaded twice, compiled and interpreted. Threads call random functions of both with
random arguments, callbacks and exceptions, while both collectors run. It ends with the first difference, and fails
when the most memory of the second half, once it is warm, is a quarter above that of the first.
"""

from __future__ import annotations

import argparse
import array
import asyncio
import faulthandler
import gc
import importlib.util
import random
import sys
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import grumpy_hook

HERE = Path(__file__).parent
THREADS = 4
BATCH = 50
WARM = 0.4  # of the time, before memory is looked at
GROWTH = 1.25

Trial = Callable[[random.Random, ModuleType, ModuleType], Any]


def load() -> tuple[ModuleType, ModuleType]:
    """The module compiled, and a twin that CPython runs."""
    sys.path.insert(0, str(HERE))
    grumpy_hook.install(include=["compiled.churn"], strict=True)
    from compiled import churn  # type: ignore[import-not-found]

    spec = importlib.util.spec_from_file_location("churn_interpreted", churn.__file__)
    assert spec is not None and spec.loader is not None
    twin = importlib.util.module_from_spec(spec)
    exec(compile(Path(churn.__file__).read_text(), churn.__file__, "exec"), twin.__dict__)
    return churn, twin


def scalar(r: random.Random) -> Any:
    texts = ["x" * r.randrange(600), "\u0436" * r.randrange(300), bytes(r.randrange(6000))]
    return r.choice([r.randrange(-10, 300), r.getrandbits(100), r.random(), None, True, *texts])


def value(r: random.Random, depth: int = 2) -> Any:
    kind = r.randrange(6) if depth else 0
    if kind == 1:
        return [value(r, depth - 1) for _ in range(r.randrange(20))]
    if kind == 2:
        return tuple(value(r, depth - 1) for _ in range(r.randrange(20)))
    if kind == 3:
        return {r.randrange(50): value(r, depth - 1) for _ in range(r.randrange(20))}
    if kind == 4:
        return {scalar(r) for _ in range(r.randrange(20))}
    return scalar(r)


def raiser(r: random.Random, m: ModuleType) -> Callable[..., Any]:
    return r.choice([lambda *a: 1 // 0, lambda *a: dict(a=1)["k"], lambda *a: int("x"), lambda *a: m.fail(7), lambda *a: len(a), m.same])


def derived(m: ModuleType) -> type:
    class Loud(m.Node):  # type: ignore[misc, name-defined]
        kind = "loud"

        def sum(self) -> Any:
            return super().sum() + 1

    return Loud


# Each trial is given one of the two modules as `m` and answers with something whose repr is the same for both.
def t_values(r: random.Random, m: ModuleType) -> Any:
    x = value(r)
    return m.same(x) is x or m.same(x) == x, m.pair(x, *[scalar(r) for _ in range(r.randrange(4))], **{f"k{i}": i for i in range(r.randrange(3))})


def t_containers(r: random.Random, m: ModuleType) -> Any:
    xs, d, s = [scalar(r) for _ in range(10)], {i: scalar(r) for i in range(5)}, {r.randrange(20) for _ in range(8)}
    ys = m.extend(xs, [1, "b", 2.5])
    return ys is xs, xs, m.update(d, 3, xs), len(d), m.union(s, frozenset(range(10))), m.counts(["a", "b", "a"]), m.squares(r.randrange(50))


def t_buffers(r: random.Random, m: ModuleType) -> Any:
    xs = r.choice([bytearray(range(50)), array.array("i", range(50)), memoryview(array.array("q", range(60)))])
    return m.fill(xs, r.randrange(50)), m.total(xs), list(xs), m.cut(bytes(10000), 3, r.randrange(9000)), m.join(["ab"] * r.randrange(300), "-")


def t_callbacks(r: random.Random, m: ModuleType) -> Any:
    def f(x: Any) -> Any:
        return m.same([x])[0]

    return m.apply(f, value(r, 1)), m.apply_twice(lambda x: m.same(x) + 1, 3), m.deep(f, r.randrange(30), 5), m.ping(pong, r.randrange(12), 1)


def pong(other: Any, n: int, x: int) -> int:
    return x if n == 0 else other(pong, n - 1, x + n)


def t_errors(r: random.Random, m: ModuleType) -> Any:
    f = raiser(r, m)
    out = [m.caught(f, 1, 2), m.caught(m.deep, f, 5, 1)]
    try:
        out.append(m.chained(f, 1))
    except m.Fault as e:
        out.append((e.code, type(e.__cause__).__name__, e.args, e.__traceback__ is not None))
    return out


def t_generators(r: random.Random, m: ModuleType) -> Any:
    g = m.echo()
    sent = [next(g), g.send(1), g.send("x")]
    try:
        g.send(None)
    except StopIteration as e:
        sent.append(e.value)
    left = m.numbers(10)
    next(left)
    both = list(m.delegated(iter([1, 2]), 3)), list(m.delegated(m.numbers(3), 1))
    return sent, m.some(m.numbers(9), 3), m.some(iter(range(9)), 4), both, next(left)


def t_classes(r: random.Random, m: ModuleType) -> Any:
    made = r.choice([m.Node, derived(m)])
    node = m.tree(r.randrange(4), made)
    died: list[int] = []
    ref = weakref.ref(node, lambda _: died.append(1))
    node.extra = value(r, 1)
    out = [m.walk(node), node == m.Node(node.value), repr(node), sorted(vars(node)), ref() is node, hash(node) == hash(node.value)]
    loop = made(1)
    loop.me = loop  # not node: vars() gave it a dict of CPython's, and such a cycle stays
    return out


def t_cycles(r: random.Random, m: ModuleType) -> Any:
    return m.cycles(r.randrange(20), value(r, 1))


def t_closures(r: random.Random, m: ModuleType) -> Any:
    add = m.adder(r.randrange(9))
    log: list[Any] = []
    return add(2), m.apply(add, 3), m.caught(m.within, raiser(r, m), log), [x for x in log if isinstance(x, tuple)]


def t_tasks(r: random.Random, m: ModuleType) -> Any:
    async def step(i: int) -> int:
        if i % 3 == 0:
            await asyncio.sleep(0)
        return i * 2

    async def main() -> Any:
        both = await asyncio.gather(m.waits(step, 5), m.waits(step, 3))
        return both, await m.gathers(m.items(4))

    return asyncio.run(main())


TRIALS = [t_values, t_containers, t_buffers, t_callbacks, t_errors, t_generators, t_classes, t_cycles, t_closures]


def outcome(trial: Callable[..., Any], seed: int, m: ModuleType) -> str:
    try:
        return repr(trial(random.Random(seed), m))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Stress:
    def __init__(self, seed: int) -> None:
        self.compiled, self.twin = load()
        self.seed = seed
        self.stop = threading.Event()
        self.failures: list[str] = []
        self.done = 0

    def work(self, number: int) -> None:
        r = random.Random(f"{self.seed}/{number}")
        trials = [*TRIALS, t_tasks] if number == 0 else TRIALS
        while not self.stop.is_set():
            for _ in range(BATCH):
                trial, seed = r.choice(trials), r.getrandbits(60)
                expected, got = outcome(trial, seed, self.twin), outcome(trial, seed, self.compiled)
                if got != expected:
                    self.failures.append(f"{trial.__name__} seed {seed}\n  expected {expected[:2000]}\n  got      {got[:2000]}")
                    self.stop.set()
            self.done += BATCH
            if r.random() < 0.02:
                gc.collect()

    def run(self, seconds: float) -> int:
        """0 without a difference, a crash and a growth of memory."""
        faulthandler.dump_traceback_later(seconds + 120, exit=True)  # a hang
        threads = [threading.Thread(target=self.work, args=(n,), daemon=True) for n in range(THREADS)]
        start = time.monotonic()
        for t in threads:
            t.start()
        sizes = [0, 0]
        while time.monotonic() - start < seconds and not self.stop.wait(1.0):
            if time.monotonic() - start > seconds * WARM:
                sizes.append(resident())
        self.stop.set()
        for t in threads:
            t.join()
        before, after = max(sizes[: len(sizes) // 2]), max(sizes[len(sizes) // 2 :])
        print(f"{self.done} trials, resident at most {before >> 20} MB, then {after >> 20} MB")
        for failure in self.failures:
            print(failure)
        return 1 if self.failures or (before and after > before * GROWTH) else 0


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    return Stress(given.seed).run(given.minutes * 60)


if __name__ == "__main__":
    sys.exit(main())
