def one(path):
    with open(path) as file, lock:
        return file.read()


async def two(manager):
    async with manager as (a, b):
        await a.send(b)
