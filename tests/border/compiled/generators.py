"""Generators and coroutines that compiled code makes, drives, hands on and lets fail."""

import inspect


def stops():
    yield 1
    raise StopIteration(3)


def fails():
    yield 1
    raise KeyError("x")


async def coroutine_stops():
    raise StopIteration


async def coroutine_fails():
    raise KeyError


async def asynchronous_stops():
    yield 1
    raise StopAsyncIteration


async def asynchronous_fails():
    yield 1
    raise KeyError


SYNCHRONOUS = stops, fails, coroutine_stops, coroutine_fails
ASYNCHRONOUS = asynchronous_stops, asynchronous_fails


def made(function):
    return [function()]


def numbers():
    yield 1
    yield 2


async def three():
    return 3


kept = {}


def keep(name, maker):
    kept[name] = maker()


def show(name):
    return kept[name]


def advance(name):
    return next(kept[name])


def drain(name):
    return list(kept[name])


def close(name):
    kept[name].close()


def run(name):
    try:
        kept[name].send(None)
    except StopIteration as e:
        return e.value


def state(name):
    return inspect.getgeneratorstate(kept[name])
