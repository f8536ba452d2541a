"""Functions that compiled code carries out in place: properties that only read an attribute, those that only return an argument, and others."""

from __future__ import annotations

import builtins
import copyreg
import sys
from types import CodeType, FunctionType

from grumpy_hook.load.initializers import PLAIN


def _reads(self):  # type: ignore[no-untyped-def]  # the pattern, as this version of CPython compiles it
    return self.attribute


def getter(descriptor: object) -> tuple[object, str | None]:
    """The function of a property, or of enum's kind of it, and the attribute of self that it returns; None when it does more."""
    function = getattr(descriptor, "fget", None)
    if type(function) is not FunctionType:
        return None, None
    code, pattern = function.__code__, _reads.__code__
    plain = (
        code.co_code == pattern.co_code
        and (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, len(code.co_names)) == (1, 0, 0, 1)
        and not code.co_flags & ~(PLAIN | 0xFFF00000)
    )
    return function, code.co_names[0] if plain else None


def _hashes(self):  # type: ignore[no-untyped-def]
    return hash(self.attribute)


def hashed(cls: type) -> str | None:
    """The attribute whose hash the objects of a class have (enum members that of their name), None where that is not all."""
    function = cls.__hash__
    if type(function) is not FunctionType or "hash" in function.__globals__:
        return None
    code, pattern = function.__code__, _hashes.__code__
    same = code.co_code == pattern.co_code and code.co_names[:1] == ("hash",) and len(code.co_names) == 2
    plain = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount) == (1, 0, 0) and not code.co_flags & ~(PLAIN | 0xFFF00000)
    return code.co_names[1] if same and plain else None


def _returns(first):  # type: ignore[no-untyped-def]
    return first


def _constant(first):  # type: ignore[no-untyped-def]
    return 0


def returned(code: CodeType) -> tuple[int, int, object]:
    """What a function only returns: how many arguments it has, and the index of that one, or -1 and the constant; -1 first where it does more."""
    opcodes, arguments = code.co_code[::2], code.co_code[1::2]
    if (code.co_kwonlyargcount, code.co_nlocals) != (0, code.co_argcount) or code.co_flags & ~(PLAIN | 0xFFF00000):
        return -1, -1, None
    if opcodes == _constant.__code__.co_code[::2]:
        constant = code.co_consts[max(arguments)]  # the other instructions have no argument
        plain = constant is None or type(constant) in (bool, int, float, str)
        return (code.co_argcount, -1, constant) if plain else (-1, -1, None)
    if opcodes == _returns.__code__.co_code[::2] and arguments[-2] < code.co_argcount:
        return code.co_argcount, arguments[-2], None
    return -1, -1, None


def copy_tables(function: object) -> tuple[object, ...] | None:
    """By what copy.copy or copy.deepcopy finds how a class is copied; None for other functions.

    The table, copyreg's, the function's globals, the table's name there, and the classes with what the library itself has for them in the table.
    """
    module = sys.modules.get("copy")
    if module is None or type(function) is not FunctionType or function.__globals__ is not vars(module):
        return None
    deep = function is vars(module).get("deepcopy")
    name = "_deepcopy_dispatch" if deep else "_copy_dispatch"
    found = [vars(module).get(n) for n in (name, "dispatch_table")]
    if not deep and function is not vars(module).get("copy"):
        return None
    if found[1] is not copyreg.dispatch_table or type(found[0]) is not dict or type(found[1]) is not dict:
        return None
    if function.__code__.co_filename != getattr(module, "__file__", None):
        return (*found, function.__globals__, name, (), ())
    known = [(kind, found[0].get(kind)) for kind in COPIED]
    known = [(kind, copier) for kind, copier in known if _is_librarys(copier, kind, deep, function)]
    return (*found, function.__globals__, name, tuple(kind for kind, _ in known), tuple(copier for _, copier in known))


COPIED = (type(None), int, float, bool, complex, str, bytes, range, FunctionType, tuple, list, dict, set)


def _is_librarys(copier: object, kind: type, deep: bool, function: FunctionType) -> bool:
    """What copies an object of a built-in class is what the library has for that."""
    if not deep and kind in (list, dict, set):
        return copier is vars(kind)["copy"]
    if type(copier) is not FunctionType or copier.__code__.co_filename != function.__code__.co_filename:
        return False
    special = f"_deepcopy_{kind.__name__}" if kind in (tuple, list, dict) else "_deepcopy_atomic"
    return copier.__code__.co_name == (special if deep else "_copy_immutable") and copier.__globals__ is function.__globals__


def suppresses(function: FunctionType) -> tuple[dict[str, object], dict[str, object], object] | None:
    """Where contextlib.suppress.__exit__ finds issubclass, and what it is; None for other functions."""
    module = sys.modules.get("contextlib")
    own = module and vars(vars(module).get("suppress", object)).get("__exit__")
    if own is not function or function.__code__.co_filename != getattr(module, "__file__", None) or function.__globals__ is not vars(module):
        return None
    found = issubclass
    return (vars(module), vars(builtins), found) if type(found) is type(len) and found.__module__ == "builtins" else None
