"""Closures, nonlocal, late binding, scopes, del, walrus."""


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


def adders():
    return [lambda x, n=n: x + n for n in range(3)], [lambda x: x + n for n in range(3)]


def deep(a):
    def one(b):
        def two(c):
            nonlocal a
            a += b + c
            return a, b, c
        return two
    return one


def unbound():
    try:
        print(x)
        x = 1
    except UnboundLocalError as error:
        print(type(error).__name__, error)
    y = 1
    del y
    try:
        print(y)
    except UnboundLocalError as error:
        print(error)
    try:
        del y
    except UnboundLocalError as error:
        print(error)

    def inner():
        return late

    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    late = 5
    print(inner())


def names():
    try:
        print(undefined_name)
    except NameError as error:
        print(error)
    for i in range(3):
        pass
    print(i, [i for i in range(5)], i)
    try:
        raise ValueError("e")
    except ValueError as e:
        kept = e
    try:
        print(e)
    except UnboundLocalError as error:
        print(error)
    print(kept)


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x
    return run


def walrus(items):
    if (n := len(items)) > 2:
        print("long", n)
    while (item := items.pop()) != "stop":
        print(item)
    return [y for x in range(4) if (y := x * x) > 1], y


def memoize(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    wrapper.cache = cache
    return wrapper


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


step, peek = counter(10)
print(step(), step(5), peek(), step(-1), peek())
other, _ = counter()
print(other(), step(), other())
fixed, late = adders()
print([f(10) for f in fixed], [f(10) for f in late])
two = deep(1)(10)
print(two(100), two(100), deep(0)(0)(0))
unbound()
names()
print(compose(lambda x: x + 1, lambda x: x * 2, str)(5), compose()(3))
print(walrus(["stop", "b", "a"]))
print(fib(60), len(fib.cache))


class Scope:
    x = 1
    y = [i for i in range(x + 1)]

    def get(self):
        return self.x

    z = x + 1


print(Scope.x, Scope.y, Scope.z, Scope().get())


def shadow(len):
    return len + 1


print(shadow(4), (lambda: (yield))().__class__.__name__)


def recursive_closure():
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)

    return even(10), odd(10)


print(recursive_closure())
