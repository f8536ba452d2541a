"""Locks of module threading in compiled code, alone and against threads of interpreted code."""

import threading
import time

lock = threading.Lock()
total = 0


def bump(n):
    global total
    for _ in range(n):
        with lock:
            total += 1


def bump_by_methods(n):
    global total
    for _ in range(n):
        lock.acquire()
        try:
            total += 1
        finally:
            lock.release()


space = {}
exec("def interpreted(lock, add, n):\n for _ in range(n):\n  with lock: add()", space)


def add():
    global total
    total += 1


def run(*targets):
    threads = [threading.Thread(target=f, args=args) for f, *args in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


run((bump, 20000), (bump, 20000), (bump_by_methods, 20000), (space["interpreted"], lock, add, 3000))
print(total, lock.locked())


def body_raises(how):
    try:
        with lock as got:
            print(got, lock.locked())
            if how == "raise":
                raise ValueError(how)
            if how == "return":
                return how
            if how == "release":
                lock.release()
    except (ValueError, RuntimeError) as e:
        return type(e).__name__, e.args, lock.locked()
    return lock.locked()


print([body_raises(how) for how in ("", "raise", "return", "release")])


def loops(n):
    for i in range(n):
        with lock:
            if i == 1:
                continue
            if i == 3:
                break
    return lock.locked(), i


print(loops(5))


def methods():
    out = [lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(blocking=False)]
    out += [lock.release(), lock.locked()]
    try:
        lock.release()
    except RuntimeError as e:
        out.append(str(e))
    with threading.Lock():
        out.append(lock.acquire(True, 1))
    lock.release()
    return out


print(methods())


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self.n = 0

    def add(self):
        with self._lock:
            self.n += 1

    def many(self, n):
        for _ in range(n):
            self.add()


c = Counter()
run((c.many, 10000), (c.many, 10000))
print(c.n, c._lock.locked())


def waits():
    seen = []
    held = threading.Lock()
    held.acquire()

    def other():
        with held:
            seen.append("other")

    t = threading.Thread(target=other)
    t.start()
    time.sleep(0.05)
    seen.append("first")
    held.release()
    t.join()
    return seen, held.locked()


print(waits())


def others():
    r, cond, sem = threading.RLock(), threading.Condition(), threading.Semaphore(2)
    with r, r, cond, sem, sem:
        return r._is_owned(), cond._lock._is_owned(), sem._value


print(others())
plain = threading.Condition(threading.Lock())
with plain:
    print(plain._lock.locked(), plain.notify_all())
print(plain._lock.locked())


def steps():
    with lock:
        yield lock.locked()
    yield lock.locked()


print(list(steps()))
g = steps()
next(g)
g.close()
print(lock.locked())
