"""Frames of ended generators and coroutines are used again; nobody who still holds one may notice."""

import asyncio
import types

kept = []


async def add(a, b):
    return a + b


async def stored(n):
    kept.append(n)
    return n


def keeping(f):
    def wrapper(*args):
        made = f(*args)
        kept.append(made)
        return made
    return wrapper


keeping_add = keeping(add)


@types.coroutine
def pause(value):
    got = yield value
    return got


async def outer_of_kept():
    first = await keeping_add(1, 2)
    second = await add(3, 4)
    try:
        await kept[-1]
    except RuntimeError as error:
        print(error)
    return first, second, await add(5, 6)


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


print(run(outer_of_kept()), len(kept))
print(kept[0].cr_frame, kept[0].cr_running)


async def from_a_dict():
    calls = {}
    value = await calls.setdefault("k", add("x", "y"))
    other = await add("p", "q")
    try:
        await calls["k"]
    except RuntimeError as error:
        print(error)
    return value, other


print(run(from_a_dict()))


async def paused(n):
    got = await pause(n)
    return got


async def watched():
    return [await paused(1), await paused(2), await paused(3)]


# read while suspended, used after the end
outer = watched()
seen = []
for value in ("start", "a", "b", "c"):
    try:
        print(outer.send(None if value == "start" else value))
    except StopIteration as stop:
        print(stop.value)
    else:
        seen.append(outer.cr_await)
for inner in seen:
    try:
        inner.send(None)
    except RuntimeError as error:
        print(error)
    print(inner.__name__, inner.cr_await, inner.cr_frame)
print(len(set(map(id, seen))))


async def failing(n):
    if n == 0:
        raise ValueError(n)
    return await failing(n - 1)


async def after_failures():
    for depth in 3, 0, 5:
        try:
            await failing(depth)
        except ValueError as error:
            trace, names = error.__traceback__, []
            while trace:
                names.append(trace.tb_frame.f_code.co_name)
                trace = trace.tb_next
            print(names)
    return await add(1, 1)


print(run(after_failures()))


async def fib(n):
    return n if n < 2 else await fib(n - 1) + await fib(n - 2)


print(run(fib(15)))


class Node:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


class Remembering:
    def __init__(self, items):
        self.items, self.made = items, []

    def walk(self):
        for item in self.items:
            yield item

    def __iter__(self):
        self.made.append(self.walk())
        return self.made[-1]


def all_of(*sources):
    for source in sources:
        yield from source


tree = Node(Node(None, 1, Node(None, 2, None)), 3, Node(None, 4, None))
remembering = Remembering([7, 8])
print(list(all_of(tree, remembering, tree, remembering)))
print([list(made) for made in remembering.made], [made.gi_frame for made in remembering.made])


def counting(n):
    try:
        for i in range(n):
            yield i
    finally:
        kept.append(("closed", n))


@keeping
def kept_counting(n):
    yield from range(n)


del kept[:]
total = 0
for n in range(4):
    for i in counting(n):
        total += i
    for i in counting(10):
        if i == n:
            break
    for i in kept_counting(3):
        total += i
print(total, [k if type(k) is tuple else list(k) for k in kept])


def stepped():
    inner = two()
    outer = delegating(inner)
    print(next(outer), inner.gi_running, outer.gi_yieldfrom is inner)
    print(next(outer), list(outer), list(inner), outer.gi_yieldfrom)


def two():
    yield 1
    yield 2


def delegating(it):
    result = yield from it
    return result


def exposing():
    yield from two()
    yield from two()


stepped()
outer = exposing()
inners = []
for item in outer:
    inners.append(outer.gi_yieldfrom)
    print(item, inners[-1].gi_frame is not None)
print([list(inner) for inner in inners], len({id(inner) for inner in inners}))


async def gathered():
    async def worker(n):
        await asyncio.sleep(0)
        return await add(n, await add(n, n))
    return await asyncio.gather(*[worker(n) for n in range(5)]), await asyncio.wait_for(worker(9), 5), await add(0, 0)


print(asyncio.run(gathered()))


async def replaced():
    global add
    before = await add(1, 2)
    old = add

    async def add(a, b):
        return a * b * (await old(a, b))
    after = await add(2, 3)
    add = old
    return before, after, await add(2, 3)


print(run(replaced()))


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


try:
    print(sum(deep(150)), sum(deep(90)))
    list(deep(20000))
except RecursionError as error:
    print(type(error).__name__)
print(sum(deep(10)))
