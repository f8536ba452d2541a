"""Generators and coroutines whose numbers are kept unboxed while they run: what they compute, and where that ends."""

import asyncio
import sys
import threading


def counted(n, step=1):
    total = 0
    i = 0
    while i < n:
        total += i * step
        i += 1
        got = yield total
        if got is not None:
            total = got
    return total


print(list(counted(10)), list(counted(5, 2.5)), list(counted(3.5)))
print(list(counted(4, 1 << 62)), list(counted(True)))


def drive(gen, *sent):
    out = []
    try:
        out.append(next(gen))
        for value in sent:
            out.append(gen.send(value))
        while True:
            out.append(next(gen))
    except StopIteration as stop:
        out.append(("returned", stop.value))
    except Exception as error:
        out.append((type(error).__name__, str(error)))
    return out


print(drive(counted(6), 100, None, 2**70, None))
print(drive(counted(6), "text"))
print(drive(counted(6), 1.5, None, 3))
print(drive(counted(6), True, None))


def fibonacci(limit):
    a, b = 0, 1
    for _ in range(limit):
        yield a
        a, b = b, a + b


found = list(fibonacci(200))
print(found[90:96], found[-1])


def halves(x: float):
    while x > 0.001:
        try:
            yield x
            x /= 2
        except ZeroDivisionError:
            x = x * 10
        finally:
            x = x - 0.0001


g = halves(1.0)
print(next(g), next(g), g.throw(ZeroDivisionError), next(g), g.close(), list(g))
print(list(halves(3)), list(halves(0)))


def divided(n):
    for i in range(n, -2, -1):
        try:
            yield 100 // i
        except ValueError as error:
            yield -i
            print("handled", error)
    yield n / 0


g = divided(2)
print(next(g), g.throw(ValueError("thrown")), next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error, error.__traceback__.tb_next.tb_lineno - divided.__code__.co_firstlineno)
print(list(g))


def nested(rows, columns):
    seen = 0
    for r in range(rows):
        for c in range(columns):
            seen += r * c
            if c % 2:
                continue
            yield r, c, seen
        else:
            seen -= 1
    return seen


def outer(n):
    total = 0
    for i in range(n):
        got = yield from nested(i, i + 1)
        total += got
    yield total


print(list(outer(4)))


def items_of(values):
    total = 0
    for value in values:
        total += value
        yield total * 2


print(list(items_of([1, 2, 3])), list(items_of([1, 2.5, 3])), list(items_of([2**62, 2**62, 1])))
print(drive(items_of([1, 2, None, 3])))


def running():
    me = 0
    while True:
        me += 1
        try:
            next(holder[0])
        except ValueError as error:
            yield me, str(error)


holder = []
holder.append(running())
print(next(holder[0]), next(holder[0]))


def closing(n):
    i = 0
    try:
        while True:
            i += n
            yield i
    except GeneratorExit:
        print("closed at", i)
        raise
    finally:
        print("finally", i * n)


g = closing(3)
next(g), next(g)
g.close()
for value in closing(5):
    if value > 12:
        break


def unbound(flag):
    if flag:
        count = 3
    yield 1
    count += 1
    yield count


print(drive(unbound(True)), drive(unbound(False)))


def deleted(n):
    count = n + 1
    yield count
    del count
    yield n - 1
    yield count


print(drive(deleted(4)))


def shared(n):
    add = 0

    def more(by):
        nonlocal add
        add += by

    for i in range(n):
        more(i)
        yield add + i


print(list(shared(5)))


def long_loop(n):
    best = 0
    for turn in range(3):
        x = turn + 1
        for i in range(n):
            x = (x * 1103515245 + 12345 + i) & 0x7FFFFFFF
            if x % 7 == 3:
                best += x & 15
        yield x, best


print(list(long_loop(3000)))


def growing(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
        if i % 20 == 0:
            yield x


print(list(growing(100)))
print(sum(x * x for x in range(1000)), list(x * 2**61 for x in range(4)), tuple(x / 2 for x in [1, 2.5, True]))


async def summed(n: int) -> int:
    if n <= 1:
        return n
    return await summed(n - 1) + await summed(n - 2)


async def large(n):
    x = 1
    while n:
        x *= 10
        n -= 1
        await asyncio.sleep(0)
    return x


async def ticks(n):
    at = 0
    while at < n:
        at += 1
        yield at * 0.5
        await asyncio.sleep(0)


async def main():
    print(await summed(12), await large(5), await large(30))
    print([t async for t in ticks(4)])
    total = 0
    async for t in ticks(5):
        total += t
        if t > 1.2:
            break
    print(total, await asyncio.gather(large(3), summed(8), large(25)))


asyncio.run(main())


def work(results, at):
    total = 0
    for a, b in zip(counted(400), fibonacci(400)):
        total += a ^ b
    results[at] = total


results = [None] * 4
threads = [threading.Thread(target=work, args=(results, at)) for at in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(set(results)), results[0])


def deep(n):
    yield n
    if n:
        yield from deep(n - 1)


print(sum(deep(50)))
try:
    sum(deep(sys.getrecursionlimit() + 100))
except RecursionError:
    print("too deep")


def wrong_often(n):
    for i in range(n):
        yield i + 1


for argument in [3, 2.0, "x", None, 4]:
    try:
        print(list(wrong_often(argument)))
    except TypeError as error:
        print(error)


def misled(values):
    count = 0
    for value in values:
        count += 1
        yield value + count


for turn in range(1200):
    assert list(misled([1, 2])) == [2, 4]
    assert list(misled([turn, 1.5])) == [turn + 1, 3.5]
print("misled", list(misled([True, 2**63])))

g = counted(5)
next(g)
print(g.gi_running, g.gi_yieldfrom)


def nothing_fails():
    async def pair(a=1, /, b=2):
        return a, b

    def one(a=1, b=2):
        return a + b
        yield

    for made in (pair(), pair(5), one(3)):
        try:
            made.send(None)
        except StopIteration as e:
            print(e.value)


nothing_fails()
