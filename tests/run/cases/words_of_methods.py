"""What methods of built-in types say of wrong arguments, called at once, by a bound method and by their class."""


def told(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


def keywords():
    for value, name in (("", "count"), ("", "find"), ("", "join"), (b"", "rindex"), (b"", "startswith"), (frozenset(), "union"), ([], "append")):
        method = getattr(value, name)
        told(lambda: method(sep=1))
        told(lambda: method(*(), **{"sep": 1}))
        told(lambda: getattr(type(value), name)(value, sep=1))
    told(lambda: "".count(sep=1))
    told(lambda: "".join(sep=1))
    told(lambda: frozenset().difference(x=1))
    difference = {1}.difference
    told(lambda: difference(x=1))


def counts():
    told(lambda: True.bit_length(1))
    for name in ("bit_length", "conjugate", "as_integer_ratio", "__format__", "__trunc__", "__float__", "__index__", "__int__"):
        told(lambda: getattr(True, name)(1, 2))
        told(lambda: getattr(5, name)(1, 2))
        told(lambda: getattr(int, name)(5, 1, 2))
    for name in ("is_integer", "__float__", "__int__", "__trunc__"):
        told(lambda: getattr(1.5, name)(1, 2))
    for method in ((5).__float__, (5).__index__, (5).__int__, (1.5).__float__, (1.5).__int__):
        print(type(method), method())


def kinds():
    for value in (5, 1.5, 2j):
        for spec in (None, b"", bytearray(), 5, object):
            told(lambda: value.__format__(spec))
            told(lambda: format(value, spec))
    told(lambda: (5).__round__(None))
    told(lambda: (1.5).__round__(None))
    told(lambda: (round(5, None), round(2.5, None)))


keywords()
counts()
kinds()
