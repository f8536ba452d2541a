"""Coroutines that await what others watch the end of."""


async def dropped(make, say):
    await make("a")
    say("after a")
    x = await make("b")
    say("after b", x.name)
    x = None
    say("after its result", x)
    try:
        await make("c", True)
    except ValueError as e:
        say("failed", e)
    say("after c")
    await make("d")
    return await make("f")


async def nested(make, say):
    say("given", await variable(make, say))


async def variable(make, say):
    w = make("w")
    await w
    say("awaited", w is None)
    w = None
    say("after w")


async def within(manager, say):
    async with manager("m") as x:
        say("in", x.name)
        x = None
    say("after m")
    try:
        async with manager("n"):
            raise ValueError("n")
    except ValueError as e:
        say("failed", e)
    say("after n")


async def thrown(make, say):
    try:
        await make("t")
    except KeyError as e:
        say("thrown", e)
    say("after t")


def steps(make, say):
    """Goes on with what a coroutine awaits, which it has shown, after its end."""
    c = variable(make, say)
    x = c.send(None)
    say("yielded", x.name)
    x = None
    it = c.cr_await
    try:
        c.send(None)
    except StopIteration as e:
        say("returned", e.value)
    return it


class Driver:
    """What is yielded to compiled code is its own."""

    def __init__(self, c):
        self.c = c
        self.seen = []

    def __await__(self):
        try:
            while True:
                x = self.c.send(None)
                self.seen.append(x)
                yield x
        except StopIteration:
            pass


async def driven(c, say):
    d = Driver(c)
    await d
    say("driven", [x.name for x in d.seen])
    return d


def again(c):
    """Both know that it is awaited."""

    async def other():
        return await c

    first, second = other(), other()
    yield first.send(None)
    try:
        second.send(None)
    except RuntimeError as e:
        yield e
    first.close()


async def wrong(x):
    try:
        await x
    except (TypeError, RuntimeError) as e:
        return type(e).__name__, str(e)


async def guarded(make, say):
    try:
        await make("g")
    finally:
        say("finally")


def made(n, make, say):
    """Coroutines that compiled code makes."""
    return [guarded(make, say) for _ in range(n)]


def named(name, make, say):
    guarded.__name__, before = name, guarded.__name__
    try:
        return made(2, make, say)
    finally:
        guarded.__name__ = before


class Keeper:
    def __init__(self, make, say):
        self.one = guarded(make, say)

    async def run(self):
        return await self.one
