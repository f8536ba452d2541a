"""What forked children can do with Go packages: a program, as nothing of Go's must wait in its process before the fork."""

import importlib
import os
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import grumpy_hook
from grumpy_hook import go

warnings.simplefilter("ignore")
grumpy_hook.install(include=["no.such.module"], root=Path(__file__).parent / "project")
lib = importlib.import_module("__go__.example_com.go_lib")


def child(work: Callable[[], object]) -> str:
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        answer = ""
        try:
            answer = repr(work())
        except RuntimeError as error:
            answer = str(error)[:14]
        finally:
            os.write(write, answer.encode())
            os._exit(0)
    os.close(write)
    with open(read, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(pid, 0)
    return answer


def quick() -> object:
    return [lib.AddInt8(1, 2), lib.Join("-", "a", "b"), lib.Point(1, 2).X]


def waiting() -> object:
    lib.SleepSeconds(0.01)
    return list(lib.Produce(3)), go(lib.AddInt8, 1, 2).result(10)


print(child(quick), child(waiting), child(lambda: child(waiting)))
answers = [go(lambda: child(waiting)).result(20)]  # from one of Go's own threads
print(answers, waiting())
waits = threading.Thread(target=lib.SleepSeconds, args=(1.0,))
waits.start()
time.sleep(0.1)
print(child(quick), child(waiting))  # the goroutine of a thread that is gone may not run on another
waits.join()
print(child(waiting))
