"""Forks for as long as one likes: of children too, from threads, beside threads that compute, come and go. Any that hangs is an error.

python -m tests.border.forkstress FORKS [SEED]
"""

from __future__ import annotations

import gc
import os
import random
import sys
import threading
import time
import warnings
from pathlib import Path

PATIENCE = 60  # seconds for a child, its children's included
DEPTH = 3


class Stress:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.done = threading.Event()

    def work(self, depth: int) -> None:
        """What a child does."""
        n, kind = self.random.choice([10, 1000, 30_000]), self.random.random()
        if kind < 0.3:
            children.churn(n)
        elif kind < 0.5:
            together([threading.Thread(target=children.churn, args=(n,)) for _ in range(3)])
        elif kind < 0.8:
            gc.collect()
        if depth < DEPTH and self.random.random() < 0.3:
            self.fork(depth + 1)
        gc.collect()

    def fork(self, depth: int) -> None:
        seed = self.random.random()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                self.random.seed(seed)
                self.work(depth)
                code = 0
            finally:
                os._exit(code)
        end = time.monotonic() + PATIENCE
        while not (status := os.waitpid(pid, os.WNOHANG))[0]:
            if time.monotonic() > end:
                print("hangs", pid, "depth", depth, flush=True)
                os._exit(1)
            time.sleep(0.0005)
        if status[1]:
            print("fails", pid, "depth", depth, os.waitstatus_to_exitcode(status[1]), flush=True)
            os._exit(1)

    def busy(self) -> None:
        while not self.done.is_set():
            children.churn(3000)
            if random.random() < 0.3:
                time.sleep(random.random() / 100)

    def come_and_go(self) -> None:
        while not self.done.is_set():
            together([threading.Thread(target=children.churn, args=(500,))])

    def run(self, forks: int) -> None:
        beside = [threading.Thread(target=f, daemon=True) for f in (self.busy, self.busy, self.come_and_go)]
        for i in range(forks):
            if i == forks // 2:
                for t in beside:
                    t.start()
            if self.random.random() < 0.2:
                together([threading.Thread(target=self.fork, args=(0,))])
            else:
                self.fork(0)
        self.done.set()


def together(threads: list[threading.Thread]) -> None:
    for t in threads:
        t.start()
    for t in threads:
        t.join()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(Path(__file__).parent))
    import grumpy_hook

    grumpy_hook.install(include=["compiled.children"], strict=True)
    from compiled import children

    Stress(int(sys.argv[2]) if len(sys.argv) > 2 else 0).run(int(sys.argv[1]))
