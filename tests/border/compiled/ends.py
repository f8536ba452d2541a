"""What runs while a program ends."""

import atexit
import os
import sys
import threading


def busy(n=None):
    x = 0
    while n is None or x < n: x += 1  # fmt: skip  # noqa: E701  (a signal finds one line)
    return x


class Node:
    def __init__(self, x):
        self.x = [x]


def allocate():
    while True:
        [Node(i) for i in range(100)]


def call(f):
    while True:
        f(1)


def start(daemon, f, *args):
    thread = threading.Thread(target=f, args=args, daemon=daemon)
    thread.start()
    return thread


@atexit.register
def last():
    print("last", flush=True)


def register():
    atexit.register(print, "registered", flush=True)
    atexit.register(lambda: print("lambda", busy(1000), flush=True))


def leave(code):
    sys.exit(code)


def leave_at_once(code):
    os._exit(code)


def fail():
    raise ValueError("x")
