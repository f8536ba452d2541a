"""Work for one thread and for two: scaling.py plain|hook FOLDER -> JSON {work: [seconds of one, gain of two]}."""

from __future__ import annotations

import importlib
import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SOURCE = '''
class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def tree(depth):
    return Node(tree(depth - 1), tree(depth - 1)) if depth else Node(None, None)


def count(node):
    return 1 if node.left is None else 1 + count(node.left) + count(node.right)


def objects(n):
    return sum(count(tree(9)) for _ in range(n))


def calls(n):
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    return fib(n)


def texts(n):
    found = {}
    for i in range(n):
        key = "k" + str(i % 1000)
        found[key] = found.get(key, 0) + len(key)
    return len(found)


def floats(n):
    values = [i * 0.5 for i in range(1000)]
    total = 0.0
    for _ in range(n):
        for value in values:
            total += value * value
    return total
'''
# what lasts much longer than a thread takes to start
WORK = {"objects": 600, "calls": 29, "texts": 1_000_000, "floats": 6000}


def best(run: Callable[[], object]) -> float:
    found = float("inf")
    for _ in range(5):
        begin = time.perf_counter()
        run()
        found = min(found, time.perf_counter() - begin)
    return found


def together(function: Callable[[int], Any], size: int) -> None:
    threads = [threading.Thread(target=function, args=(size,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(mode: str, folder: Path) -> None:
    (folder / "scaling_work.py").write_text(SOURCE, encoding="utf-8")
    sys.path.insert(0, str(folder))
    if mode == "hook":
        import grumpy_hook

        grumpy_hook.install(include=["scaling_work"], strict=True)
    module = importlib.import_module("scaling_work")
    rows = {}
    for name, size in WORK.items():
        function = getattr(module, name)
        function(max(1, size // 4))
        one = best(lambda f=function, n=size: f(n))
        rows[name] = [one, 2 * one / best(lambda f=function, n=size: together(f, n))]
    print(json.dumps(rows))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
