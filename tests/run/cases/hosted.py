"""What may be left to CPython and must still work beside compiled code: eval, exec, locals, frames, dynamic code."""
import sys


def evaluate(expression, **names):
    return eval(expression, {}, names)


def sees_locals(a, b=2):
    c = a + b
    return sorted(locals().items())


def evaluates_in_scope(x):
    y = 10
    return eval("x + y")


def executes():
    namespace = {"start": 5}
    exec("def made(n):\n    return n + start\nvalue = made(1)", namespace)
    return namespace["value"], namespace["made"](10)


def caller_name():
    return sys._getframe(0).f_code.co_name, sys._getframe(1).f_code.co_name


def calls_it():
    return caller_name()


def star_locals():
    from math import floor as f
    return f(2.7)


class Dynamic:
    def __getattr__(self, name):
        return f"dynamic {name}"

    exec("injected = 7")


def makes_class(base):
    class Made(base, metaclass=type(base)):
        tag = base.__name__

        def who(self):
            return self.tag, super().__repr__()[:4]

    return Made


def compiled_beside(n):
    return sum(i * i for i in range(n))


print(evaluate("a * b", a=6, b=7), sees_locals(1), evaluates_in_scope(1), executes(), star_locals())
print(calls_it())
print(Dynamic().anything, Dynamic.injected, makes_class(list)([1]).who(), compiled_beside(100))
print(eval("compiled_beside(3)"), [eval("n + 1", {"n": n}) for n in range(3)])
exec("late = compiled_beside(4)")
print(late)
try:
    eval("1 +")
except SyntaxError as error:
    print(type(error).__name__)
try:
    exec("raise KeyError('from exec')")
except KeyError as error:
    print(error)
