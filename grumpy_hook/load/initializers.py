"""Functions that do nothing but store their arguments on self, as dataclasses write them for __init__.

Objects of compiled classes are made without a crossing where such a function is their __init__: it is read once
here and carried out in Go as long as it stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from types import CellType, CodeType, FunctionType

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Op = tuple[str, Any]  # name, argument
    Step = tuple[str, int, Any, Any, bool]

IGNORED = frozenset({"CACHE", "RESUME", "COPY_FREE_VARS", "NOP", "PRECALL", "PUSH_NULL"})
MAX_PARAMETERS = 100  # statements are read recursively
FACTORIES = (list, dict, set)
PLAIN = 0x01 | 0x02 | 0x10  # CO_OPTIMIZED, CO_NEWLOCALS and CO_NESTED: inspect, which names them, is slow to import


class _Unlike(Exception):
    """The function does something else."""


def initializer(function: object) -> tuple[object, ...] | None:
    """(what keeps its parts alive, parameters, how many are positional-only, how many positional, defaults, keyword
    defaults as pairs, steps), or None for a function that is no such initializer.

    A step is (attribute, number of the parameter, marker, factory, direct): the attribute gets the argument, or
    what the factory makes where the argument is the marker; direct ones are stored by object.__setattr__.
    """
    if type(function) is not FunctionType or function.__code__.co_flags & ~(PLAIN | 0xFFF00000) or function.__code__.co_cellvars:
        return None
    code = function.__code__
    count = code.co_argcount + code.co_kwonlyargcount
    if not 0 < count <= MAX_PARAMETERS or code.co_nlocals != count or code.co_exceptiontable:
        return None
    cells = dict(zip(code.co_freevars, function.__closure__ or (), strict=True))
    try:
        steps = _Reader(code, cells).steps()
    except _Unlike:
        return None
    kept = [code, function.__defaults__, function.__kwdefaults__, function.__closure__, *[cell.cell_contents for cell in cells.values()]]
    defaults, keyword = function.__defaults__ or (), function.__kwdefaults__ or {}
    return _Kept(kept), code.co_varnames, code.co_posonlyargcount, code.co_argcount, defaults, tuple(keyword.items()), steps


class _Kept:
    """Keeps the parts of a function alive, so that another object at their address cannot be taken for them."""

    def __init__(self, parts: list[object]) -> None:
        self.parts = parts


class _Reader:
    """Reads one statement after the other, following jumps; anything unexpected raises _Unlike."""

    def __init__(self, code: CodeType, cells: dict[str, CellType]) -> None:
        self.names = code.co_varnames
        self.cells = cells
        self.ops: list[Op] = []
        self.index: dict[int, int] = {}  # offset -> number of the first operation there or later
        self.known: dict[int, tuple[Step, ...]] = {}
        from dis import get_instructions  # only now: most processes read no function, and it takes as long as loading an image

        for found in get_instructions(code):
            self.index[found.offset] = len(self.ops)
            name, argument = found.opname, found.argval
            if name == "LOAD_FAST_LOAD_FAST":
                self.ops += [("LOAD_FAST", local) for local in argument]
            elif name == "RETURN_CONST":
                self.ops += [("LOAD_CONST", argument), ("RETURN_VALUE", None)]
            elif name not in IGNORED:
                self.ops.append((name, argument))
        self.at = 0

    def steps(self, at: int = 0) -> tuple[Step, ...]:
        """The statements from an operation to the end."""
        if at not in self.known:
            self.at = at
            if self.sees("LOAD_CONST"):
                self.known[at] = self._end()
            elif self.sees("LOAD_DEREF"):
                self.known[at] = self._direct()
            else:
                self.known[at] = self._value(self._store)
        return self.known[at]

    def _end(self) -> tuple[Step, ...]:
        if self.take("LOAD_CONST") is not None:
            raise _Unlike
        self.take("RETURN_VALUE")
        return ()

    def _direct(self) -> tuple[Step, ...]:
        """object.__setattr__(self, "x", value)"""
        if self._cell() is not object or self.take("LOAD_METHOD", "LOAD_ATTR") != "__setattr__":
            raise _Unlike
        self._self()
        name = self.take("LOAD_CONST")
        if type(name) is not str:
            raise _Unlike

        def finish() -> tuple[str, bool]:
            if self.take("CALL") != len("ovn"):
                raise _Unlike
            self.take("POP_TOP")
            return name, True

        return self._value(finish)

    def _store(self) -> tuple[str, bool]:
        self._self()
        return self.take("STORE_ATTR"), False

    def _value(self, finish: Callable[[], tuple[str, bool]]) -> tuple[Step, ...]:
        """x, or: factory() if x is marker else x; then the end of the statement and what follows."""
        name = self.take("LOAD_FAST")
        number = self.names.index(name)
        if number == 0:
            raise _Unlike
        if not self.sees("LOAD_DEREF"):
            attribute, direct = finish()
            return ((attribute, number, None, None, direct), *self.steps(self.at))
        marker = self._cell()
        if self.take("IS_OP") != 0:
            raise _Unlike
        other = self.index[self.take("POP_JUMP_IF_FALSE", "POP_JUMP_FORWARD_IF_FALSE")]
        factory = self._cell()
        if not any(factory is known for known in FACTORIES) or self.take("CALL") != 0:
            raise _Unlike
        if self.sees("JUMP_FORWARD"):
            self.at = self.index[self.take("JUMP_FORWARD")]
        made = finish()
        rest = self.steps(self.at)
        self.at = other
        if self.take("LOAD_FAST") != name or finish() != made or not _same(self.steps(self.at), rest):
            raise _Unlike
        return ((made[0], number, marker, factory, made[1]), *rest)

    def _self(self) -> None:
        if self.take("LOAD_FAST") != self.names[0]:
            raise _Unlike

    def _cell(self) -> object:
        try:
            return self.cells[self.take("LOAD_DEREF")].cell_contents
        except ValueError:
            raise _Unlike from None

    def sees(self, name: str) -> bool:
        return self.at < len(self.ops) and self.ops[self.at][0] == name

    def take(self, *names: str) -> Any:
        if self.at >= len(self.ops) or self.ops[self.at][0] not in names:
            raise _Unlike
        self.at += 1
        return self.ops[self.at - 1][1]


def _same(a: tuple[Step, ...], b: tuple[Step, ...]) -> bool:
    """The compiler writes what follows a condition twice where that is short."""
    return len(a) == len(b) and all(all(x is y or (type(x) is str and x == y) for x, y in zip(p, q, strict=True)) for p, q in zip(a, b, strict=True))
