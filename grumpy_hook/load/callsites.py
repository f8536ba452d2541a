"""Frames for callables that look at their caller.

A call from compiled code to such a callable goes through a function that stands for the call site: it has the
name, file, line and globals that the compiled function would have shown.
"""

from __future__ import annotations
import __future__

import sys
import types
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# Names in the code of a function that inspects the frame it was called from.
_TELLTALES = frozenset(
    {
        "_getframe", "_getframemodulename", "currentframe", "stack", "extract_stack", "print_stack", "format_stack",
        "warn", "findCaller", "_log", "stacklevel", "_caller", "f_back", "f_globals", "_get_caller_module_dict",
        "breakpoint", "set_trace",
    }
)
# Modules whose functions report where they were called from, some through others of theirs.
_REPORTERS = frozenset({"logging", "warnings"})
_BUILTINS = frozenset(
    {
        "eval", "exec", "globals", "locals", "vars", "dir", "breakpoint", "__build_class__", "_getframe", "_getframemodulename",
        "warn",
    }
)
_FUTURE = __future__.annotations.compiler_flag
_MODULES = frozenset({"builtins", "sys", "_warnings"})


def looks_at_caller(target: Any) -> bool:
    """Decided by what the code mentions: a false alarm costs some time, a miss shows the wrong frame."""
    if isinstance(target, MethodType):
        target = target.__func__
    if isinstance(target, FunctionType):
        code = target.__code__
        return target.__module__ in _REPORTERS or "stacklevel" in code.co_varnames or not _TELLTALES.isdisjoint(code.co_names)
    if isinstance(target, BuiltinFunctionType):
        return target.__name__ in _BUILTINS and target.__module__ in _MODULES
    if isinstance(target, type):
        meta: type = type(target)
        if meta is not type and target.__module__ in ("enum", "typing"):
            return True
        makers = [vars(c).get(name) for c in target.__mro__[:-1] for name in ("__init__", "__new__")]
        makers += [vars(c).get("__call__") for c in meta.__mro__ if c is not type and c is not object]
        makers = [m.__func__ if isinstance(m, staticmethod) else m for m in makers]
        return any(looks_at_caller(m) for m in makers if isinstance(m, FunctionType))
    return False


# Special methods that compiled code looks up and calls as it does others.
_CALLED = frozenset(
    {
        "__init__", "__new__", "__del__", "__enter__", "__exit__", "__aenter__", "__aexit__", "__init_subclass__", "__set_name__",
        "__class_getitem__", "__reduce__", "__reduce_ex__", "__copy__", "__deepcopy__", "__prepare__",
    }
)


# What kinds of operations are told apart, as in goruntime/border/frames.go.
_HASH, _EQUAL, _PROPERTY, _ATTRIBUTE, _OTHER, _ITEM, _ITER, _CONTAINS = (1 << n for n in range(8))
_KINDS = {
    "__hash__": _HASH, "__eq__": _EQUAL, "__contains__": _CONTAINS,
    **dict.fromkeys(("__getattr__", "__getattribute__", "__setattr__", "__delattr__"), _ATTRIBUTE),
    **dict.fromkeys(("__getitem__", "__setitem__", "__delitem__", "__missing__"), _ITEM),
    **dict.fromkeys(("__iter__", "__next__", "__reversed__", "__len__", "__length_hint__"), _ITER),
}


def class_looks(cls: type) -> int:
    """The kinds of operations on objects of the class that may run code that inspects the frame it was called from."""
    kinds = 0
    for base in cls.__mro__:
        for name, found in vars(base).items():
            if isinstance(found, property):
                kind, functions = _PROPERTY, [found.fget, found.fset, found.fdel]
            elif name[:2] == "__" and name not in _CALLED:
                kind, functions = _KINDS.get(name, _OTHER), [found]
            else:
                continue
            if any(isinstance(f, FunctionType) and not _TELLTALES.isdisjoint(f.__code__.co_names) for f in functions):
                kinds |= kind
    return kinds


_LOGGER = {
    "Logger.debug": "DEBUG", "Logger.info": "INFO", "Logger.warning": "WARNING", "Logger.error": "ERROR", "Logger.critical": "CRITICAL",
    "Logger.log": "log", "Logger.isEnabledFor": "isEnabledFor",
}


def logs(target: FunctionType) -> str | None:
    """Of a method of logging.Logger that asks isEnabledFor() before all else: the global that names its level, or its own name."""
    code, logging = target.__code__, sys.modules.get("logging")
    if logging is None or target.__module__ != "logging" or code.co_filename != logging.Logger.findCaller.__code__.co_filename:
        return None
    return _LOGGER.get(code.co_qualname)


def _shim(target: Any, /, *args: Any, **kwargs: Any) -> Any:
    return target(*args, **kwargs)


def call_site(
    owner: CodeType | None, codes: dict[tuple[str, int, int], CodeType], namespace: dict[str, Any], filename: str, line: int
) -> FunctionType:
    """The function that stands for one line of one module, in the function with that code."""
    name, qualname, first = ("<module>", "<module>", 1) if owner is None else (owner.co_name, owner.co_qualname, owner.co_firstlineno)
    code = _shim.__code__
    future = next((c.co_flags for c in codes.values()), 0) & _FUTURE  # eval, exec and compile take it over from their caller
    code = code.replace(
        co_flags=code.co_flags & ~_FUTURE | future, co_name=name, co_qualname=qualname, co_filename=filename, co_firstlineno=first,
        co_linetable=_at(line - first, len(code.co_code) // 2),
    )
    return types.FunctionType(code, namespace)


def _at(delta: int, units: int) -> bytes:
    """A line table with one line for everything (PEP 657's format)."""
    number = ((-delta << 1) | 1) if delta < 0 else delta << 1
    encoded = bytearray()
    while number >= 64:
        encoded.append(64 | number & 63)
        number >>= 6
    encoded.append(number)
    table = bytearray()
    while units:
        length = min(units, 8)
        table += bytes((0x80 | 13 << 3 | length - 1,)) + (bytes(encoded) if not table else b"\0")
        units -= length
    return bytes(table)
