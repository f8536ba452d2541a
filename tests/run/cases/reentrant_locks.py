"""Re-entrant locks of module threading in compiled code."""
import threading, time

r = threading.RLock()
class Boom(Exception): pass

def nested(n):
    with r:
        if n: return nested(n - 1)
        raise Boom(n)

for n in (0, 1, 5):
    try: nested(n)
    except Boom as e: print(e.args, r._is_owned())

def body(how):
    try:
        with r as got:
            print(got)
            if how == "release": r.release()
            if how == "more": r.acquire()
            if how == "return": return how
    except RuntimeError as e:
        return str(e), r._is_owned()
    finally:
        if how == "more": print(r._is_owned()); r.release()
    return r._is_owned()
print([body(h) for h in ("", "release", "more", "return")])
try: r.release()
except RuntimeError as e: print(e)

total = 0
def bump(n):
    global total
    for _ in range(n):
        with r:
            with r:
                total += 1
def bump2(n):
    global total
    for _ in range(n):
        r.acquire()
        try: total += 1
        finally: r.release()
space = {}
exec("def interpreted(lock, add, n):\n for _ in range(n):\n  with lock, lock: add()", space)
def add():
    global total
    total += 1
ts = [threading.Thread(target=f, args=a) for f, a in ((bump, (20000,)), (bump2, (20000,)), (space["interpreted"], (r, add, 3000)), (bump, (20000,)))]
for t in ts: t.start()
for t in ts: t.join()
print(total, r._is_owned(), r)if 0 else print(total, r._is_owned())

def waits():
    seen = []
    r.acquire()
    def other():
        print(r.acquire(False), r.acquire(timeout=.01))
        try: r.release()
        except RuntimeError as e: print(e)
        with r: seen.append("other")
    t = threading.Thread(target=other); t.start(); time.sleep(.1)
    seen.append("first"); r.release(); t.join()
    return seen
print(waits())
cond = threading.Condition(r)
def consumer(out):
    with cond:
        while not out: cond.wait(5)
        out.append("got")
def produce():
    out = []
    t = threading.Thread(target=consumer, args=(out,)); t.start()
    time.sleep(.05)
    with cond, r:
        out.append(1); cond.notify_all()
    t.join()
    return out
print(produce())
