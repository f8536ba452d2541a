"""Threads that write to the same containers, end, and leave one alone with them."""
import threading
import time


def fill(d, start, n, step):
    for i in range(start, start + n * step, step):
        d["k" + str(i)] = i


def count(d, n):
    for i in range(n):
        k = i % 50
        d[k] = d.get(k, 0) + 1


def work(shared, items, marks, start, n):
    own = {}
    count(own, n)
    fill(shared, start, n, 4)
    for i in range(n):
        items.append(start)
        marks.add(i * 4 + start)
        if i % 3 == 0:
            items.pop()
        own[i % 50] += 1
    return sum(own.values())


def together(shared, items, marks, n, threads):
    sums = []

    def run(k):
        sums.append(work(shared, items, marks, k, n))

    all_ = [threading.Thread(target=run, args=(k,)) for k in range(threads)]
    for t in all_:
        t.start()
    for t in all_:
        t.join()
    return sums


def correct(d, threads, n):
    return sorted(d.values()) == sorted(k + i * 4 for k in range(threads) for i in range(n)) and all(
        key == "k" + str(value) for key, value in d.items()
    )


for round_ in range(6):
    threads, n = 2 + round_ % 3, 3000
    shared, items, marks = {}, [], set()
    sums = together(shared, items, marks, n, threads)
    print(threads, sums, len(shared), correct(shared, threads, n), len(items), len(marks))
    if round_ % 2:
        time.sleep(0.03)
    # alone with what they left
    fill(shared, 0, n, 1)
    items[0] = items[-1] = 7
    items.sort()
    items.extend(items[:5])
    marks.update(range(10))
    print(len(shared), len(items), items.count(7), sum(marks))
    while shared:
        shared.popitem()
    shared.update(a=1)
    print(shared, shared.pop("a"), shared.setdefault("b", 2), items.pop(0), len(marks))
    # what one thread filled, another goes on with
    mine = {}
    count(mine, 1000)
    others = [threading.Thread(target=count, args=(mine, 500)) for _ in range(1)]
    others[0].start()
    others[0].join()
    count(mine, 100)
    print(sum(mine.values()), len(mine))
