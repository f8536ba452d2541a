"""A worker pool over channels: Python functions on goroutines, results in a channel, a timeout in a select."""

import grumpy_hook

grumpy_hook.install()

from __go__.builtin import chan, select
from __go__.sync import WaitGroup
from __go__.time import After, Millisecond, Second
from grumpy_hook import go

jobs, results = chan[int](100), chan[object](100)
wait = WaitGroup()


def worker(number):
    for job in jobs:
        results.send((job, job * job))
    wait.Done()


wait.Add(4)
for number in range(4):
    go(worker, number)
for job in range(20):
    jobs.send(job)
jobs.close()
wait.Wait()
results.close()
print(sorted(results)[-3:])

silent = chan[int]()
chosen, _, _ = select(silent, After(20 * Millisecond))
print("timed out" if chosen == 1 else "received", "after less than", Second)
