async def agen(source):
    async for item in source:
        yield [y async for y in item if await y]


def gen(inner):
    got = yield 1
    result = yield from inner
    return got, result
