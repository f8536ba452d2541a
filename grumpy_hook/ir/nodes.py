"""The IR's data: modules, functions, blocks, instructions. What the operations mean is in ops.py.

Registers are numbers. Parameters are registers 0..n-1 in co_varnames order (of
a class body: register 0, the namespace). `reg_kinds` tells what a register holds;
every register is written by operations of its own kind only, temporaries mostly once.

An operand that is not there (where the row of ops.py says "undef") is `ABSENT`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from grumpy_hook.source.span import Span

ABSENT = -1
EVERY_NAME = "*"  # in sets of names: any global, by code that names them when it runs


class ConstantSet(frozenset[Any]):
    """A frozenset among the constants; `items` as they are written, for its order depends on the process that makes it.

    CPython makes it twice, the second time of the first one's items, and the order shows in the program.
    """

    items: tuple[Any, ...]

    def __new__(cls, items: Iterable[Any]) -> ConstantSet:
        written = tuple(items)
        made = super().__new__(cls, tuple(frozenset(written)))
        made.items = written
        return made


class Kind(Enum):
    """What calling the function does."""

    PLAIN = "plain"
    GENERATOR = "generator"
    COROUTINE = "coroutine"
    ASYNC_GENERATOR = "async_generator"
    CLASS_BODY = "class_body"
    MODULE_BODY = "module_body"


class RegKind(Enum):
    """What a register holds: a Python value, a truth value, an exception being handled or nil, a closure cell."""

    VALUE = "value"
    BOOL = "bool"
    EXC = "exc"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Instr:
    """One operation. `line` is the line a traceback shows when it fails, `inner` the comprehension it is in (`Function.inners`, from 1)."""

    op: str
    dests: tuple[int, ...]
    args: tuple[int, ...]
    imms: tuple[object, ...]
    line: int
    col: int = -1
    end_line: int = -1
    end_col: int = -1
    inner: int = 0
    looked: int = 0  # where the name ends that a method call looks up, if it does

    @property
    def dest(self) -> int:
        return self.dests[0]


@dataclass(frozen=True, slots=True)
class Terminator:
    """How a block ends.

    jump: targets (to). branch: args (bool register), targets (then, else).
    for_next: args (iterator, dest), targets (body, exit); dest is written on the way
    to the body only. return: args (register). unreachable: neither.
    """

    kind: str
    args: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    line: int = 0
    col: int = -1
    end_line: int = -1
    end_col: int = -1
    inner: int = 0


@dataclass(frozen=True, slots=True)
class Inner:
    """A comprehension that CPython 3.11 has a code object for, which is part of the function here. `where` is the whole of it."""

    name: str
    qualname: str
    where: Instr
    nth: int = 0  # as in Function.twin


@dataclass(slots=True)
class Block:
    """`handler` is the label of the block that catches what this one raises, its for_next included."""

    label: int
    instrs: list[Instr]
    term: Terminator
    handler: int | None = None


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters as in co_varnames: positional, keyword-only, *varargs, **varkw.

    `pos` counts the positional ones, the `posonly` included.
    """

    names: tuple[str, ...] = ()
    posonly: int = 0
    pos: int = 0
    kwonly: int = 0
    varargs: bool = False
    varkw: bool = False


@dataclass(slots=True)
class Function:
    """One code object. `blocks[0]` is the entry.

    `twin` finds CPython's code object: the n-th (from 0), in order of appearance, of those
    with this co_qualname and co_firstlineno.
    A function with `hosted` has no blocks: it stays with CPython for that reason.
    """

    name: str
    qualname: str
    code_index: int
    first_line: int
    kind: Kind
    params: Params = Params()
    reg_names: list[str | None] = field(default_factory=list)
    reg_kinds: list[RegKind] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    free_vars: tuple[str, ...] = ()
    cell_vars: tuple[str, ...] = ()
    docstring: str | None = None
    is_method_of: str | None = None
    annotations: dict[str, str] = field(default_factory=dict)  # parameter or "return" -> source text
    twin: tuple[str, int, int] = ("", 0, 0)
    inners: list[Inner] = field(default_factory=list)
    hosted: str | None = None

    def block(self, label: int) -> Block:
        return next(b for b in self.blocks if b.label == label)

    def instrs(self) -> Iterator[Instr]:
        for block in self.blocks:
            yield from block.instrs


@dataclass(slots=True)
class ClassInfo:
    """What a class statement says before it runs; hints for types, never trusted.

    `self_attrs`: attributes assigned through the first parameter of its methods, in order of
    first appearance. `methods`: name -> code index of the last def of that name in the body.
    """

    name: str
    qualname: str
    line: int
    body: int  # code index of the body
    bases: tuple[str, ...] = ()  # source text
    keywords: tuple[str, ...] = ()
    decorated: bool = False
    self_attrs: list[str] = field(default_factory=list)
    annotations: dict[str, str] = field(default_factory=dict)
    methods: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hosted:
    """A function or class left to CPython. `code_index` of its function or class body."""

    qualname: str
    code_index: int
    span: Span
    reason: str


@dataclass(slots=True)
class Module:
    """`functions[0]` is the module body.

    `globals`: every global compiled code mentions, in order of first mention;
    `globals_assigned`: those some code (compiled or hosted) of the module binds or deletes.
    `hosted_reads`/`hosted_writes`: globals that hosted code mentions, to be kept in the real dict.
    """

    name: str
    path: str
    is_package: bool = False
    functions: list[Function] = field(default_factory=list)
    classes: list[ClassInfo] = field(default_factory=list)
    globals: list[str] = field(default_factory=list)
    globals_assigned: set[str] = field(default_factory=set)
    hosted: list[Hosted] = field(default_factory=list)
    hosted_reads: set[str] = field(default_factory=set)
    hosted_writes: set[str] = field(default_factory=set)
    # Go functions that may be called directly, by module and member name (passes/golang.py)
    directs: Mapping[str, Any] = field(default_factory=dict)
