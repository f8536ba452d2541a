"""async functions, awaitables, async generators and comprehensions, run by asyncio."""
import asyncio


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def numbers(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


class Manager:
    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, kind, value, traceback):
        print("aexit", kind and kind.__name__)
        return True


class Items:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"


async def failing():
    await asyncio.sleep(0)
    raise ValueError("async failure")


async def main():
    print(await double(4), await asyncio.gather(double(1), double(2)))
    print([x async for x in numbers(4)], {x: y async for x in Items(2) for y in "a"}, [await double(i) for i in range(3)])
    async for item in Items(3):
        print("item", item)
    else:
        print("done")
    async with Manager() as manager:
        print(type(manager).__name__)
        raise KeyError("inside")
    print(await Awaitable())
    try:
        await failing()
    except ValueError as error:
        print("caught", error)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as error:
        print("timeout", type(error).__name__)
    task = asyncio.create_task(double(21))
    print(await task, task.done())
    try:
        await 5
    except TypeError as error:
        print(error)
    return "main done"


print(asyncio.run(main()))


async def never(): pass


coroutine = never()
print(type(coroutine).__name__)
coroutine.close()
coroutine = double(1)
try:
    coroutine.send(None)
    coroutine.throw(KeyError("thrown"))
except KeyError as error:
    print(error)
