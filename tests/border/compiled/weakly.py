"""Objects that are referred to weakly while compiled code holds them, and while nobody does."""

import collections
import functools
import gc
import threading
import types
import weakref


class Node:
    def __init__(self, x=0):
        self.x = x

    def get(self):
        return self.x


class Slotted:
    __slots__ = ("__weakref__", "x")


class Stack(list):
    pass


class Fault(Exception):
    pass


class Text(str):
    pass


def numbers():
    yield 1
    yield 2


async def ticks():
    yield 1


async def waits():
    return 1


MAKERS = {
    "instance": Node, "slotted": Slotted, "list": lambda: Stack([1]), "exception": Fault, "text": lambda: Text("x"),
    "generator": numbers, "begun": lambda: begun(), "expression": lambda: (x for x in [1]), "asynchronous": ticks, "coroutine": waits,
    "function": lambda: lambda: 1, "set": lambda: {1, 2},
    "method": lambda: Node(1).get, "built-in method": lambda: [].append, "partial": lambda: functools.partial(numbers),
    "lock": threading.Lock, "deque": lambda: collections.deque([1]), "module": lambda: types.ModuleType("made"),
}
kept = {}


def begun():
    g = numbers()
    next(g)
    return g


def make(kind):
    return MAKERS[kind]()


def keep(kind, x):
    kept[kind] = x


def drop(kind):
    x = kept.pop(kind)
    if kind == "coroutine":
        x.close()


def keep_made(kind):
    kept[kind] = make(kind)
    return weakref.ref(kept[kind])


def local(kind):
    """Only a variable has it."""
    x = make(kind)
    log = []
    r = weakref.ref(x, log.append)
    gc.collect()
    seen = r() is x, weakref.getweakrefcount(x), len(weakref.getweakrefs(x)), len(log)
    if kind == "coroutine":
        x.close()
    return seen


def everywhere(kind):
    """The container has it."""
    x = kept[kind] = make(kind)
    values = weakref.WeakValueDictionary(a=x)
    try:
        keys, members = weakref.WeakKeyDictionary({x: 1}), weakref.WeakSet([x])
    except TypeError as e:
        keys, members = {1: 1}, str(e)
    log = []
    final = weakref.finalize(x, log.append, "final")
    proxy = weakref.proxy(x)
    del x
    gc.collect()
    gc.collect()
    seen = values["a"] is kept[kind], len(keys), len(members), final.alive, type(proxy).__name__, log
    final.detach()
    drop(kind)
    return seen
