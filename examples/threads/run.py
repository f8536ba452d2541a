"""Threads that run at the same time: compiled code leaves the GIL while it computes."""
import time
from concurrent.futures import ThreadPoolExecutor

import grumpy_hook

grumpy_hook.install(include=["primes"])
from primes import primes_below

JOBS = [600_000] * 4


def seconds(workers):
    begin = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        answers = list(pool.map(primes_below, JOBS))
    assert len(set(answers)) == 1
    return time.perf_counter() - begin, answers[0]


one, answer = seconds(1)
two, _ = seconds(2)
print(f"{answer} primes, {len(JOBS)} times")
print(f"one thread {one:.2f} s, two threads {two:.2f} s: x{one / two:.2f}")
