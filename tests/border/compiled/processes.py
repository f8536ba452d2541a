"""Processes that compiled code starts: what they compute, with the state of the fork, threads and collections of their own."""

import concurrent.futures
import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time


class Node:
    def __init__(self, x):
        self.x = x
        self.nodes = []


data = {}
tree = Node(0)


def load(n):
    for i in range(n):
        data[i] = str(i)
        tree.nodes.append(Node(i))
    return len(data)


def work(i):
    s = 0
    for k in range(5000):
        s += data.get(k % 100, "0") == str(i)
    return i * 2, len(data), s, sum(node.x for node in tree.nodes[:5])


def churn(n):
    return len([Node([i] * 3) for i in range(n)])


def threads(n):
    results = []

    def body(i):
        total = 0
        for k in range(100_000):
            total += k % 7
        results.append(total + i)

    started = [threading.Thread(target=body, args=(i,)) for i in range(n)]
    for t in started:
        t.start()
    for t in started:
        t.join()
    return sorted(results)


def fails(x):
    raise ValueError(x)


def put(queue, n):
    for i in range(n):
        queue.put((i, work(i)))


def pool(method):
    with multiprocessing.get_context(method).Pool(2) as p:
        try:
            p.apply(fails, (3,))
        except ValueError as e:
            error = repr(e), type(e.__cause__).__name__
        return p.map(work, range(4)), p.apply(churn, (1000,)), p.apply_async(threads, (2,)).get(60), error


def executor(method):
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as e:
        return list(e.map(work, range(4)))


def queued(method):
    context = multiprocessing.get_context(method)
    queue = context.Queue()
    process = context.Process(target=put, args=(queue, 3))
    process.start()
    got = [queue.get(timeout=60) for _ in range(3)]
    process.join()
    return got, process.exitcode


def status(pid):
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def serve(children, requests):
    """A server that forks its workers first; each request has a thread and a collection."""
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(50)
    pids = []
    for _ in range(children):
        pid = os.fork()
        if pid == 0:
            try:
                for _ in range(requests):
                    connection = server.accept()[0]
                    thread = threading.Thread(target=answer, args=(connection,))
                    thread.start()
                    thread.join()
            finally:
                os._exit(0)
        pids.append(pid)
    answers = []
    for i in range(children * requests):
        with socket.create_connection(server.getsockname()) as client:
            client.sendall(str(i).encode())
            answers.append(client.recv(100).decode())
    server.close()
    return answers, [status(pid) for pid in pids]


def answer(connection):
    with connection:
        i = int(connection.recv(100).decode())
        gc.collect()
        connection.sendall(f"{work(i)} {churn(2000)}".encode())


def signalled(number, handler):
    """A child in a loop that gets a signal."""
    ready, go = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            if handler is not None:
                signal.signal(number, handler)
            os.write(go, b"x")
            x = 0
            while True:
                x += 1
        except KeyboardInterrupt:
            code = 8
        except SystemExit as e:
            code = e.code
        finally:
            os._exit(code)
    os.read(ready, 1)
    time.sleep(0.1)
    os.kill(pid, number)
    return status(pid)


def leaves(code):
    """A child that ends as programs do."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        threads(2)
        sys.exit(code)
    return status(pid)
