import os
import sys
import threading
import time
import warnings

# another package's hook: it runs after those of compiled code and lets other threads go on
os.register_at_fork(before=lambda: time.sleep(0.002))

from compiled import work

warnings.simplefilter("ignore")


def child():
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    code = 1
    try:
        thread = threading.Thread(target=work.fill, args=(1000,))
        thread.start()
        thread.join()
        nested = child_of_child()
        code = 0 if work.state() == 6000 and work.fib(15) == 610 and work.fill(200_000) == 206_000 and nested == 0 else 2
    finally:
        os._exit(code)


def child_of_child():
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os._exit(0 if work.fib(10) == 55 else 3)


work.fill(5000)
print("alone", [child() for _ in range(5)])
done = threading.Event()


def busy():
    while not done.is_set():
        work.count(3_000_000)


threads = [threading.Thread(target=busy) for _ in range(2)]
for thread in threads:
    thread.start()
print("beside others", [child() for _ in range(20)])
done.set()
for thread in threads:
    thread.join()
# what Go kept of threads that have ended is used by those of the child
print("after others", [child() for _ in range(10)])
# Go has nothing to do with what another thread waits for
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print("beside a sleeper", [child() for _ in range(3)])
start = time.perf_counter()
for _ in range(10):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
print("soon", time.perf_counter() - start < 3)
