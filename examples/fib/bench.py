"""Calls of fib(N) per second with so many threads: bench.py interpreted|compiled THREADS SECONDS

The interpreted run is plain CPython: grumpy_hook is not even imported.
"""
import sys
import threading
import time

N = 30
mode, threads, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
if mode == "compiled":
    import grumpy_hook

    grumpy_hook.install(include=["fib"], strict=True)
import fib

counts = [0] * threads
start = threading.Barrier(threads + 1)


def work(k):
    start.wait()
    while time.perf_counter() < end:
        fib.fib(N)
        counts[k] += 1
    stopped[k] = time.perf_counter()


fib.fib(20)
stopped = [0.0] * threads
pool = [threading.Thread(target=work, args=(k,)) for k in range(threads)]
for thread in pool:
    thread.start()
begin = time.perf_counter()
end = begin + seconds
start.wait()
for thread in pool:
    thread.join()
print(sum(counts[k] / (stopped[k] - begin) for k in range(threads)))
