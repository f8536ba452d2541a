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
