"""Awaits of coroutine functions' calls: those that end at once, that suspend anywhere below, fail, are thrown into or closed."""

import asyncio
import inspect
import traceback
import types


@types.coroutine
def pause(value):
    got = yield value
    return got


async def leaf(n):
    return n + 1


async def pausing(n):
    got = await pause(("paused", n))
    return got


async def sometimes(n):
    if n % 3 == 0:
        return await pausing(n)
    return await leaf(n)


async def summing(n):
    total = 0
    for i in range(n):
        total += await sometimes(i)
    return total


async def deep(n, text):
    if n == 0:
        return await pausing(text)
    first = await leaf(n)
    rest = await deep(n - 1, text + "x")
    last = await leaf(first)
    return (first, rest, last)


async def fails(n):
    if n == 0:
        raise KeyError("bottom")
    return await fails(n - 1)


async def stops():
    raise StopIteration(3)


async def calls_stops():
    return await stops()


async def late(n):
    value = await pausing(n)
    raise ValueError(value)


async def guards(function, *args):
    try:
        return await guarded(function, *args)
    except Exception as error:
        names = [(entry.name, entry.line) for entry in traceback.extract_tb(error.__traceback__)]
        return type(error).__name__, str(error), names, type(error.__cause__).__name__, type(error.__context__).__name__


async def guarded(function, *args):
    return await function(*args)


class Service:
    def __init__(self):
        self.cache = {}
        self.log = []

    async def get(self, key):
        if key in self.cache:
            return self.cache[key]
        return await self.load(key)

    async def load(self, key):
        value = await pausing(key)
        self.cache[key] = value
        return value

    async def both(self, a, b):
        return await self.get(a), await self.get(b)

    async def __aenter__(self):
        self.log.append("enter")
        return await leaf(1)

    async def __aexit__(self, *error):
        self.log.append(("exit", error[0]))
        await pausing("leaving")
        return False


class Loud(Service):
    async def get(self, key):
        return "loud", await super().get(key)


async def with_service(service):
    async with service as entered:
        got = await service.both("a", "b")
    return entered, got


async def numbers(n):
    return n * 2


async def mixes(values):
    return [await numbers(value) for value in values]


async def handled():
    try:
        raise RuntimeError("outer")
    except RuntimeError:
        return await fails(1)


def drive(coroutine, *sent):
    """All that comes out of it, with these values sent after one another, exceptions thrown."""
    found = []
    try:
        value = coroutine.send(None)
        for item in sent:
            found.append(value)
            value = coroutine.throw(item) if isinstance(item, BaseException) else coroutine.send(item)
        found.append(("left", value))
        coroutine.close()
    except StopIteration as stop:
        found.append(("done", stop.value))
    except BaseException as error:
        found.append((type(error).__name__, str(error), type(error.__cause__).__name__, type(error.__context__).__name__))
    return found


def chain(coroutine):
    """The functions that are suspended in one another."""
    names = []
    while inspect.iscoroutine(coroutine):
        names.append((coroutine.__name__, coroutine.cr_running))
        coroutine = coroutine.cr_await
    return names, type(coroutine).__name__


print(drive(leaf(1)), drive(summing(0)), drive(summing(7), 10, 20, 30), drive(summing(7), 10))
print(drive(deep(3, "t"), "sent"), drive(deep(0, 5), "sent"), drive(deep(3, "t"), KeyError(1)))
print(drive(fails(3)), drive(calls_stops()), drive(late(1), "value"), drive(late(1), GeneratorExit()))
print(drive(guards(fails, 2)))
print(drive(guards(late, 2), "v"), drive(guards(calls_stops)), drive(guards(deep, "not a number", "t")))
print(drive(guards(leaf, None)), drive(guards(summing, None)), drive(handled()))
suspended = deep(4, "t")
suspended.send(None)
print(chain(suspended))
try:
    suspended.send("ready")
except StopIteration as stop:
    print(stop.value, chain(suspended))
service = Service()
print(drive(service.both("a", "a"), 1), drive(service.both("a", "b"), 2), drive(service.both("b", "a")))
print(drive(with_service(Loud()), 1, 2, 3), drive(with_service(service), 4))
print(drive(with_service(Loud()), KeyError(5), 6))
print(drive(mixes([1, 2.5, "ab", [1], 1 << 70])), drive(mixes([None])))


async def replaced(n):
    return ("replaced", n)


original, leaf = leaf, replaced
print(drive(summing(2), "x"), drive(summing(1), 3))
leaf = lambda n: pausing(n)
print(drive(summing(2), 3, 4))
leaf = lambda n: n
print(drive(summing(2), 3))
leaf = original
Service.get = lambda self, key: leaf(1)
print(drive(service.both("a", "z")))


async def endless(n):
    return await endless(n + 1)


print(drive(endless(0))[0][:2])


async def task(name, n):
    total = 0
    for i in range(n):
        await asyncio.sleep(0)
        total += await nested(name, i)
    return total


async def nested(name, i):
    if i % 2:
        await asyncio.sleep(0)
    order.append((name, i))
    return await leaf(i)


async def cancelled():
    try:
        await nested_forever()
    finally:
        order.append("cleaned")


async def nested_forever():
    await asyncio.sleep(1000)


async def run_all():
    done = await asyncio.gather(task("a", 4), task("b", 3))
    waiting = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    stack = [frame.f_code.co_name for frame in waiting.get_stack()]
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        order.append("cancelled")
    return done, stack


order = []
print(asyncio.run(run_all()), order)
never = deep(1, "t")
print(inspect.getcoroutinestate(never), never.cr_code.co_name, never.close())
