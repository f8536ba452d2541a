"""What the image asks of Python: everything that is easier and no slower here than in C."""

from __future__ import annotations

import abc
import builtins
import importlib
import types
import warnings
from functools import cache
from types import BuiltinFunctionType, CodeType, FunctionType

from grumpy_hook.load.callsites import call_site, class_looks, logs, looks_at_caller
from grumpy_hook.load.comparisons import comparison
from grumpy_hook.load.decimals import decimal_sample
from grumpy_hook.load.enums import enum_iteration, enum_members
from grumpy_hook.load.eventloops import adopt_loop
from grumpy_hook.load.getters import copy_tables, getter, hashed, returned, suppresses
from grumpy_hook.load.groups import match_group, prep_reraise_star
from grumpy_hook.load.initializers import initializer
from grumpy_hook.load.iterators import library_iterator, make_iterator
from grumpy_hook.load.jsons import json_parts
from grumpy_hook.load.leaving import leave_to_cpython
from grumpy_hook.load.namedtuples import fields_made
from grumpy_hook.load.namespaces import looks_up_names
from grumpy_hook.load.regex import regex_sample, scanner_at, template_parts
from grumpy_hook.load.standins import stand_in
from grumpy_hook.load.trampoline import catch_up, instruction_at, make_code, make_function, make_shell, swap_hooks
from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = [
    "adds_nothing",
    "adopt_loop",
    "build_class",
    "builtin_class",
    "call_site",
    "catch_up",
    "checks",
    "class_looks",
    "code_objects",
    "comparison",
    "copy_tables",
    "decimal_sample",
    "deprecated",
    "enum_iteration",
    "enum_members",
    "fields_made",
    "getter",
    "hashed",
    "hosted_class",
    "hosted_function",
    "import_from",
    "import_star",
    "initializer",
    "instruction_at",
    "json_parts",
    "leave_to_cpython",
    "library_class",
    "library_iterator",
    "logs",
    "looks_at_caller",
    "looks_up_names",
    "make_code",
    "make_exception",
    "make_function",
    "make_iterator",
    "make_shell",
    "match_group",
    "prep_reraise_star",
    "prepare_class",
    "regex_sample",
    "returned",
    "scanner_at",
    "set_attributes",
    "stand_in",
    "suppresses",
    "swap_hooks",
    "template_parts",
]


_set_args = vars(BaseException)["args"].__set__
raw_code: Any = None  # the first image puts the descriptor here by which a function gets a code object as it is


def make_exception(cls: type[Any], args: tuple[Any, ...]) -> Any:
    """An instance with these args; a user class's own __new__ and __init__ have run in the image already."""
    if cls.__module__ == "builtins" and getattr(builtins, cls.__name__, None) is cls:
        try:
            return cls(*args)
        except TypeError:
            made = cls.__new__(cls)
            made.args = args
            return made
    base = next(c for c in cls.__mro__ if c.__module__ == "builtins")
    made = base.__new__(cls, *args)
    base.__init__(made, *args)  # type: ignore[misc]
    _set_args(made, args)  # a __setattr__ of the class has no part in it, nor an attribute args
    return made


def set_attributes(target: Any, attributes: dict[str, Any]) -> None:
    target.__dict__.update(attributes)


def code_objects(module: CodeType) -> dict[tuple[str, int, int], CodeType]:
    """Every code object in a module's code by qualified name, first line and number among equal ones."""
    found = {("<module>", 1, 0): module}
    pending = [module]
    while pending:
        code = pending.pop(0)
        for const in code.co_consts:
            if isinstance(const, CodeType):
                nth = 0
                while (const.co_qualname, const.co_firstlineno, nth) in found:
                    nth += 1
                found[const.co_qualname, const.co_firstlineno, nth] = const
                pending.append(const)
    return found


_NAMED = {cls.__name__: cls for cls in vars(types).values() if isinstance(cls, type)}


def builtin_class(name: str) -> type | None:
    """The class that the image knows under CPython's own name for it; None where this version has none."""
    found = vars(builtins).get(name)
    if isinstance(found, type) and found.__name__ == name:
        return found
    if name in _NAMED:
        return _NAMED[name]
    return _iterator_classes().get(name)


# Where the classes are that say they come from a module: that one may be written in Python.
_IN_C = {"collections": "_collections"}


def library_class(module: str, name: str) -> type | None:
    """A class of CPython's C library; None where this version has none of that name."""
    found = getattr(importlib.import_module(_IN_C.get(module, module)), name, None)
    return found if isinstance(found, type) else None


def library_function(module: str, name: str) -> BuiltinFunctionType | None:
    """A function of CPython's C library; None where this version has none of that name."""
    found = getattr(importlib.import_module(module), name, None)
    return found if isinstance(found, BuiltinFunctionType) else None


@cache
def _iterator_classes() -> dict[str, type]:
    views: list[Any] = [{}.keys(), {}.values(), {}.items()]
    samples = [[], (), "", "\xe9", b"", set(), range(0), range(1 << 70), *views]
    iterators = [iter(x) for x in samples]
    iterators += [reversed([]), reversed({}), reversed({}.values()), reversed({}.items()), iter(_Indexed()), iter(int, 0)]
    return {type(x).__name__: type(x) for x in [*views, *iterators]}


class _Indexed:
    def __getitem__(self, index: int) -> int:
        raise IndexError


def deprecated(text: str) -> None:
    warnings.warn(text, DeprecationWarning, stacklevel=2)


def import_from(module: Any, name: str) -> Any:
    """`from module import name` where the attribute is missing: a submodule, or CPython's own error."""
    space: dict[str, Any] = {}
    if isinstance(module, types.ModuleType) and "__getattr__" in vars(module):  # it has been asked
        asked, module = module, types.ModuleType(module.__name__)
        vars(module).update((key, value) for key, value in vars(asked).items() if key != "__getattr__")
    exec(_import_from_code(name), {"__builtins__": {"__import__": lambda *_: module}}, space)
    return space[name]


@cache
def _import_from_code(name: str) -> CodeType:
    return compile(f"from m import {name}", "<import>", "exec", dont_inherit=True)


def import_star(module: Any, namespace: dict[str, Any]) -> None:
    """The names go into the namespace as the statement puts them there."""
    exec(_IMPORT_STAR, {"__builtins__": {"__import__": lambda *_: module}}, namespace)


_IMPORT_STAR = compile("from m import *", "<import>", "exec", dont_inherit=True)


def hosted_function(
    code: CodeType, namespace: dict[str, Any], defaults: tuple[Any, ...] | None, kwdefaults: dict[str, Any] | None, annotations: Any
) -> FunctionType:
    """A function that stays with CPython."""
    function = FunctionType(code, namespace, code.co_name, defaults)
    function.__kwdefaults__ = kwdefaults
    if annotations:
        function.__annotations__ = dict(zip(annotations[::2], annotations[1::2], strict=True))
    return function


def hosted_class(code: CodeType, namespace: dict[str, Any], name: str, bases: tuple[Any, ...] | None, kwargs: dict[str, Any] | None) -> Any:
    """A class statement that stays with CPython."""
    body = FunctionType(code, namespace, name)
    return builtins.__build_class__(body, name, *(bases or ()), **(kwargs or {}))


def prepare_class(name: str, bases: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[Any, Any, Any, Any, Any]:
    """The metaclass, namespace, keywords, resolved and original bases of a class statement."""
    try:
        resolved = types.resolve_bases(bases)
        meta, namespace, keywords = types.prepare_class(name, resolved, keywords)
    except BaseException as error:  # class statements have no frames for it
        mine = error.__traceback__
        assert mine is not None
        while mine.tb_next is not None and mine.tb_next.tb_frame.f_globals is vars(types):
            mine.tb_next = mine.tb_next.tb_next
        raise
    if not hasattr(type(namespace), "__getitem__"):
        maker = meta.__name__ if isinstance(meta, type) else "<metaclass>"
        raise TypeError(f"{maker}.__prepare__() must return a mapping, not {type(namespace).__name__}")
    return meta, namespace, keywords, resolved, bases


class _Told:
    """The first name of a class body: type() shows it the class before anybody else sees that."""

    def __init__(self, tell: Callable[[Any], None]) -> None:
        self.tell = tell

    def __set_name__(self, owner: Any, name: str) -> None:
        type.__delattr__(owner, name)
        self.tell(owner)


def build_class(name: str, state: tuple[Any, Any, Any, Any, Any], body: Any, doc: Any, tell: Callable[[Any], None] | None) -> Any:
    """The end of a class statement whose body ran in the image; `tell` is called with the class as soon as it is made."""
    meta, namespace, keywords, resolved, bases = state
    if tell is not None:
        namespace["__told__"] = _Told(tell)
    if body is not namespace:
        namespace.update(body)
    if doc is not None and "__doc__" not in namespace:
        namespace["__doc__"] = doc
    if resolved is not bases and "__orig_bases__" not in namespace:
        namespace["__orig_bases__"] = bases
    return finish_class(meta(name, resolved, namespace, **keywords))


# What a metaclass may define without a say in what is done with its classes.
_OF_METACLASS = {
    "__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__annotations__", "__firstlineno__", "__static_attributes__",
    "__new__", "__init__", "__instancecheck__", "__subclasscheck__",
}  # fmt: skip


def checks(meta: Any) -> int:
    """What answers isinstance() with classes of a metaclass: 0 type, 1 ABCMeta, 2 its own; -1 when it does more than make classes."""
    if not issubclass(meta, type):
        return -1
    for cls in meta.__mro__[: meta.__mro__.index(type)]:
        for name, value in vars(cls).items():
            special = name[:2] == "__" == name[-2:]
            if (special and name not in _OF_METACLASS) or name == "mro" or hasattr(type(value), "__set__"):
                return -1
    if meta.__instancecheck__ is type.__instancecheck__ and meta.__subclasscheck__ is type.__subclasscheck__:
        return 0
    plain = meta.__instancecheck__ is abc.ABCMeta.__instancecheck__ and meta.__subclasscheck__ is abc.ABCMeta.__subclasscheck__
    return 1 if plain else 2


# What a class may not define whose derived classes have native objects.
_OF_OBJECTS = {"__new__", "__del__", "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__buffer__", "__release_buffer__"}


def adds_nothing(cls: Any) -> bool:
    """Whether objects of a derived class have nothing of this one but what its dict says."""
    return all(
        (c.__basicsize__, c.__itemsize__, c.__dictoffset__, c.__weakrefoffset__) == (object.__basicsize__, 0, 0, 0)
        and _OF_OBJECTS.isdisjoint(vars(c))
        for c in cls.__mro__[:-1]
    )


def finish_class(made: Any) -> Any:
    """What a class statement ends with; hot swap (renewal.py) puts its own in this place."""
    return made
