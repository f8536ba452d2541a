"""What next() raises at the end of iterators of both worlds."""

import traceback


class Ends:
    def __init__(self, *args):
        self.args = args

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(*self.args)


def returns(value):
    yield 1
    return value


ELSEWHERE = {}
exec(  # interpreted
    """
class Ends:
    def __init__(self, *args): self.args = args
    def __iter__(self): return self
    def __next__(self): raise StopIteration(*self.args)

def returns(value):
    yield 1
    return value

class Sub(StopIteration): pass

def raises():
    raise Sub(5)
""",
    ELSEWHERE,
)


def ended(it):
    try:
        return next(it)
    except StopIteration as e:
        return type(e).__name__, e.value, e.args, [f.name for f in traceback.extract_tb(e.__traceback__)]


def default(it):
    return next(it, "none")


def loop(it):
    return [x for x in it]


def delegate(it):
    return (yield from it)


for space in (globals(), ELSEWHERE):
    ends, gen = space["Ends"], space["returns"]
    for args in ((), (1,), (None,), (1, 2), ((3,),)):
        for use in (ended, default, loop, lambda it: ended(delegate(it))):
            print(args, use(ends(*args)))
    for value in (None, 1, (1, 2), "text"):
        it = gen(value)
        print(ended(it), ended(it), ended(it))
        print(default(gen(value)), loop(gen(value)), ended(delegate(gen(value))))
        it = gen(value)
        next(it)
        print(default(it), default(it))
for it in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(0)), reversed([]), map(str, []), zip(), enumerate([]), ELSEWHERE["iter"]([]) if "iter" in ELSEWHERE else iter(b"")):
    print(type(it).__name__, ended(it), default(it))
print(ended(iter(ELSEWHERE["raises"], 1)))
for bad in (5, [], "x", None, ends, object()):
    for use in (ended, default):
        try:
            use(bad)
        except TypeError as e:
            print(e)


def unbound(x):
    del x
    return x


try:
    unbound(1)
except UnboundLocalError as e:
    print(e, e.name)
