"""Forked children work for long, with a collector and threads of their own."""

import warnings

from compiled import children as m

warnings.simplefilter("ignore")
LIMIT = 150  # megabytes: uncollected it would be several times as much
if __name__ == "__main__":
    m.registry.update((i, m.Told(i)) for i in range(50))
    print(m.child(m.little, 1_500_000, LIMIT))
    print(m.child(m.threads_little, 200_000, LIMIT))
    print(m.of_a_thread(m.little, 300_000, LIMIT))
    print(m.child(m.collects))
    print(m.child(m.generations, 3, LIMIT))
    print(m.serve(3, 20))
    print(m.interrupted(), m.daemon())
    for method in ("fork", "forkserver"):
        print(method, m.pool(method, LIMIT), m.executor(method, LIMIT))
    print(m.little(100_000, LIMIT), m.collects())
