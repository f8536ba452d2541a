"""Imports in functions that run again and again, while what they rest on changes."""

import builtins
import sys
import types


def plain():
    import json

    return json.dumps([1])


def dotted():
    import xml.etree.ElementTree

    return xml.etree.ElementTree.__name__, xml.__name__


def renamed():
    import xml.etree.ElementTree as tree

    return tree.__name__


def names():
    from json import dumps, loads

    return dumps(loads("[1, 2]"))


def submodule():
    from email import message, utils

    return message.__name__, utils.__name__


def made():
    import made_up

    return made_up.value


def from_made():
    from made_up import value

    return value


def below():
    from made_up import below

    return below


def several(function, times=3):
    return [attempt(function) for _ in range(times)]


def attempt(function):
    try:
        return function()
    except Exception as e:
        return type(e).__name__, str(e).split(" (")[0], e.name, e.__cause__, e.__context__


for function in (plain, dotted, renamed, names, submodule):
    print(function.__name__, several(function))

# a module comes, changes, is replaced, is None, and goes
print(several(made))
sys.modules["made_up"] = first = types.ModuleType("made_up")
print(several(made), several(from_made))
first.value = 1
print(several(made), several(from_made))
first.value = 2
print(made(), from_made())
sys.modules["made_up"] = second = types.ModuleType("made_up")
second.value = 3
print(several(made), several(from_made), several(below))
sys.modules["made_up"] = types.SimpleNamespace(value=4)
print(several(made), several(from_made))
sys.modules["made_up"] = None
print(several(made), several(from_made))
sys.modules["made_up"] = second

# a package: what it lacks is imported
second.__path__ = []
second.below = "attribute"
print(several(below))
sys.modules["made_up.below"] = types.ModuleType("made_up.below")
print(several(below))
del second.below
print(several(below))
second.__getattr__ = lambda name: "made " + name
print(several(below), several(from_made))
del second.value
print(several(from_made))
del sys.modules["made_up"]
print(several(made), several(below))
sys.modules["made_up"] = second
print(several(made))

# builtins.__import__ replaced, and put back
kept = builtins.__import__
asked = []


def asking(name, globals=None, locals=None, fromlist=(), level=0):
    asked.append((name, fromlist, level))
    return kept(name, globals, locals, fromlist, level)


plain(), names()
builtins.__import__ = asking
try:
    several(plain), several(names, 2), several(renamed, 1)
finally:
    builtins.__import__ = kept
print(asked)
print(several(plain), len(asked))


# a module that is being imported by another thread is waited for
class Spec:
    _initializing = True
    name = "made_up"


second.__spec__ = Spec
second.value = 5
print(made())
second.__spec__ = None
print(several(made))
del second.__spec__
print(several(made))
for stands in (3, "text", Spec()):
    second.__spec__ = stands
    print(several(made))
