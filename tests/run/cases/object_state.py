"""The state of objects that copy and pickle ask for, and names in __slots__ that the class statement uses itself."""

import copy
import pickle


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    pass


class Wrapping:
    def __init__(self):
        self.v = 1

    def __getstate__(self):
        return {"wrapped": super().__getstate__()}


class Nothing:
    __slots__ = ()


class Late(Nothing, Plain):
    __slots__ = ()


def told(function):
    try:
        return function()
    except TypeError as error:
        return error


print([name for name in vars(Plain) if name not in ("__static_attributes__", "__firstlineno__")], sorted(vars(Nothing))[:3])
print(Plain.__getstate__ is object.__getstate__, Plain().__getstate__.__name__, Plain().__getstate__())
plain, slotted, both = Plain(), Slotted(), Both()
plain.z = slotted.a = both.a = both.c = 1
for thing in (plain, slotted, both, Wrapping()):
    print(type(thing).__name__, thing.__getstate__(), object.__getstate__(thing))
    for protocol in range(4):
        print(protocol, told(lambda: thing.__reduce_ex__(protocol)[1:]))
        print(told(lambda: type(pickle.loads(pickle.dumps(thing, protocol))) is type(thing)))
print(copy.copy(slotted).a, copy.copy(both).c, copy.deepcopy(both).a, copy.copy(plain).z)
print(hasattr(Late, "__weakref__"), hasattr(Late, "__dict__"), hasattr(Nothing, "__weakref__"))


def cell():
    class Wrong:
        __classcell__ = 42
        __slots__ = ["__classcell__"]


def name():
    class Wrong:
        __qualname__ = object()
        __slots__ = ["__qualname__"]


class Named:
    __slots__ = ["__qualname__"]


print(told(cell), told(name))
print(Named.__qualname__, type(vars(Named)["__qualname__"]).__name__, hasattr(Named(), "__qualname__"))


class Watched:
    def __getattribute__(self, name):
        print("get", name)
        return object.__getattribute__(self, name)


class Special(Watched):
    def __reversed__(self):
        return []

    def __length_hint__(self):
        return 1

    def __iter__(self):
        return iter([1])


print(list(reversed(Special())), list(Special()))
print(str(classmethod(len)), repr(staticmethod(len)))
