"""Asynchronous generators that are left early: the hooks of sys.set_asyncgen_hooks(), and what asyncio makes of them."""

import asyncio
import gc
import sys

MIXED = {"asyncio": asyncio}
exec(
    """
async def of_interpreted(n):
    try:
        for i in range(n):
            yield i
    finally:
        await asyncio.sleep(0)
        print("interpreted one closed")


async def first_of(a):
    return await anext(a)


async def send_to(a, value):
    return await a.asend(value)


async def left_by_interpreted(make):
    async for x in make(3, "by interpreted"):
        break
    print("left at", x)
    await turns()


async def turns():
    for _ in range(4):
        await asyncio.sleep(0)
""",
    MIXED,
)
turns = MIXED["turns"]


async def numbers(n, name):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got is not None:
                print(name, "got", got)
    finally:
        print(name, "closing")
        await asyncio.sleep(0)
        print(name, "closed")


class Stream:
    def __init__(self, name):
        self.name = name

    async def __aiter__(self):
        try:
            yield 1
            yield 2
        finally:
            print(self.name, "closed")


async def broken():
    async for x in numbers(5, "broken"):
        if x == 1:
            break
    print("after break")
    await turns()
    print("end of broken")


async def returned():
    async for x in numbers(5, "returned"):
        return x


async def failed():
    async for x in numbers(5, "failed"):
        raise KeyError(x)


async def in_streams():
    stream = Stream("stream")
    async for x in stream:
        break
    await turns()
    async for x in Stream("another"):
        async for y in numbers(3, f"inner {x}"):
            break
        else:
            print("not here")
        if x == 2:
            break
    await turns()


async def at_the_end():
    global kept
    kept = numbers(3, "kept")
    async for x in kept:
        break
    print("end")


async def of_others():
    async for x in MIXED["of_interpreted"](3):
        pass
    await MIXED["left_by_interpreted"](numbers)


async def handed_on():
    a = numbers(9, "handed")
    print(await MIXED["first_of"](a))
    await turns()  # its user has let go of it, this has not
    print(await anext(a), await MIXED["send_to"](a, "hello"), await a.asend("again"))
    print([x async for x in a])
    try:
        await MIXED["send_to"](numbers(1, "new"), "early")
    except TypeError as e:
        print(e)


async def handed_on_midway():
    a = numbers(9, "midway")
    await anext(a)
    print(await MIXED["send_to"](a, "hello"))
    await a.aclose()
    print(await anext(a, "over"))
    b = numbers(2, "used up")
    print([x async for x in b])
    try:
        await MIXED["send_to"](b, "late")
    except StopAsyncIteration:
        print("stopped")


async def waiting():
    async for x in numbers(5, "waiting"):
        await asyncio.sleep(60)


async def shut_down():
    task = asyncio.create_task(waiting())
    await turns()
    await turns()
    loop = asyncio.get_running_loop()
    print("noted", len(loop._asyncgens))
    await loop.shutdown_asyncgens()
    print("shut down")
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


for main in broken, returned, failed, in_streams, at_the_end, of_others, handed_on, handed_on_midway, waiting, shut_down:
    print("--", main.__name__)
    try:
        print(asyncio.run(asyncio.wait_for(main(), 0.05) if main is waiting else main()))
    except (KeyError, TimeoutError, asyncio.TimeoutError) as e:
        print(type(e).__name__, e)


def step(coroutine):
    """Runs a coroutine that does not wait."""
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


async def plain(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closed")


async def leave(name):
    async for x in plain(name):
        break
    print("left", name)


print("-- without hooks")
step(leave("unhooked"))

print("-- hooks")
seen = []


def first(a):
    print("first", a.__name__, a.ag_running)
    seen.append(a.__qualname__)


def last(a):
    print("last", a.__name__)
    step(a.aclose())


async def leave_all():
    await leave("hooked")
    async for x in plain("used up"):
        pass
    a = plain("closed at once")
    await a.aclose()
    b = plain("sent to")
    print(await b.asend(None))
    await b.aclose()
    print([x async for x in plain("in a list")])


def refusing(a):
    raise ValueError("no generators")


before = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(first, last)
step(leave_all())
sys.set_asyncgen_hooks(refusing, None)
try:
    step(leave("refused"))
except ValueError as e:
    print(e)
sys.set_asyncgen_hooks(*before)
print(seen)


def counting():
    got = []
    try:
        while True:
            got.append((yield len(got)))
    finally:
        print("counted", got)


print("-- generators that had begun")
exec("def send(g, value): return g.send(value)\ndef throw(g): return g.throw(KeyError('thrown'))\ndef close(g): return g.close()", MIXED)
for how in "send", "throw", "close":
    g = counting()
    next(g)
    try:
        print(MIXED[how](g, "x") if how == "send" else MIXED[how](g))
    except KeyError as e:
        print(repr(e))
    g.close()
g = counting()
g.close()
print(eval("iter(g)", {"g": g}) is g, eval("next(g, 'over')", {"g": g}))
try:
    MIXED["send"](g, "late")
except StopIteration:
    print("stopped")
