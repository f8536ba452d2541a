"""What is still held when the program ends."""


class Ended:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, NAME)


class Box:
    pass


class Entered:
    def __enter__(self):
        print("enter")

    def __exit__(self, *error):
        print("exit", error[0].__name__)


class Waiting:
    def __await__(self):
        yield "waiting"


NAME = "global"
box = Box()
kept = []
table = {}


def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name, NAME)


def within():
    with Entered():
        yield 1


def outer(name):
    yield from numbers(name)


def looping(name):
    for x in numbers(name):
        yield x + 1


async def coroutine():
    try:
        await Waiting()
    finally:
        print("coroutine left")


def begun(g):
    next(g)
    return g


def closure(x):
    def inner():
        return x

    return inner


def default(x=Ended("default")):
    return x


def hold_object():
    kept.append(Ended("list"))


def hold_attribute(x):
    box.x = x


def hold_generator():
    kept.append(begun(numbers("list")))
    box.g = begun(within())


def hold_delegating():
    table["g"] = begun(outer("inner"))


def hold_looping():
    table["g"] = begun(looping("looped"))


def hold_expression():
    table["g"] = begun(x for x in numbers("expression"))


def hold_coroutine():
    box.c = coroutine()
    print(box.c.send(None))


def hold_cycle():
    a, b = Ended("cycle"), Box()
    a.b, b.a = b, a


def let_go(collect):
    x = begun(numbers("variable"))
    x = None
    kept.append(begun(within()))
    kept.clear()
    box.g = begun(outer("attribute"))
    del box.g
    collect()
    print("collected", x)
