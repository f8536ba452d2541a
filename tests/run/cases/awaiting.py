"""Awaiting and delegating to what cannot be awaited, and coroutines used twice."""

import contextlib
import functools
import sys
import types


def told(function):
    try:
        print(function.__name__, function())
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


def delegated():
    async def ten():
        return 10

    coro = ten()

    def plain():
        yield from coro

    try:
        list(plain())
    except TypeError as error:
        print(error)
    coro.close()

    @types.coroutine
    def marked():
        return (yield from other)

    other = ten()
    try:
        marked().send(None)
    except StopIteration as stop:
        return stop.value


class Enters:
    def __aenter__(self):
        return 123

    def __aexit__(self, *exc):
        return 456


class Exits:
    async def __aenter__(self):
        return self

    def __aexit__(self, *exc):
        return 456


def managers():
    async def first():
        async with Enters():
            pass

    async def second():
        async with Exits():
            pass

    for function in first, second:
        try:
            function().send(None)
        except TypeError as error:
            print(error)


def invalid_next():
    class Source:
        def __aiter__(self):
            return self

        def __anext__(self):
            return self

        def __await__(self):
            1 / 0

    async def main():
        async for _ in Source():
            pass

    try:
        main().send(None)
    except TypeError as error:
        return error, repr(error.__cause__)


def used_twice():
    async def spam():
        return "spam"

    it = iter(spam().__await__())
    for use in (lambda: it.send(None), lambda: it.send(None), lambda: next(it), lambda: it.throw(Exception("wat"))):
        try:
            use()
        except BaseException as error:
            print(repr(error))
    return it.close()


def thrown_class():
    class Odd(Exception):
        def __new__(cls, *args, **kwargs):
            return cls

    def steps():
        try:
            yield 1
        except TypeError as error:
            yield str(error)[:7]

    it = steps()
    next(it)
    return it.throw(Odd)


def limited():
    def deeper(n):
        nonlocal deepest
        deepest = n
        deeper(n + 1)

    deepest, limit = 0, sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        deeper(1)
    except RecursionError:
        pass
    finally:
        sys.setrecursionlimit(limit)
    return 150 < deepest < 200


def limited_twice():
    """The error handler recurses as well: with ten calls to go that is a thousand calls, not for ever."""

    def body_and_except():
        try:
            body_and_except()
        except RecursionError:
            body_and_except()

    limit, depth = sys.getrecursionlimit(), 1
    while True:
        try:
            sys.setrecursionlimit(depth)
            break
        except RecursionError:
            depth += 1
    sys.setrecursionlimit(depth + 10)
    try:
        body_and_except()
    except RecursionError:
        return "RecursionError"
    finally:
        sys.setrecursionlimit(limit)


for function in (delegated, managers, invalid_next, used_twice, thrown_class, limited, limited_twice):
    told(function)


async def five():
    return await stepped(5)


@types.coroutine
def stepped(value):
    return (yield value)


async def numbers():
    try:
        await stepped(1)
    except KeyError:
        await stepped(2)
    yield 3


def driven(step):
    said = [type(step).__name__]
    for action in (lambda: step.send(None), lambda: step.throw(KeyError("x")), step.close, lambda: step.send(None)):
        try:
            said.append(action())
        except BaseException as error:
            said.append((type(error).__name__, str(error)))
    print(said)


for make in (lambda: five().__await__(), lambda: numbers().asend(None), lambda: numbers().__anext__(), lambda: numbers().aclose()):
    step = make()
    crossed = functools.reduce(lambda _, last: last, [None, step])
    print(crossed is step)
    driven(crossed)
    with contextlib.closing(make()) as step:
        driven(step)
