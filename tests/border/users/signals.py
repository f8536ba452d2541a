import gc
import os
import signal
import sys
import threading
import time

from compiled import work

# How late a handler is counts in time of this process: on a busy machine its threads wait for the processor.
late = []


def handler(number, frame):
    late.append(time.process_time() - sent)


def interrupt(number, seconds):
    def send():
        global sent
        time.sleep(seconds)
        sent = time.process_time()
        os.kill(os.getpid(), number)

    threading.Thread(target=send).start()


signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
signal.signal(signal.SIGUSR1, handler)
interrupt(signal.SIGUSR1, 0.1)
while not late:
    work.count(2_000_000_000)
print("handler", len(late), late[0] < 0.5)
for job in (lambda: work.fib(45), lambda: work.count(10**13)):
    interrupt(signal.SIGINT, 0.1)
    try:
        job()
        print("finished")
    except KeyboardInterrupt:
        print("interrupted", time.process_time() - sent < 0.5)

# while both collectors run, a Ctrl-C must not get lost either
lost, taken = [], 0
sys.unraisablehook = lost.append
for _ in range(10):
    interrupt(signal.SIGINT, 0.02)
    try:
        end = time.perf_counter() + 60
        while time.perf_counter() < end:
            gc.collect()
    except KeyboardInterrupt:
        taken += 1
print("interrupted collections", taken, len(lost))
