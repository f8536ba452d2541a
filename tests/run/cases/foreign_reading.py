"""Methods read from objects of interpreted classes, their classes and names, and names made at run time."""

import abc
import argparse
import collections
import enum
import fractions
import string
import types
import xml.sax.handler

H = xml.sax.handler.ContentHandler


class Handler(H):
    def __init__(self):
        super().__init__()
        self.seen = []

    def startElement(self, name, attrs):
        self.seen.append(name)

    def __getattr__(self, name):
        if name.startswith("made_"):
            return name
        raise AttributeError(name)


def bound(h):
    m = h.startElement
    m("a", {})
    print(m.__name__, m.__qualname__, m.__self__ is h, m == h.startElement, m is h.startElement, hash(m) == hash(h.startElement), h.seen)
    h.startElement = "own"
    print(h.startElement, m is h.startElement)
    del h.startElement
    print(h.startElement == m, {m: 1}[h.startElement])
    n = h.endElement
    print(n.__name__, n.__qualname__, n.__func__ is H.endElement, type(n).__name__, n("x"))
    for name in ["start", "end", "skipped", "made"]:
        for kind in ["Element", "_x", "Entity"]:
            print(name + kind, getattr(getattr(h, name + kind, None), "__name__", None), hasattr(h, name + kind))


bound(Handler())


def changes():
    p = argparse.ArgumentParser(prog="p")
    m = p.parse_args
    print(m([]), m.__func__ is argparse.ArgumentParser.parse_args, p.__class__ is argparse.ArgumentParser, p.__class__.__name__)
    old = argparse.ArgumentParser.parse_args
    argparse.ArgumentParser.parse_args = lambda self, a: ("replaced", a)
    try:
        print(p.parse_args([1]), m([]), p.parse_args.__name__)
    finally:
        argparse.ArgumentParser.parse_args = old
    print(p.parse_args([]), getattr(p, "parse" + "_args")([]))


changes()


class Claims:
    @property
    def __class__(self):
        return int


class Meta(type):
    @property
    def __name__(cls):
        return "by the metaclass"


class Named(metaclass=Meta):
    pass


class Dynamic(type):
    def __getattribute__(cls, name):
        return "attribute " + name if name == "__name__" else super().__getattribute__(name)


class D(metaclass=Dynamic):
    pass


class Color(enum.Enum):
    RED = 1


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass


def names(*values):
    for v in values:
        print(v.__class__, type(v).__name__, v.__class__.__name__, v.__class__.__qualname__)


names(Claims(), Named(), D(), Color.RED, string.Template("x"), fractions.Fraction(1, 2), collections.ChainMap(), types.SimpleNamespace(), iter([]), ValueError("x"), argparse, names)
print(Named.__name__, D.__name__, Color.__name__, Abstract.__name__, Abstract.__qualname__, string.Template.__name__, types.SimpleNamespace.__name__, type.__name__, abc.ABCMeta.__name__)
t = string.Template("x")
K = type("K", (string.Template,), {})
k = K("y")
print(k.__class__, k.__class__.__name__)
K.__name__ = "Renamed"
print(k.__class__.__name__, k.__class__.__qualname__)
k.__class__ = string.Template
print(k.__class__.__name__, isinstance(k, K), issubclass(K, string.Template), issubclass(string.Template, K), issubclass(bool, int), issubclass(bool, string.Template))


def f():
    pass


print(f.__name__, f.__qualname__)
types.FunctionType(f.__code__, {}).__name__
f.__name__ = "g"
print(f.__name__, f.__qualname__, string.capwords.__name__, len.__name__, [].append.__name__)
string.capwords.__name__ = "other"
print(string.capwords.__name__)
string.capwords.__name__ = "capwords"
try:
    string.capwords.__name__ = 5
except TypeError as e:
    print(e)


class Text(str):
    @property
    def looked(self):
        return "property"

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


def sets(x):
    for i in range(3):
        x.a = i
        x.b = x
        try:
            x.looked = i
        except AttributeError as e:
            print("AttributeError")
    print(x.a, x.b is x, x.looked)


sets(Text("t"))
Text.a = property(lambda self: "now a property", lambda self, v: print("setter", v))
x = Text("u")
x.a = 3
print(x.a)
del Text.a
x.a = 4
print(x.a)
print(isinstance("s", Text), isinstance(x, str), issubclass(str, Text), issubclass(Text, str))
