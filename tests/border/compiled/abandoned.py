"""Asynchronous generators that are left suspended."""

ended = 0


async def guarded(n):
    global ended
    try:
        yield n
        yield n + 1
    finally:
        ended += 1


def made(n):
    return guarded(n)


def count():
    return ended
