"""Threads sharing functions and data; results do not depend on timing."""
import queue
import threading
from concurrent.futures import ThreadPoolExecutor


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
    total = 0
    for i in range(n):
        total += i % 7
    return total


def appended():
    shared = []
    counts = {}

    def run(k):
        for i in range(500):
            shared.append(i)
        counts[k] = i

    threads = [threading.Thread(target=run, args=(k,)) for k in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return len(shared), sum(shared), sorted(counts.items())


def locked():
    lock = threading.Lock()
    state = {"n": 0}

    def run():
        for _ in range(300):
            with lock:
                state["n"] += 1

    threads = [threading.Thread(target=run) for _ in range(4)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    return state


def producer_consumer():
    jobs, results = queue.Queue(), []

    def consume():
        while (job := jobs.get()) is not None:
            results.append(job * job)

    t = threading.Thread(target=consume)
    t.start()
    for i in range(10):
        jobs.put(i)
    jobs.put(None)
    t.join()
    return results


def local_data():
    local = threading.local()
    local.x = "main"
    seen = []

    def run():
        seen.append(hasattr(local, "x"))
        local.x = "thread"

    t = threading.Thread(target=run)
    t.start()
    t.join()
    return seen, local.x


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(fib, range(15))), list(pool.map(work, [1000, 2000, 3000])))
    future = pool.submit(lambda: 1 / 0)
    print(repr(future.exception()))
print(appended(), locked(), producer_consumer(), local_data())
