"""multiprocessing by every method, a server that forks first, signals to children."""

import signal
import sys
import threading
import warnings

from compiled import processes as m

warnings.simplefilter("ignore")
if __name__ == "__main__":
    m.load(500)
    print(m.threads(3))
    print(m.serve(3, 4))
    for method in ("fork", "forkserver", "spawn"):
        print(method, m.queued(method), m.executor(method), m.pool(method))
    print(m.signalled(signal.SIGINT, None), m.signalled(signal.SIGTERM, lambda *_: sys.exit(7)), m.signalled(signal.SIGTERM, None))
    print(m.signalled(signal.SIGUSR1, lambda *_: sys.exit(6)))
    answers = []
    thread = threading.Thread(target=lambda: answers.append(m.serve(1, 2)))
    thread.start()
    thread.join()
    print(answers)
    print(m.leaves(5))
