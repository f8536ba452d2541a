"""Generators that compiled code goes on with after they crossed, and the frames of errors that leave them."""

import asyncio
import inspect
import traceback

from compiled import generators as m


def show(drive):
    try:
        drive()
    except Exception as e:
        for error in (e, e.__cause__):
            if error is not None:
                # of asyncio's own frames there are as many as it likes
                frames = [(f.name, f.lineno) for f in traceback.extract_tb(error.__traceback__) if "asyncio" not in f.filename]
                print(type(error).__name__, error, frames)


async def through(generator):
    async for _ in generator:
        pass


def step_through(x):
    if inspect.iscoroutine(x):
        x.send(None)
    for _ in x:
        pass


for function in m.SYNCHRONOUS:
    show(lambda: step_through(function()))
    show(lambda: step_through(m.made(function)[0]))
for function in m.ASYNCHRONOUS:
    show(lambda: asyncio.run(through(function())))
    show(lambda: asyncio.run(through(m.made(function)[0])))
show(lambda: m.made(m.numbers)[0].throw(ValueError("thrown")))


def states(name, maker, *steps):
    """As who holds the generator sees it, and as compiled code does."""
    m.keep(name, maker)
    g = m.show(name)
    look = inspect.getcoroutinestate if inspect.iscoroutine(g) else inspect.getgeneratorstate
    seen = [look(g)]
    for step in steps:
        seen += [step(name), look(g), m.show(name) is g]
        if look is inspect.getgeneratorstate:
            seen += [m.state(name), g.gi_frame is None]
    print(name, seen)
    return g


for _ in range(3):
    g = states("advanced", m.numbers, m.advance, m.advance, m.drain)
    print(list(g), next(g, "end"))
    g = states("begun", m.numbers, m.advance)
    print(list(g), m.drain("begun"), m.state("begun"))
    states("drained", m.numbers, m.drain)
    states("closed", m.numbers, m.close, m.drain)
    states("closed later", m.numbers, m.advance, m.close)
    states("run", m.three, m.run)
    m.keep("ended", m.numbers)
    m.drain("ended")
    print(m.state("ended"), inspect.getgeneratorstate(m.show("ended")), m.show("ended") is m.show("ended"), list(m.show("ended")))
    g = states("kept on", m.numbers, m.drain)
    m.keep("kept on", m.numbers)
    print(list(g), inspect.getgeneratorstate(g), m.advance("kept on"))
