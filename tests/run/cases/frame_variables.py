"""locals(), vars(), dir(), eval() and exec() that ask for the variables of a function."""

import sys

GLOBAL = 100


def told(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def parameters(a, b=2, *args, k=3, **kw):
    c = a + b
    if c > 100:
        never = 1
    return locals()


def bound_later():
    before = dict(locals())
    x = 1
    after = sorted(locals())
    del x
    return before, after, sorted(locals())


def one_dict():
    first = locals()
    x = 1
    second = locals()
    return first is second, sorted(second), sys.version_info >= (3, 13) or sorted(first)


def captured(p):
    q = 1

    def inner():
        r = 3
        return p, q, r, sorted(locals().items())

    found = inner()
    return found, {name: value for name, value in locals().items() if name != "inner"}


def formatted(name, n):
    return "%(name)s is %(n)d" % locals(), "{name} {n}".format(**locals()), f"{vars()['n']}"


def evaluated(a):
    b = 4
    return eval("a + b"), eval("GLOBAL + a"), eval("[x * 2 for x in [1]]")


def executed(a):
    exec("a = 5; new = 6")
    shown = dict(locals())
    return a, shown.get("new"), "new" in shown


def makes_global():
    exec("global MADE; MADE = 7")
    return MADE


def in_loops():
    out, total = [], 0.5
    for i in range(3):
        if i:
            out.append(dict(locals())["i"])
    for j in range(2):
        total += eval("j * 2")
    return out, total


def generated(a):
    def steps():
        yield sorted(locals())
        b = 1
        yield sorted(locals()), eval("a + b") if a else None

    return list(steps())


class Class:
    def method(self, x):
        y = __class__
        return sorted(locals()), vars()["x"], dir()

    def with_super(self):
        super().__init__()
        return sorted(locals())


def in_lambda():
    return (lambda q, w=2: sorted(locals().items()))(1)


def in_handler(x):
    try:
        y = 1
        raise ValueError
    except ValueError as error:
        return sorted(locals())


def unbound_after(x):
    try:
        raise ValueError(x)
    except ValueError as error:
        pass
    shown = "error" in locals()
    try:
        return error
    except UnboundLocalError as unbound:
        return shown, unbound


def in_comprehension():
    return [locals()["v"] if "v" in locals() else None for v in [1, 2]]


def changed_inside():
    a = 1

    def change():
        nonlocal a
        a = 2
        return eval("a")

    return change(), a


told(parameters, 1)
told(parameters, 1, 200, 3, 4)
for function in (bound_later, one_dict, makes_global, in_loops, Class().with_super, in_lambda, in_comprehension, changed_inside):
    told(function)
for function in (unbound_after, captured, evaluated, executed, generated, Class().method, in_handler):
    told(function, 5)
told(formatted, "x", 3)
