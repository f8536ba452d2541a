"""Errors of special methods that answer wrongly, in CPython's words."""


def tries(*functions):
    for f in functions:
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)


class NotIterable:
    __iter__ = None
    def __getitem__(self, i): return i


class Refuses:
    def __iter__(self): raise TypeError("mine")


class Fails:
    def __iter__(self): raise KeyError("mine")


class BadRepr:
    def __repr__(self): return 5


class Text(str):
    pass


class TextRepr:
    def __repr__(self): return Text("text")


class ListRepr(list):
    def __repr__(self): return "repr"


class ListStr(ListRepr):
    def __str__(self): return "str"


tries(
    lambda: 1 in NotIterable(), lambda: 1 in Refuses(), lambda: 1 in Fails(), lambda: 1 in 5, lambda: 1 in object(),
    lambda: iter(NotIterable()), lambda: list(Refuses()), lambda: str(BadRepr()), lambda: repr(BadRepr()), lambda: f"{BadRepr()}",
    lambda: "%s" % BadRepr(), lambda: "%r" % BadRepr(), lambda: print(BadRepr()), lambda: [BadRepr()].__repr__(),
    lambda: (type(str(TextRepr())).__name__, type(repr(TextRepr())).__name__, f"{TextRepr()}"),
    lambda: (str(ListRepr()), f"{ListRepr()} {ListStr()}", "%s" % ListStr(), str([ListRepr(), ListStr()])),
)


def taken(**kwargs):
    return kwargs


for mapping in (dict, {}.__class__):  # a class has the methods of its instances
    tries(lambda: taken(**mapping), lambda: {**mapping}, lambda: dict(mapping), lambda: {}.update(mapping))
