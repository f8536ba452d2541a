import gc
import os
import signal
import sys
import threading
import time

from compiled import work

late = []


def handler(number, frame):
    late.append(time.perf_counter() - sent)


def interrupt(number, seconds):
    def send():
        global sent
        time.sleep(seconds)
        sent = time.perf_counter()
        os.kill(os.getpid(), number)

    threading.Thread(target=send).start()


signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
signal.signal(signal.SIGUSR1, handler)
interrupt(signal.SIGUSR1, 0.1)
work.count(2_000_000_000)
print("handler", len(late), late[0] < 0.5)
for job in (lambda: work.fib(45), lambda: work.count(10**13)):
    interrupt(signal.SIGINT, 0.1)
    try:
        job()
        print("finished")
    except KeyboardInterrupt:
        print("interrupted", time.perf_counter() - sent < 0.5)

# while both collectors run, a Ctrl-C must not get lost either
lost, taken = [], 0
sys.unraisablehook = lost.append
for _ in range(10):
    interrupt(signal.SIGINT, 0.02)
    try:
        end = time.perf_counter() + 1
        while time.perf_counter() < end:
            gc.collect()
    except KeyboardInterrupt:
        taken += 1
print("interrupted collections", taken, len(lost))
