"""What a forked child's collector has to do: for long work, threads, its own children, and objects that tell when they end."""

import concurrent.futures
import gc
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
import weakref


class Node:
    def __init__(self, x, before):
        self.x = x
        self.before = before
        self.me = [self]


class Told:
    ended = 0

    def __init__(self, x):
        self.me = [self, x]

    def __del__(self):
        Told.ended += 1


inherited = [Node(i, None) for i in range(20_000)]
registry = {}


def churn(n):
    """Makes n cycles, of which ten live at a time."""
    last = None
    for i in range(n):
        last = Node(i, last if i % 10 else None)
    return last.x


def grown(n):
    """Megabytes that a process grows by at most while it makes n of them."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    churn(n)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10


def status(pid):
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def child(work, *args):
    """What `work` answers in a child."""
    sys.stdout.flush()
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(read)
            os.write(write, repr(work(*args)).encode())
        finally:
            os._exit(0)
    os.close(write)
    with open(read, "rb") as pipe:
        answer = pipe.read().decode()
    return answer, status(pid)


def little(n, limit):
    return grown(n) < limit


def threads_little(n, limit):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = [threading.Thread(target=churn, args=(n,)) for _ in range(4)]
    for t in started:
        t.start()
    for t in started:
        t.join()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10 < limit


def of_a_thread(work, *args):
    answers = []
    t = threading.Thread(target=lambda: answers.append(child(work, *args)))
    t.start()
    t.join()
    return answers


def collects():
    """Whether objects that end, its own and inherited ones, are told of: all but the last few."""
    made = [Told(i) for i in range(100)]
    refs = [weakref.ref(x, lambda _: calls.append(1)) for x in made]
    calls = []
    registry.clear()
    del made
    for _ in range(5):
        gc.collect()
    return Told.ended >= 145, len(calls) >= 95, sum(r() is not None for r in refs) <= 5


def generations(n, limit):
    if n == 0:
        return little(300_000, limit)
    return little(300_000, limit), child(generations, n - 1, limit)


def serve(workers, rounds):
    """Workers that live long, forked first."""
    pipes = []
    for _ in range(workers):
        ask, asked = os.pipe(), os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                for _ in range(rounds):
                    n = int(os.read(ask[0], 8))
                    t = threading.Thread(target=churn, args=(n,))
                    t.start()
                    churn(n)
                    t.join()
                    gc.collect()
                    os.write(asked[1], b"%8d" % len(inherited))
                os.write(asked[1], b"%8d" % grown(10_000))
            finally:
                os._exit(0)
        pipes.append((pid, ask[1], asked[0]))
    answers = []
    for i in range(rounds):
        for _, ask, _ in pipes:
            os.write(ask, b"%8d" % (10_000 + i))
        answers.extend(int(os.read(asked, 8)) for _, _, asked in pipes)
    small = all(int(os.read(asked, 8)) < 100 for _, _, asked in pipes)
    for _, *files in pipes:
        for file in files:
            os.close(file)
    return answers, small, [status(pid) for pid, _, _ in pipes]


def interrupted():
    ready, go = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.write(go, b"x")
            while True:
                churn(1000)
        except KeyboardInterrupt:
            code = 8
        finally:
            os._exit(code)
    os.read(ready, 1)
    os.close(ready)
    os.close(go)
    time.sleep(0.1)
    os.kill(pid, signal.SIGINT)
    return status(pid)


def daemon():
    """A child that closes all files, as daemons do."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.closerange(0, 256)
            files = [os.open("/dev/null", os.O_RDWR) for _ in range(12)]
            for _ in range(3):
                churn(50_000)
                gc.collect()
            code = 0 if len(files) == 12 else 2
        finally:
            os._exit(code)
    return status(pid)


def pool(method, limit):
    with multiprocessing.get_context(method).Pool(2) as p:
        return p.starmap(little, [(200_000, limit)] * 4)


def executor(method, limit):
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as e:
        return list(e.map(little, [200_000] * 4, [limit] * 4))
