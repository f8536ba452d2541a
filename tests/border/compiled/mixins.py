"""Plain compiled classes as bases beside built-in ones."""

import enum, threading, collections


class Mixin:
    tag = "mixin"

    def hello(self):
        return f"hello {self.tag} {type(self).__name__}"


class Mixin2:
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.mixed = True


class E(Mixin, Exception):
    pass


class E2(Exception, Mixin):
    pass


class D(Mixin, dict):
    pass


class L(list, Mixin2):
    pass


class I(Mixin, int):
    pass


class S(Mixin2, str):
    def __new__(cls, *a):
        return super().__new__(cls, "q")

    def __init__(self, *a):
        pass


class T(Mixin, threading.Thread):
    pass


class Both(Mixin, Mixin2):
    pass


class En(Mixin, enum.Enum):
    A = 1


class U(Mixin2, collections.UserDict):
    pass


class Tp(Mixin, tuple):
    __slots__ = ()


def use(o):
    return o.hello(), o.tag
