import sys
import threading
import time

from compiled import work

results = []


def run(n, jobs):
    threads = [threading.Thread(target=lambda: results.append(work.fib(n))) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


run(24, 8)
print(results)
waits = []
done = threading.Event()


def listener():
    while not done.is_set():
        before = time.perf_counter()
        time.sleep(0.001)
        waits.append(time.perf_counter() - before)


thread = threading.Thread(target=listener)
thread.start()
print(work.count(60_000_000), work.fib(36))
done.set()
thread.join()
print("others ran", len(waits) > 20)
filler = [threading.Thread(target=work.fill, args=(20_000,)) for _ in range(4)]
for thread in filler:
    thread.start()
for thread in filler:
    thread.join()
print(work.state())
# calls of a millisecond or two leave the GIL before they are half over, once their function is known to be such a one
waits, calls = [], []
for _ in range(60):
    started = threading.Lock()
    started.acquire()

    def call():
        started.release()
        before = time.perf_counter()
        work.fib(27)
        calls.append(time.perf_counter() - before)

    thread = threading.Thread(target=call)
    thread.start()
    before = time.perf_counter()
    started.acquire()
    waits.append(time.perf_counter() - before)
    thread.join()
print("left early", sorted(waits)[30] < sorted(calls)[30] / 2)
threading.Thread(target=work.count, args=(10**12,), daemon=True).start()
time.sleep(0.05)
sys.stdout.flush()
