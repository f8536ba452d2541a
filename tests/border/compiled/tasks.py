"""Coroutines, threads, executors, queues and context variables."""

import asyncio, contextvars, threading, queue, concurrent.futures, time, contextlib, inspect, types, functools, sys

cv = contextvars.ContextVar("cv", default="none")
tl = threading.local()


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def gather(n):
    return await asyncio.gather(*(add(i, i) for i in range(n)))


async def tasks():
    ts = [asyncio.create_task(add(i, 1), name=f"t{i}") for i in range(3)]
    return [await t for t in ts], [t.get_name() for t in ts]


async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print("agen closed")


async def acomp():
    return [x async for x in agen(3) if x], {x: y async for x, y in pairs()}


async def pairs():
    yield 1, 2
    yield 3, 4


class ACM:
    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, t, v, tb):
        print("aexit", t and t.__name__)
        return t is ValueError


async def withs():
    async with ACM() as a:
        raise ValueError("x")
    return "after"


@contextlib.asynccontextmanager
async def acm(x):
    print("enter", x)
    try:
        yield x
    finally:
        print("leave", x)


async def use_acm():
    async with acm(1) as a, acm(2) as b:
        return a + b


async def timeout():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        return "timeout"


async def cancel():
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        return "cancelled", t.cancelled()


async def sleeper():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("sleeper cancelled")
        raise
    finally:
        print("sleeper fin")


async def ctx():
    cv.set("outer")
    t = asyncio.create_task(inner())
    r = await t
    return r, cv.get()


async def inner():
    r = cv.get()
    cv.set("inner")
    return r, cv.get()


async def to_thread():
    return await asyncio.to_thread(blocking, 3), await asyncio.get_running_loop().run_in_executor(None, blocking, 4)


def blocking(n):
    return n * 2, cv.get(), threading.current_thread() is threading.main_thread()


async def q():
    qq = asyncio.Queue(2)
    out = []

    async def prod():
        for i in range(5):
            await qq.put(i)
        await qq.put(None)

    async def cons():
        while (x := await qq.get()) is not None:
            out.append(x)

    await asyncio.gather(prod(), cons())
    return out


async def lock():
    l = asyncio.Lock()
    log = []

    async def w(i):
        async with l:
            log.append(("in", i))
            await asyncio.sleep(0)
            log.append(("out", i))

    await asyncio.gather(*[w(i) for i in range(3)])
    return log


async def tg():
    out = []

    async def w(i):
        await asyncio.sleep(0)
        out.append(i)

    async with asyncio.TaskGroup() as g:
        for i in range(3):
            g.create_task(w(i))
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(bad())
            g.create_task(sleeper())
    except* ValueError as e:
        out.append(repr(e.exceptions))
    return out


async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad task")


class Aw:
    def __await__(self):
        r = yield from asyncio.sleep(0, "slept").__await__()
        return r


async def aw():
    return await Aw()


async def break_agen():
    async for x in agen(5):
        if x == 1:
            break
    for _ in range(3):
        await asyncio.sleep(0)
    return x


async def break_given(make):
    async for x in make():
        break
    return x


async def step_and_pass(use):
    a = agen(5)
    return [await anext(a), await use(a), await a.asend(None), await use(a), [x async for x in a]]


async def asend():
    async def g():
        got = yield 1
        try:
            got = yield ("got", got)
        except KeyError:
            yield "keyerror"

    a = g()
    out = [await a.asend(None), await a.asend("v"), await a.athrow(KeyError)]
    await a.aclose()
    return out


async def ait():
    class It:
        def __init__(self):
            self.n = 0

        def __aiter__(self):
            return self

        async def __anext__(self):
            self.n += 1
            if self.n > 3:
                raise StopAsyncIteration
            return self.n

    return [x async for x in It()], await anext(It()), await anext(agen(0), "dflt")


async def call_py(f, *a):
    return await f(*a)


def run(c):
    return asyncio.run(c)


def locals_(n):
    out = []

    def w(i):
        tl.x = i
        time.sleep(0.001)
        out.append((i, tl.x))

    ts = [threading.Thread(target=w, args=(i,)) for i in range(n)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return sorted(out), hasattr(tl, "x")


def pool():
    with concurrent.futures.ThreadPoolExecutor(3) as ex:
        fs = [ex.submit(blocking, i) for i in range(4)]
        r = [f.result()[0] for f in concurrent.futures.as_completed(fs)]
        e = ex.submit(lambda: 1 / 0)
        return sorted(r), list(ex.map(lambda x: x * 2, range(5))), repr(e.exception())


def prodcons():
    q = queue.Queue(3)
    out = []

    def prod():
        for i in range(50):
            q.put(i)
        q.put(None)

    def cons():
        while (x := q.get()) is not None:
            out.append(x)

    ts = [threading.Thread(target=f) for f in (prod, cons)]
    [t.start() for t in ts]
    [t.join() for t in ts]
    return sum(out)


def prims():
    l = threading.RLock()
    c = threading.Condition(l)
    e = threading.Event()
    s = threading.Semaphore(2)
    b = threading.Barrier(2)
    log = []

    def w():
        with c:
            log.append("w")
            c.notify_all()
        e.wait()
        b.wait()

    t = threading.Thread(target=w)
    with c:
        t.start()
        c.wait(5)
    e.set()
    b.wait()
    t.join()
    with s:
        log.append("sem")
    tm = threading.Timer(0.01, lambda: log.append("timer"))
    tm.start()
    tm.join()
    return log


def gen_threads():
    def g():
        for i in range(1000):
            yield i

    it = g()
    out = []
    errs = []
    lk = threading.Lock()

    def w():
        while True:
            with lk:
                try:
                    out.append(next(it))
                except StopIteration:
                    return

    ts = [threading.Thread(target=w) for _ in range(3)]
    [t.start() for t in ts]
    [t.join() for t in ts]
    return sorted(out) == list(range(1000))


def ctxrun():
    c = contextvars.copy_context()
    r = c.run(setcv)
    return r, cv.get(), c[cv]


def setcv():
    cv.set("in ctx")
    return cv.get()


def exc_thread(hook):
    def w():
        raise ValueError("in thread")

    t = threading.Thread(target=w)
    t.start()
    t.join()


def counter(n, k):
    tot = [0]
    l = threading.Lock()

    def w():
        for _ in range(n):
            with l:
                tot[0] += 1

    ts = [threading.Thread(target=w) for _ in range(k)]
    [t.start() for t in ts]
    [t.join() for t in ts]
    return tot


def coro_types():
    c = add(1, 2)
    g = agen(1)
    r = (
        inspect.iscoroutine(c),
        inspect.isawaitable(c),
        inspect.isasyncgen(g),
        type(c).__name__,
        inspect.getcoroutinestate(c),
        c.__name__,
        c.__qualname__,
        isinstance(c, types.CoroutineType),
    )
    c.close()
    return r
