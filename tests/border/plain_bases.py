"""Interpreted bases and metaclasses of compiled classes."""

import abc


class Interface(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def answer(self): ...

    def extra(self):
        return 1

    def __len__(self):
        return 5


class Mixin:
    """Its objects have a __dict__: those of classes that extend it are CPython's."""

    def get(self):
        return self.v


class Meta(type):
    made: list[type] = []  # noqa: RUF012

    def __new__(mcls, name, bases, ns, flag=0):
        cls = super().__new__(mcls, name, bases, ns)
        cls.flag = flag
        mcls.made.append(cls)
        return cls

    def shout(cls):
        return cls.__name__.upper()


class Recorder(type):
    seen: list[str] = []  # noqa: RUF012

    def __setattr__(cls, name, value):
        Recorder.seen.append(name)
        super().__setattr__(name, value)
