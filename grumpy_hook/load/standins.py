"""Functions of the standard library that compiled code carries out itself, and where in them what they call is called."""

from __future__ import annotations

import builtins
import sys
from types import CodeType, FunctionType

from grumpy_hook.load.comparisons import parts
from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    import dis
    from collections.abc import Iterable
    from typing import Any

    Place = tuple[int, int]  # line, offset of the instruction
    Part = tuple[CodeType, str, str, tuple[Place, ...]]  # with file and name
    # the function's name, globals and built-ins, the parts that Go carries out, the names that they look up and what those
    # are, the functions that must keep their code, and the class that must stay as it is
    Found = tuple[str, dict[str, Any], dict[str, Any], tuple[Part, ...], tuple[tuple[str, object], ...], tuple[FunctionType, ...], type | None]

ORDERING = """
def {name}(self, other):
    {doc!r}
    op_result = type(self).__lt__(self, other)
    if op_result is NotImplemented:
        return op_result
    return {result}
"""
RESULTS = {"_gt_from_lt": "not op_result and self != other", "_le_from_lt": "op_result or self == other", "_ge_from_lt": "not op_result"}

HELPER = """
def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper
"""
INIT = """
def __init__(self, func, args, kwds):
    self.gen = func(*args, **kwds)
    self.func, self.args, self.kwds = func, args, kwds
    doc = getattr(func, "__doc__", None)
    if doc is None:
        doc = type(self).__doc__
    self.__doc__ = doc
"""
ENTER = """
def __enter__(self):
    del self.args, self.kwds, self.func
    try:
        return next(self.gen)
    except StopIteration:
        raise RuntimeError("generator didn't yield") from None
"""
EXIT = """
def __exit__(self, typ, value, traceback):
    if typ is None:
        try:
            next(self.gen)
        except StopIteration:
            return False
        else:
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
    else:
        if value is None:
            value = typ()
        try:
            self.gen.throw({thrown})
        except StopIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                exc.__traceback__ = traceback
                return False
            if (
                isinstance(value, StopIteration)
                and exc.__cause__ is value
            ):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()
"""
THROWN = "typ, value, traceback" if sys.version_info < (3, 12) else "value"
LOOKED_UP = ("next", "StopIteration", "RuntimeError", "BaseException", "isinstance", "type", "getattr")


def stand_in(function: object) -> Found | None:
    """What is known of a function of the library; None for all others, and for those of another text than is known."""
    if type(function) is not FunctionType:
        return None
    name = function.__code__.co_name
    return _manager(function) if name == "helper" else _ordering(function) if name in RESULTS else None


def _ordering(function: FunctionType) -> Found | None:
    code, name, module = function.__code__, function.__code__.co_name, sys.modules.get("functools")
    if module is None or vars(module).get(name) is not function or function.__globals__ is not vars(module):
        return None
    if not _same(code, ORDERING.format(name=name, doc=code.co_consts[0], result=RESULTS[name])):
        return None
    instructions = _instructions(code)
    call = _last(instructions, ("CALL",))
    truth = _last(instructions, ("TO_BOOL",), ("UNARY_NOT",), ("JUMP_IF_TRUE_OR_POP", "POP_JUMP_IF_TRUE"))
    compared = _last(instructions, ("COMPARE_OP",)) or truth
    if call is None or truth is None or compared is None:
        return None
    part = code, code.co_filename, name, (call, truth, compared)
    return name, vars(module), vars(builtins), (part,), (("type", type), ("NotImplemented", NotImplemented)), (), None


def _manager(function: FunctionType) -> Found | None:
    module = sys.modules.get("contextlib")
    cls = module and vars(module).get("_GeneratorContextManager")
    if module is None or function.__globals__ is not vars(module) or not isinstance(cls, type):
        return None
    made, enter, leave = vars(module).get("contextmanager"), vars(cls).get("__enter__"), vars(cls).get("__exit__")
    functions = (getattr(cls, "__init__", None), enter, leave)
    if not all(type(f) is FunctionType and f.__globals__ is vars(module) for f in (made, *functions)):
        return None
    if not any(const is function.__code__ for const in made.__code__.co_consts):  # type: ignore[union-attr]
        return None
    texts = (INIT, ENTER, EXIT.format(thrown=THROWN))
    if not _same(function.__code__, HELPER) or not all(_same(f.__code__, text) for f, text in zip(functions, texts, strict=True)):  # type: ignore[union-attr]
        return None
    plain = ("__new__", "__setattr__", "__getattribute__", "__delattr__")
    if any(getattr(cls, name) is not getattr(object, name) for name in plain) or hasattr(cls, "__getattr__") or hasattr(cls, "__del__"):
        return None
    entering, leaving = (_instructions(f.__code__) for f in (enter, leave))  # type: ignore[union-attr]
    begun, called, raised = (sorted(_each(*where)) for where in ((entering, ("CALL",)), (leaving, ("CALL",)), (leaving, ("RAISE_VARARGS",))))
    fails = _each(entering, ("RAISE_VARARGS",))
    if (len(begun), len(fails), len(called), len(raised)) != (2, 1, 8, 4):
        return None
    places = (begun[0], fails[0]), (called[0], raised[0], called[2], called[4], raised[3], called[7])  # as manager.go numbers them
    found = tuple((f.__code__, f.__code__.co_filename, f.__name__, at) for f, at in zip((enter, leave), places, strict=True))  # type: ignore[union-attr]
    names = (*((name, vars(builtins).get(name)) for name in LOOKED_UP), ("_GeneratorContextManager", cls))
    return "helper", vars(module), vars(builtins), found, names, functions, cls  # type: ignore[return-value]


def _same(code: CodeType, text: str) -> bool:
    """The code is that of the innermost function in the text."""
    made = compile(text, "", "exec")
    while made.co_name != code.co_name:
        made = next(const for const in made.co_consts if isinstance(const, CodeType))
    return parts(made) == parts(code)


def _instructions(code: CodeType) -> list[dis.Instruction]:
    import dis  # slow to load, and most programs have no such function

    return list(dis.get_instructions(code))


def _each(instructions: list[dis.Instruction], names: Iterable[str]) -> list[Place]:
    """The instructions of these names."""
    line, found = 0, []
    for i in instructions:
        line = (i.positions.lineno if i.positions else None) or line
        if i.opname in names:
            found.append((line, i.offset))
    return found


def _last(instructions: list[dis.Instruction], *kinds: Iterable[str]) -> Place | None:
    """The last instruction of the first kind that there is."""
    return next((found[-1] for kind in kinds if (found := _each(instructions, kind))), None)
