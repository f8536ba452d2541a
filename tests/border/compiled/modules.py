"""A module with attributes that are made when asked for."""

import sys
import types

items = [1, 2]


def answering(known):
    def find(name):
        if name in known:
            return name + " made"
        raise AttributeError(f"nothing named {name}")

    return find


__getattr__ = answering({"lazy"})


class Lively(types.ModuleType):
    @property
    def size(self):
        return len(self.items), later

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


def enliven():
    sys.modules[__name__].__class__ = Lively
    return type(sys.modules[__name__]) is Lively


later = {"a": 1}


def change(value):
    global later
    later = value


def see():
    return later


def is_module():
    return type(sys.modules[__name__]) is types.ModuleType, type(sys) is types.ModuleType
