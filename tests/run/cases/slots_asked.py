"""Copies of objects with __slots__ whose class answers for attributes that are not set."""

import copy
import pickle


class Answers:
    __slots__ = ("a", "b", "c", "__dict__")

    def __init__(self, a, answer):
        self.a, self.answer = a, answer

    def __getattr__(self, name):
        print("asked", name)
        if name == "b" and self.answer == "value":
            return [1]
        if name == "b" and self.answer == "error":
            return "s" < len
        raise AttributeError(name)


class Always(Answers):
    __slots__ = ("d",)

    def __getattribute__(self, name):
        if name in ("a", "d"):
            return "always"
        return super().__getattribute__(name)


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def states(made):
    for cls in (Answers, Always):
        for answer in ("nothing", "value", "error"):
            item = cls(1, answer)
            item.extra = 2
            copied = attempt(made, item)
            print(cls.__name__, answer, copied if isinstance(copied, tuple) else [copied.a, attempt(getattr, copied, "b"), copied.__dict__])


states(copy.copy)
states(copy.deepcopy)
states(lambda item: pickle.loads(pickle.dumps(item)))
