import asyncio, sys, threading, contextvars, inspect, warnings, gc, traceback
from compiled import tasks as m

for n in "gather:4 tasks acomp withs use_acm timeout cancel ctx to_thread q lock tg aw asend ait break_agen".split():
    n, _, a = n.partition(":")
    print("--", n)
    print(asyncio.run(getattr(m, n)(*([int(a)] if a else []))))


async def py(x):
    await asyncio.sleep(0)
    return x, m.cv.get()


async def pyagen():
    yield 1
    try:
        yield 2
    finally:
        print("py agen closed")


async def main():
    m.cv.set("main")
    print(await m.call_py(py, 5), await m.call_py(m.add, 1, 2))
    async with m.ACM():
        print("in")
    async with m.acm("x") as v:
        print(v)
    print([x async for x in m.agen(2)])
    a = m.agen(3)
    print(await a.__anext__(), await anext(a))
    await a.aclose()
    t = asyncio.ensure_future(m.sleeper())
    await asyncio.sleep(0)
    print(t.get_coro().__name__, [f.f_code.co_name for f in t.get_stack()])
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    try:
        await m.bad()
    except ValueError:
        print(traceback.format_exc())


asyncio.run(main())


async def left_early():
    async for x in m.agen(5):
        if x == 1:
            break
    for _ in range(3):
        await asyncio.sleep(0)
    print("left at", x, await m.break_given(lambda: m.agen(3)), await m.break_given(pyagen))
    print(await m.step_and_pass(anext), await m.step_and_pass(lambda a: a.__anext__()))
    async for x in m.agen(5):
        await asyncio.get_running_loop().shutdown_asyncgens()
    print("shut down at", x)


asyncio.run(left_early())
print(m.run(py(1)))
for n in ("locals_:4", "pool", "prodcons", "prims", "gen_threads", "ctxrun", "counter:200,4", "coro_types"):
    n, _, a = n.partition(":")
    print("--", n, getattr(m, n)(*map(int, filter(None, a.split(",")))))
threading.excepthook = lambda a: print(
    "hook", a.exc_type, a.exc_value, a.thread is not None, [f.name for f in traceback.extract_tb(a.exc_traceback)][-1]
)
m.exc_thread(None)
print(inspect.iscoroutinefunction(m.add), inspect.isasyncgenfunction(m.agen), asyncio.iscoroutinefunction(m.add))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    m.add(1, 2)
    gc.collect()
    print([str(x.message) for x in w])


def target():
    m.tl.x = "py"
    print(m.tl.x, m.blocking(2))


t = threading.Thread(target=target)
t.start()
t.join()
c = contextvars.Context()
print(c.run(m.blocking, 1), c.run(m.setcv), m.cv.get())
with __import__("concurrent.futures").futures.ThreadPoolExecutor(4) as ex:
    print(list(ex.map(m.blocking, range(3)))[0][0], sum(f.result()[0] for f in [ex.submit(m.blocking, i) for i in range(20)]))


# a coroutine of compiled code that interpreted code closes before it begins
from compiled import crossings  # noqa: E402

for close in False, True:
    coroutine = crossings.coroutine(4)
    if close:
        coroutine.close()
    try:
        print(asyncio.run(crossings.awaited(coroutine)))
    except RuntimeError as e:
        print(e)
