"""What only an await or async with of compiled code holds ends with it."""

import asyncio
import gc
import inspect
import sys
import types
import weakref

from compiled import awaiting as m


quiet = {"c", "t", "n"}  # not those that the traceback of an exception or a variable of a plain function refers to


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        if self.name.split()[-1] not in quiet:
            print("del", self.name)


class Awaitable(Noisy):
    def __init__(self, name, fails=False):
        super().__init__(name)
        self.fails = fails

    def __await__(self):
        yield Noisy("yielded by " + self.name)
        if self.fails:
            raise ValueError(self.name)
        return Noisy("result of " + self.name)


async def coroutine(name, fails=False):
    return await Awaitable("inner " + name, fails)


@types.coroutine
def generator(name, fails=False):
    return (yield from Awaitable("source of " + name, fails).__await__())


class Manager(Noisy):
    async def __aenter__(self):
        return Noisy("entered " + self.name)

    async def __aexit__(self, *args):
        await Awaitable("exit of " + self.name)


def drive(coroutine, throw=None):
    try:
        while True:
            if throw:
                print("next:", coroutine.throw(throw))
            else:
                print("got", coroutine.send(None).name)
    except StopIteration as e:
        print("result", getattr(e.value, "name", None))


for make in Awaitable, coroutine, generator:
    print("--", make.__name__)
    drive(m.dropped(make, print))
    drive(m.nested(make, print))
    drive(m.thrown(make, print))
    c = m.thrown(make, print)
    print("got", c.send(None).name)
    drive(c, KeyError("k"))
    c = m.thrown(make, print)
    print("got", c.send(None).name)
    c.close()
    if make is not generator:
        drive(m.driven(m.variable(make, print), print))
drive(m.variable(Awaitable, print))
it = m.steps(lambda _: Awaitable("n"), print)
print(it.gi_frame, it.__name__)
it = None
drive(m.within(Manager, print))

c = coroutine("n")
for x in m.again(c):
    print(x if isinstance(x, Exception) else x.name)


class GivesCoroutine:
    def __await__(self):
        return coroutine("never")


class GivesList:
    def __await__(self):
        return []


class HidesAwait:
    def __init__(self):
        self.__await__ = lambda: iter(())


async def ended():
    pass


done = ended()
asyncio.run(done)
for x in GivesList(), HidesAwait(), (x for x in ()), 5, done:
    print(asyncio.run(m.wrong(x)))

for c in m.named("other", Awaitable, print):
    print(c.__name__, c.__qualname__, c.cr_code.co_name, inspect.getcoroutinestate(c), weakref.getweakrefcount(c))
    c.close()
    print(inspect.getcoroutinestate(c), c.cr_frame)
c = None
for n, c in enumerate(m.made(6, Awaitable, print)):
    print(c.__name__, sys.getrefcount(c) > 1, gc.is_tracked(c), c.cr_await)
    if n:
        print("got", c.send(None).name)
    if n == 1:
        c = None
        print("dropped")
    elif n == 2:
        cycle = [c]
        cycle.append(cycle)
        c = cycle = None
        gc.collect()
        print("collected")
    elif n == 3:
        ref = weakref.ref(c, lambda _: print("gone"))
        print(weakref.getweakrefs(c) == [ref])
        c.close()
        c = None
    elif n == 4:
        drive(c)
        try:
            c.send(None)
        except RuntimeError as e:
            print(e)
    else:
        c.close()
c = None
gc.collect()  # what compiled code passed on is found by Go's collector
k = m.Keeper(Awaitable, print)
one = k.one
print("got", one.send(None).name, inspect.getcoroutinestate(one))
one = None
try:
    drive(k.run())
except RuntimeError as e:
    print(e)
k.one.close()
k = m.Keeper(Awaitable, print)
k.one.close()
try:
    drive(k.run())
except RuntimeError as e:
    print(e)
