"""What reading attributes of built-in classes, classes with __getattr__, properties that fail and super() come to."""


def told(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def unbound_methods():
    less = getattr(int, "__lt__")
    return int.__lt__(1, 2), complex.__eq__(1 + 1j, 1 << 1000), int.__hash__(3), float.__add__(1.5, 2), less(2, 1), str.__len__("abc")


class Counter(int):
    def __new__(cls, value=0):
        self = int.__new__(cls, value)
        self.label = "c"
        return self

    def __hash__(self):
        return int.__hash__(self) + 1


class Doubled(float):
    def __new__(cls, value):
        return float.__new__(cls, 2 * value)


class Meta(type):
    def __new__(meta, name, bases, namespace):
        return type.__new__(meta, name, bases, namespace)


def made_by_the_base():
    class Made(metaclass=Meta):
        pass

    counter = Counter(4)
    return counter, counter.label, hash(counter), Doubled(2.5), list.__new__(list), type(Made).__name__, bool.__new__(bool, 2)


class Failing:
    @property
    def broken(self):
        raise AttributeError("the getter's")


class Answering(Failing):
    def __getattr__(self, name):
        if name == "broken":
            return "from __getattr__"
        raise AttributeError("no " + name)


def failing_property():
    item = Failing()
    return hasattr(item, "broken"), getattr(item, "broken", "default"), hasattr(Failing, "broken")


def answered():
    item = Answering()
    return item.broken, getattr(item, "other", "default")


def named():
    class Owner:
        @property
        def value(self):
            return 1

    return Owner.value.__set_name__(Owner)


class Call:
    pass


Call.__call__ = Call()


def calls_itself():
    try:
        return Call()()
    except RecursionError:
        return "RecursionError"


class Child(Failing):
    def bare(self):
        del self
        return super()

    def looked_up(self):
        del self
        return super().broken


def deleted_self():
    return Child().bare()


def deleted_self_looked_up():
    return Child().looked_up()


def far_apart():
    return list(reversed(range(1, -(2**63), -(2**63)))), list(reversed(range(-(2**63), 2**63 - 1, 2**62)))


def context_cycle():
    def again():
        try:
            raise ValueError(1)
        except ValueError as error:
            error.__context__ = error
            raise TypeError(2)

    try:
        again()
    except TypeError as error:
        return error.__context__.__context__ is error.__context__


class Slotted:
    __slots__ = ("a",)

    def __init__(self):
        self.a = 1


def members():
    slotted, member = Slotted(), Slotted.a
    found = [member.__get__(slotted), member.__get__(slotted, Slotted), Slotted.__dict__["a"].__get__(slotted)]
    member.__set__(slotted, 5)
    found.append(slotted.a)
    member.__delete__(slotted)
    return found, hasattr(slotted, "a"), object.__getattribute__(slotted, "a")


for function in (
    members, unbound_methods, made_by_the_base, failing_property, answered, named, calls_itself, deleted_self, deleted_self_looked_up,
    far_apart, context_cycle,
):
    told(function)


class NoDict:
    __slots__ = ("a",)

    def m(self):
        pass


class WithDict:
    @property
    def q(self):
        return 1


def told_of_assignments():
    """Whose attribute could not be set or deleted, which an error says from 3.13 on, and not always."""

    def setting(x):
        x.c = 1

    def deleting(x):
        del x.c

    def shadowing(x):
        x.m = 1

    def emptying(x):
        del x.a

    def owned(x):
        x.q = 1

    for x in (NoDict(), WithDict(), ValueError(), [1], 1, "a", None, object(), WithDict, told_of_assignments, staticmethod(len)):
        row = []
        for f in (setting, deleting, deleting, shadowing, emptying, owned):
            try:
                f(x)
            except (AttributeError, TypeError) as e:
                row.append((str(e), getattr(e, "name", "none"), type(getattr(e, "obj", "none")).__name__))
        print(type(x).__name__, row)


told_of_assignments()
