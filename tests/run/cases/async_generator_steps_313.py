"""Steps of an asynchronous generator that begin, are thrown into or closed while another is under way."""
import asyncio
import types
import warnings


@types.coroutine
def pause(v):
    return (yield v)
class MyExc(Exception): pass
async def forever():
    while True:
        try:
            await pause(1)
        except MyExc:
            print("caught")
    yield
async def ignoring():
    try:
        yield 1
    except MyExc: pass
    for _ in range(3):
        try: await pause(2)
        except GeneratorExit: print("ignored")


def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def steps(make):
    a = forever(); first = a.asend(None); first.send(None)
    other = make(a)
    show(lambda: other.throw(MyExc))
    show(lambda: other.send(None))
    show(lambda: other.close())
    show(lambda: first.throw(MyExc))
    show(first.close)
    show(lambda: first.send(None))
for make in (lambda a: a.asend(None), lambda a: a.athrow(MyExc), lambda a: a.aclose(), lambda a: a.athrow(3), lambda a: a.__anext__()):
    steps(make)
def closes(make):
    a = ignoring()
    step = make(a)
    show(step.close)
    show(lambda: step.send(None))
    a = ignoring(); show(lambda: a.asend(None).send(None))
    step = make(a)
    show(lambda: step.throw(MyExc))
    show(step.close); show(step.close)
    show(lambda: step.send(None))
for make in (lambda a: a.asend(None), lambda a: a.athrow(MyExc), lambda a: a.aclose(), lambda a: a.athrow(None), lambda a: a.__anext__()):
    closes(make)
async def main():
    g = ignoring()
    async for x in g: break
    try: await g.athrow(ValueError)
    except ValueError as e: print(repr(e))
    try: await g.athrow()
    except TypeError as e: print(e)
asyncio.run(main())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    show(lambda: ignoring().athrow(MyExc, MyExc(), None).close())
    show(lambda: asyncio.run(forever().athrow(MyExc, MyExc(1))))
    print([str(w.message) for w in caught])
