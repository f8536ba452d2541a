"""Asynchronous generators of compiled code in the hands of interpreted code, and generators marked by types.coroutine."""

import asyncio
import collections.abc
import contextlib
import inspect
import types


async def counting(n):
    received = []
    try:
        for i in range(n):
            try:
                got = yield i
                if got is not None:
                    received.append(got)
            except ValueError as error:
                yield "caught", str(error)
    finally:
        await asyncio.sleep(0)
        print("end", received)


class Source:
    async def pair(self):
        yield self
        yield 2

    async def __aiter__(self):
        yield "a"
        yield "b"


interpreted = {}
exec(
    """
async def use(source):
    return [x async for x in source]

async def drive(g):
    steps = [await g.asend(None), await g.asend('x'), await g.athrow(ValueError('v')), await g.__anext__()]
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        steps.append('stop')
    return steps

async def leave(g):
    async for x in g:
        break
    await g.aclose()
    return x
""",
    interpreted,
)

print(inspect.isasyncgenfunction(counting), inspect.iscoroutinefunction(counting), inspect.isgeneratorfunction(counting))
print(type(counting(3)).__name__, counting(3).__name__, isinstance(counting(2), collections.abc.AsyncGenerator))
print(asyncio.run(interpreted["use"](counting(4))))
print(asyncio.run(interpreted["drive"](counting(6))))
print(asyncio.run(interpreted["leave"](counting(6))))
print(asyncio.run(interpreted["use"](Source())))
print(asyncio.run(interpreted["use"](Source().pair()))[1])


@contextlib.asynccontextmanager
async def managed(x):
    print("enter", x)
    try:
        yield x * 2
    except KeyError as error:
        print("handled", error)
    finally:
        print("exit")


async def manage():
    async with managed(4) as doubled:
        print(doubled)
        raise KeyError("k")


asyncio.run(manage())


@types.coroutine
def marked():
    received = yield 1
    return received


async def wait():
    return await marked()


waiting = wait()
print(waiting.send(None))
try:
    waiting.send(9)
except StopIteration as stop:
    print(stop.value)
print(inspect.isgeneratorfunction(marked), inspect.isawaitable(marked()))


@types.coroutine
def slept(n):
    yield from asyncio.sleep(0).__await__()
    return n + 1


async def sleep():
    return await slept(3)


print(asyncio.run(sleep()))


async def failing():
    yield 1
    raise ZeroDivisionError("z")


async def fails():
    try:
        async for x in failing():
            print(x)
    except ZeroDivisionError as error:
        print(repr(error))


asyncio.run(fails())
try:
    asyncio.run(interpreted["use"](failing()))
except ZeroDivisionError as error:
    print(repr(error))


# An async for steps a generator of its own image at once; one that stops at an await is driven on.


async def mixed(n):
    for i in range(n):
        if i % 3 == 1:
            await asyncio.sleep(0)
        if i == 7:
            raise KeyError(i)
        try:
            yield i
        except ValueError as error:
            print("thrown in", error)


async def through(n):
    async for a in mixed(n):
        async for b in mixed(2):
            yield a, b


async def nested_loops():
    got = []
    try:
        async for pair in through(9):
            got.append(pair)
    except KeyError as error:
        got.append(error.args)
    return got


async def cancelled():
    seen = []

    async def endless():
        try:
            while True:
                yield len(seen)
                await asyncio.sleep(0)
        finally:
            seen.append("ended")

    async def loop():
        async for x in endless():
            seen.append(x)

    task = asyncio.ensure_future(loop())
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        seen.append("cancelled")
    return seen[:3], seen[-2:]


async def at_the_same_time():
    shared = mixed(30)
    step = shared.__anext__()

    async def one():
        try:
            async for x in shared:
                return x
        except RuntimeError as error:
            return str(error)

    first = await step
    waiting = shared.__anext__()
    try:
        waiting.send(None)
    except StopIteration as stop:
        print(stop.value)
    other = await one()
    try:
        await waiting
    except RuntimeError as error:
        print(error)
    return first, other


async def itself():
    me = holder[0]
    yield 1
    try:
        async for x in me:
            yield x
    except RuntimeError as error:
        yield str(error)


holder = []


async def reentered():
    holder.append(itself())
    return [x async for x in holder[0]]


async def ended():
    done = mixed(2)
    first = [x async for x in done]
    second = [x async for x in done]
    closed = mixed(3)
    await closed.aclose()
    return first, second, [x async for x in closed]


for made in (nested_loops, cancelled, at_the_same_time, reentered, ended):
    print(asyncio.run(made()))
