"""Function objects whose bytecode calls the image.

A compiled function is a genuine function in CPython: its code has the name, file, first line and signature of
the original, and a body that passes the bound parameters to the native entry. Where the entry raises, `traced`
puts the right line into the traceback entry of the trampoline's own frame.
"""

from __future__ import annotations
import __future__

import sys
import warnings
from contextlib import suppress
from functools import cache, lru_cache
from types import CodeType, FunctionType

from grumpy_hook.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

PLAIN, GENERATOR, COROUTINE, ASYNC_GENERATOR = range(4)

# The constants that are replaced in a template, found by equality.
_ENTRY = 0x6772756D7079_01
_TRACED = 0x6772756D7079_02
_SHELL = 0x6772756D7079_03

_CO_NESTED = 0x10
_CO_ITERABLE_COROUTINE = 0x100
_CO_ASYNC_GENERATOR = 0x200

_BODIES = {
    PLAIN: "{head}:\n try:\n  return {entry}({args})\n except:\n  {traced}()\n  raise",
    GENERATOR: "{head}:\n try:\n  return (yield from {entry}({args}))\n except:\n  {traced}()\n  raise",
    COROUTINE: "async {head}:\n try:\n  return await {entry}({args})\n except:\n  {traced}()\n  raise",
    # There is no `yield from` for these: the call answers with the asynchronous generator that a shell makes.
    ASYNC_GENERATOR: "{head}:\n return {shell}({entry}({args}))",
}


class Shape(Record):
    """What decides a trampoline's bytecode: its kind and the counts of its parameters."""

    kind: int
    posonly: int
    positional: int
    kwonly: int
    varargs: bool
    varkw: bool


@cache
def template(shape: Shape) -> CodeType:
    positional = [f"p{i}" for i in range(shape.positional)]
    keywords = [f"k{i}" for i in range(shape.kwonly)]
    declared = list(positional)
    if shape.posonly:
        declared.insert(shape.posonly, "/")
    if shape.varargs:
        declared.append("*args")
    elif keywords:
        declared.append("*")
    declared += keywords
    if shape.varkw:
        declared.append("**kwargs")
    passed = positional + keywords + ["args"] * shape.varargs + ["kwargs"] * shape.varkw
    head = f"def template({', '.join(declared)})"
    source = _BODIES[shape.kind].format(head=head, entry=_ENTRY, traced=_TRACED, shell=_SHELL, args=", ".join(passed))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        module = compile(source, "<trampoline>", "exec", dont_inherit=True)
    return next(const for const in module.co_consts if isinstance(const, CodeType))


_NOWHERE = 0x80 | 15 << 3


def _lines(units: int) -> bytes:
    """A line table: the first line everywhere, no position for the last instruction (PEP 657's format)."""
    table = bytearray()
    left = units - 1
    while left:
        length = min(left, 8)
        table += bytes((0x80 | 13 << 3 | length - 1, 0))
        left -= length
    table.append(_NOWHERE)
    return bytes(table)


def _going_on(code: CodeType, written: bytes) -> CodeType:
    """The code with the line table `written` of a function behind its own, for the instructions that tracebacks name.

    Instructions that are never reached stand there too: what CPython makes of a whole line table has room for those of the code.
    """
    room = sum((byte & 7) + 1 for byte in written if byte & 0x80)  # an entry's first byte, which tells its length
    return code.replace(co_code=code.co_code + code.co_code[-2:] * room, co_linetable=_lines(len(code.co_code) // 2) + written)


def instruction_at(written: CodeType, line: int, end_line: int, col: int, end: int, looked: int, absent: str, asked: str) -> int:
    """How far behind the end of a trampoline's own line table, less one instruction, the position of an operation is; 0 when nowhere.

    `looked` is where the method's name ends that a call looks up, `absent` the attribute that was missing, and `asked`
    the method of Python's that the exception comes from, which the call itself may name.
    """
    at_name = absent in written.co_names or (asked and asked not in written.co_names)
    place = (line, line, col, looked) if at_name else (line, end_line, col, end)
    return next((2 * n for n, position in enumerate(written.co_positions(), 1) if position == place), 0)


def make_code(
    kind: int, posonly: int, positional: int, kwonly: int, varargs: bool, varkw: bool,
    name: str, qualname: str, filename: str, first_line: int, params: tuple[str, ...], traced: object, doc: object, written: CodeType | None,
) -> tuple[CodeType, int, CodeType]:
    """The code of one compiled function, its entry still missing, the offset of the instruction without a line, and the code for tracebacks.

    `params` are the names of all local variables, the parameters first: suggestions for misspelt names come from there.
    `written` is CPython's code of the function; what no instruction of the trampoline uses is as it is there.
    """
    code = template(Shape(kind, posonly, positional, kwonly, varargs, varkw))
    table = b"" if written is None else written.co_linetable
    known = {_TRACED: traced}
    if kind == ASYNC_GENERATOR:
        nested = written.co_flags & _CO_NESTED if written is not None else 0
        known[_SHELL] = _named_shell(kind, name, qualname, filename, first_line, nested, table)
    consts = tuple(known.get(c, c) if type(c) is int else c for c in code.co_consts)
    if kind == PLAIN and isinstance(doc, str) and consts and consts[0] is None:  # the other kinds send that None
        consts = (doc, *consts[1:])
    last = len(code.co_code) - 2
    code = _going_on(code, table).replace(
        co_name=name, co_qualname=qualname, co_filename=filename, co_firstlineno=first_line,
        co_varnames=params, co_nlocals=len(params), co_consts=consts,
    )
    if written is not None and not code.co_names:
        code = code.replace(co_names=written.co_names, co_flags=written.co_flags)
    if name == "<module>":
        code = code.replace(co_flags=0)  # a module's locals are its globals
    elif kind == ASYNC_GENERATOR:
        code = code.replace(co_flags=code.co_flags | _CO_ASYNC_GENERATOR)  # for inspect: no instruction looks at it
    framed = code.replace(co_consts=(*code.co_consts, written, traced))
    return code, last, framed


def make_function(
    code: CodeType, written: CodeType | None, entry: object, namespace: dict[str, Any], name: str, qualname: str, module: str, doc: object,
    defaults: tuple[Any, ...] | None, kwdefaults: dict[str, Any] | None, annotations: Any, attributes: dict[str, Any] | None,
) -> FunctionType:
    """The entry stands in the constants where it is called, unless the bytecode is the original's, and last, where the image looks for it.

    Before it is the code that the function was written as, which is what the attributes of the code object show.
    """
    consts = tuple(entry if type(const) is int and const == _ENTRY else const for const in code.co_consts)
    function = FunctionType(code.replace(co_consts=(*consts, written, entry)), namespace, name, defaults)
    function.__qualname__ = qualname
    function.__module__ = module
    function.__doc__ = doc  # type: ignore[assignment]
    if kwdefaults:
        function.__kwdefaults__ = kwdefaults
    if annotations:
        pairs = annotations if isinstance(annotations, dict) else dict(zip(annotations[::2], annotations[1::2], strict=True))
        function.__annotations__ = pairs
    if attributes is not None:
        function.__dict__ = attributes
    return function


def _generator_shell(native: Any) -> Any:
    try:
        return (yield from native)
    except:
        native.traced()
        raise


async def _coroutine_shell(native: Any) -> Any:
    try:
        return await native
    except:
        native.traced()
        raise


async def _async_generator_shell(native: Any) -> Any:
    """What is sent or thrown in goes on to the native one outside of the except clause that caught it."""
    step, given = native.asend, None
    if native.begun():
        try:
            given = yield
        except BaseException as error:
            step, given = native.athrow, error
    while True:
        try:
            given, value = None, await step(given)
        except StopAsyncIteration:
            return
        except:
            native.traced()
            raise
        try:
            step, given = native.asend, (yield value)
        except BaseException as error:
            step, given = native.athrow, error


_SHELLS: dict[int, Any] = {GENERATOR: _generator_shell, COROUTINE: _coroutine_shell, ASYNC_GENERATOR: _async_generator_shell}


def make_shell(kind: int, code: CodeType | None, written: CodeType | None, name: str, qualname: str) -> FunctionType:
    """What makes the genuine generator, coroutine or asynchronous generator that runs a native one of a function with this code."""
    base = _SHELLS[kind]
    table = b"" if written is None else written.co_linetable
    shell = FunctionType(base.__code__ if code is None else _shell_code(kind, code, table), base.__globals__, name)
    shell.__qualname__ = qualname
    return shell


def catch_up(kind: int, shell: Any, hooks: bool) -> None:
    """Runs a new shell to where its generator stands: to its first yield, or to its end.

    The first step of an asynchronous generator calls the firstiter hook.
    """
    step = shell
    if kind == ASYNC_GENERATOR and hooks:
        step = shell.asend(None)
    elif kind == ASYNC_GENERATOR:
        mine = swap_hooks(None, None)
        try:
            step = shell.asend(None)
        finally:
            swap_hooks(*mine)
    with suppress(StopIteration, StopAsyncIteration, RuntimeError):
        step.send(None)


def swap_hooks(firstiter: Any, finalizer: Any) -> Any:
    """Sets the hooks of asynchronous generators and answers what they were."""
    before = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(firstiter, finalizer)
    return before


def _named_shell(kind: int, name: str, qualname: str, filename: str, first_line: int, flags: int, table: bytes) -> FunctionType:
    """What makes the genuine generator of one compiled function."""
    base = _SHELLS[kind]
    shell = base.__code__
    code = _going_on(shell, table).replace(
        co_flags=shell.co_flags & ~__future__.annotations.compiler_flag | flags,
        co_name=name, co_qualname=qualname, co_filename=filename, co_firstlineno=first_line,
    )
    return FunctionType(code, base.__globals__, name)


@lru_cache(maxsize=1024)
def _shell_code(kind: int, code: CodeType, table: bytes) -> CodeType:
    flags = code.co_flags & (_CO_NESTED | _CO_ITERABLE_COROUTINE)
    return _named_shell(kind, code.co_name, code.co_qualname, code.co_filename, code.co_firstlineno, flags, table).__code__
