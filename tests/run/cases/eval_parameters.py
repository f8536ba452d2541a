"""eval() and exec() with namespaces that may be None, annotations that code run by exec() makes, suggestions for names."""


def checked(condition, globals=None, locals=None):
    def decorate(function):
        compiled = compile(condition, "condition", "eval")

        def check(*args, **kwargs):
            if not eval(compiled, globals, locals):
                raise ValueError(condition)
            return function(*args, **kwargs)

        return check

    return decorate


@checked("args[1] is not None")
def add(a, b):
    return a + b


print(add(1, 2))
try:
    add(1, None)
except ValueError as error:
    print(error)


def annotated():
    space = {}
    exec("x: int = 1\ndef f(a: str): pass", space)
    return space["__annotations__"], space["f"].__annotations__


print(annotated())


def misspelt(parameter):
    local_name = 1

    def inner():
        return parameter

    try:
        local_nane
    except NameError as error:
        return error.name, sorted(misspelt.__code__.co_varnames), inner.__code__.co_argcount


print(misspelt(2))


class Answers:
    def __getattr__(self, name):
        raise AttributeError()

    @property
    def failing(self):
        raise AttributeError("own words")


for name in ("missing", "failing"):
    try:
        getattr(Answers(), name)
    except AttributeError as error:
        print(error.name, type(error.obj).__name__, error.args)

error = ImportError("test", name="name", path="path")
error.__init__("test")
print(error.name, error.path, error.msg)


class NoMapping(type):
    @classmethod
    def __prepare__(cls, *args):
        return None


try:

    class Unprepared(metaclass=NoMapping):
        pass

except TypeError as error:
    print(error)


class Class:
    def method(self, *args):
        return type(self).__name__, args


class Other:
    bound = classmethod(Class().method)
    plain = classmethod(Class.method)


print(Other.bound(), Other.plain())


class Incomparable:
    @property
    def __eq__(self):
        raise AttributeError("no")


print(Incomparable() == 1)
