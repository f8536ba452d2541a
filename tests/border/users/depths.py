"""The recursion limit counts interpreted and compiled frames alike."""

import sys
import threading

from compiled import depths

TOLERANCE = 15  # frames; one a crossing while CPython 3.11 still counts the call of a trampoline's entry


def frames():
    frame, n = sys._getframe(), 0
    while frame:
        frame, n = frame.f_back, n + 1
    return n


def counted(f, *args):
    depths.reached = 0
    try:
        f(*args)
    except RecursionError as error:
        return str(error).startswith("maximum recursion depth exceeded")
    return False


def told(name, f, arg, each):
    """`each`: frames a level."""
    room = sys.getrecursionlimit() - frames()
    print(name, counted(f, arg), abs(depths.reached * each - room) <= TOLERANCE)


def back(f):
    return f(back)


def generating(f):
    yield from f(generating)


def own(n):
    global deepest
    deepest = n
    own(n + 1)


told("itself", depths.itself, None, 1)
told("there and back", depths.there_and_back, back, 2)
told("two here", depths.two_here, back, 3)
told("delegating", depths.consuming, generating, 2)
room = sys.getrecursionlimit() - frames()
print(counted(depths.under, 500, lambda: own(0)), abs(deepest + 500 - room) <= TOLERANCE)
print(counted(depths.under, 500, lambda: depths.itself(None)), abs(depths.reached + 500 - room) <= TOLERANCE)
for calls in (6, 10, 14):
    depths.reached = 0
    print(calls, depths.limited(back, calls))


def exhausted():
    """A thread's stack may end before the limit."""
    print(counted(depths.there_and_back, back), counted(depths.itself, None))


limit = sys.getrecursionlimit()
sys.setrecursionlimit(100000)
exhausted()
if sys.version_info < (3, 12):  # later ones leave the end of a small stack to the system
    threading.stack_size(1 << 18)
    thread = threading.Thread(target=exhausted)
    thread.start()
    thread.join()
sys.setrecursionlimit(limit)
told("afterwards", depths.there_and_back, back, 2)
