"""Classes that extend list and dict through generic, abstract and metaclassed bases, and super() in such classes."""

import copy
import json
import pickle
import sys
from abc import ABC, ABCMeta, abstractmethod
from collections import OrderedDict, UserDict
from typing import Any, Dict, Generic, List, TypeVar

T = TypeVar("T")


class Attributes(Dict[str, Any]):
    def __setitem__(self, key, value):
        super().__setitem__(key, ["set", value])


class Upper(Attributes):
    kind = "upper"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.note = len(self)

    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return "missing " + key


class Plain(dict[str, int]):
    pass


class Results(List[T], Generic[T]):
    def __init__(self, source, items=()):
        super().__init__(items)
        self.source = source

    def first(self):
        return self[0] if self else None


class Named(Results[int]):
    def append(self, item):
        super().append(item * 2)
        return self


class Meta(type):
    def __new__(meta, name, bases, namespace, **kw):
        made = super().__new__(meta, name, bases, namespace)
        made.kw = kw
        return made

    def __call__(cls, *args, **kw):
        made = super().__call__(*args, **kw)
        return made


class Made(dict, metaclass=Meta, flag=True):
    def total(self):
        return sum(self.values())


class Abstract(ABC):
    @abstractmethod
    def shape(self): ...

    def said(self):
        return "abstract"


class Shaped(Abstract, list):
    def shape(self):
        return len(self), super().said()


class Unshaped(Abstract, dict):
    pass


class ABCDict(dict, metaclass=ABCMeta):
    @property
    @abstractmethod
    def x(self): ...


class Concrete(ABCDict):
    x = 3


class Mixed(Plain, Generic[T]):
    def __len__(self):
        return 7

    def __eq__(self, other):
        return super().__eq__(other) and "equal"

    __hash__ = None


class Ordered(OrderedDict, Generic[T]):
    def move(self):
        self.move_to_end(next(iter(self)))
        return list(self)


class Users(UserDict, Generic[T]):
    def get(self, key, default=None):
        return super().get(key, default)


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def used(a):
    a["one"] = 1
    a["two"] = 2
    a.update(three=3)
    return a, len(a), "one" in a, list(a), sorted(a.items(), key=str), a == dict(a), dict(a) == a, {**a}, a.pop("two", None), bool(a), a | {"k": 1}


for cls in (Attributes, Upper, Plain, Made, Mixed, Concrete):
    made = cls()
    print(cls.__name__, used(made), [b.__name__ for b in cls.__mro__], type(cls).__name__, isinstance(made, dict), issubclass(cls, dict))
    print(json.dumps(made), repr(made), made == cls(made), attempt(hash, made))
    again = pickle.loads(pickle.dumps(made))
    print(type(again) is cls, again, vars(again), copy.copy(made) == made, copy.deepcopy(made), vars(copy.copy(made)))
    made["four"] = 4
    made.extra = [1]
    print(made, made.extra, vars(made), sys.getsizeof(made) > 0)
upper = Upper(a=1)
print(upper["nothing"], upper.note, upper.kind, upper.get("x"), Upper.__orig_bases__, Attributes.__orig_bases__, Attributes.__parameters__)
print(Results[int], Results.__orig_bases__, Results.__parameters__, Named.__orig_bases__, Made.kw)
for results in (Results("here", [1, 2]), Results[str]("there"), Named("x", [3])):
    results.append(5)
    results += [6]
    print(results, results.source, results.first(), len(results), results[-1], results[:1], type(results[:1]), results == list(results), results * 2)
    print(json.dumps(results), pickle.loads(pickle.dumps(results)), vars(copy.copy(results)), sorted(results, reverse=True), attempt(getattr, results, "__orig_class__"))
shaped = Shaped([1, 2])
print(shaped.shape(), isinstance(shaped, Abstract), attempt(Unshaped), attempt(ABCDict), attempt(Abstract), Concrete(x=1).x)
Abstract.register(tuple)
print(isinstance((), Abstract), isinstance([], Abstract), isinstance(Made(), Abstract), issubclass(Shaped, Abstract))
ordered = Ordered(a=1, b=2)
print(ordered.move(), Users(a=1).get("a"), Users(a=1).get("b", 2))


class Deep(Shaped):
    def said(self):
        return "deep " + super().said()

    def shape(self):
        return super().shape(), [super(Deep, self).said() for _ in range(2)]

    @classmethod
    def build(cls, *items):
        return super().__new__(cls), cls(items)

    @property
    def last(self):
        return super().__getitem__(-1)


print(Deep([1]).shape(), Deep.build(1, 2), Deep([4, 5]).last, attempt(lambda: Deep().last))


class Replaced(ABC):
    def f(self):
        return "replaced"


class Below(Replaced):
    def f(self):
        return "below " + super().f()


below = Below()
print(below.f(), Below.f(below), attempt(Below.f, 3))
Replaced.f = lambda self: "anew"
print(below.f())
del Replaced.f
print(attempt(below.f))
Below.__bases__ = (Abstract,)
Below.shape = lambda self: 1
Abstract.f = lambda self: "abstract's"
print(below.f(), Below.__mro__)
