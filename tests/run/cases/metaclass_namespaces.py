"""Metaclasses that put something else into the class than its statement said."""

import abc
import functools
import sys


class NodeType(type):
    def __new__(mcs, name, bases, namespace):
        fields = [*getattr(bases[0] if bases else object, "fields", ()), *namespace.get("fields", ())]
        namespace["fields"] = tuple(fields)
        namespace.setdefault("abstract", False)
        namespace["label"] = name + "!"
        return type.__new__(mcs, name, bases, namespace)


class Node(metaclass=NodeType):
    fields = ()
    abstract = True

    def show(self):
        return self.fields, self.abstract, self.label

    def each(self):
        for name in self.fields:
            yield name


class Modifier(Node):
    fields = ("options",)


class Scoped(Modifier):
    fields = ("body",)
    label = "own"


class Empty(Scoped):
    pass


for cls in (Node, Modifier, Scoped, Empty):
    print(cls().show(), list(cls().each()), cls.fields, cls.abstract, cls.label)


def logged(f):
    @functools.wraps(f)
    def call(self, *args):
        return "logged", f(self, *args)

    return call


class Logged(abc.ABCMeta):
    def __new__(mcs, name, bases, namespace):
        made = {key: logged(value) if callable(value) and not key.startswith("__") else value for key, value in namespace.items()}
        if "__len__" in made:
            made["__len__"] = lambda self: 42
        made.pop("gone", None)
        made["limit"] = made.get("limit", 0) + 1
        return super().__new__(mcs, name, bases, made)


class Worker(metaclass=Logged):
    limit = 5
    gone = "never seen"

    def work(self, n):
        return n * self.limit

    def both(self):
        return self.work(1), self.work(2)

    def __len__(self):
        return 1


class Special(Worker):
    def work(self, n):
        return "special", super().work(n)


for cls in (Worker, Special):
    print(cls().work(2), cls().both(), len(cls()), cls.limit, hasattr(cls, "gone"), hasattr(cls(), "gone"))

SHARED = ("a", "b")


class Same(metaclass=NodeType):
    values = SHARED
    names = SHARED


print(Same.values is SHARED, Same().names is Same.values)


class Lazy:
    """Becomes what it stands for when somebody looks."""

    def __init__(self, init):
        self.__dict__["init"] = init

    def _setup(self):
        obj = self.init()
        object.__setattr__(self, "__class__", obj.__class__)
        object.__setattr__(self, "__dict__", obj.__dict__)

    def __getattr__(self, name):
        self._setup()
        return getattr(self, name)

    def __setattr__(self, name, value):
        self._setup()
        return setattr(self, name, value)


class Real:
    kind = "real"

    def __init__(self):
        self.y = 3


outside = {}
exec("class Outside:\n    kind = 'outside'\n    def __init__(self):\n        self.y = 4", outside)
for make in (Real, outside["Outside"])[: 1 + (sys.version_info < (3, 13))]:  # 3.13 keeps attributes of objects elsewhere
    lazy = Lazy(make)
    print(lazy.kind, lazy.y, type(lazy) is make, vars(lazy))
    lazy = Lazy(make)
    lazy.y = 40
    print(lazy.kind, lazy.y, type(lazy) is make, vars(lazy))
