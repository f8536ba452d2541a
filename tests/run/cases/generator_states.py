"""What inspect says of generators and coroutines."""
import inspect


def numbers():
    yield 1
    yield 2


async def three():
    return 3


def steps(*does):
    g = numbers()
    seen = [inspect.getgeneratorstate(g)]
    for do in does:
        do(g)
        seen.append((inspect.getgeneratorstate(g), g.gi_frame is None))
    return seen


print(steps(next, next, list))
print(steps(list, list))
print(steps(lambda g: g.close(), list))
print(steps(next, lambda g: g.close()))
print(steps(lambda g: g.send(None), sum))


def begun():
    g = numbers()
    next(g)
    before = inspect.getgeneratorstate(g)
    for _ in g:
        pass
    return before, inspect.getgeneratorstate(g)


def ended():
    g = numbers()
    list(g)
    return inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), list(g)


def coroutine():
    c = three()
    seen = [inspect.getcoroutinestate(c)]
    try:
        c.send(None)
    except StopIteration as e:
        seen.append(e.value)
    seen.append(inspect.getcoroutinestate(c))
    d = three()
    d.close()
    e = three()
    seen += [inspect.getcoroutinestate(d), inspect.getcoroutinestate(e)]
    e.close()
    return [*seen, inspect.getcoroutinestate(e)]


print(begun(), ended(), coroutine())
