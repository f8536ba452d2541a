"""What lowering a module and one of its functions carries along."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from grumpy_hook.analysis.scope import Scope
from grumpy_hook.analysis.scopes import Scopes
from grumpy_hook.analysis.supported import Decisions
from grumpy_hook.ir.nodes import Function, Kind, Module
from grumpy_hook.lower.builder import Builder, Place


@dataclass(frozen=True, slots=True)
class Options:
    """What of the running CPython the IR depends on."""

    version: tuple[int, int]
    optimize: int  # sys.flags.optimize: 1 drops assertions, 2 docstrings too
    future_annotations: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The function that lowers each kind of node."""

    expr: dict[type, Callable[..., int]]
    stmt: dict[type, Callable[..., None]]
    cond: Callable[[Fn, ast.expr, int, int], None]
    hosted_stmt: Callable[[Fn, ast.stmt], None]


@dataclass(slots=True)
class ModuleState:
    module: Module
    source: str
    scopes: Scopes
    decisions: Decisions
    options: Options
    tables: Tables
    mentioned: dict[str, None] = field(default_factory=dict)
    codes: dict[ast.AST, int] = field(default_factory=dict)  # def, lambda, class, genexpr -> code index
    nodes: list[ast.AST] = field(default_factory=list)  # what each function of the module was made from

    def new_function(self, node: ast.AST, name: str, qualname: str, first_line: int, kind: Kind) -> Function:
        """The entry of the module's function table for a node met for the first time."""
        fn = Function(name, qualname, len(self.module.functions), first_line, kind)
        self.codes[node] = fn.code_index
        self.nodes.append(node)
        self.module.functions.append(fn)
        return fn


@dataclass(slots=True)
class CompFrame:
    """A comprehension (or lent generator expression) being inlined: the registers and cells of its own variables."""

    scope: Scope
    regs: dict[str, int] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)
    shadows: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Frame:
    """Something a jump out of it has to clean up: `cleanup` emits that, with the handler that was outside.

    A loop has no cleanup but the labels of break and continue, and `left`, which tells that its iterator goes.
    """

    outer: int | None
    cleanup: Callable[[], None] | None = None
    loop: tuple[int, int] | None = None
    left: Callable[[], None] | None = None


class Fn(Builder):
    """One function (class body, module body) being lowered."""

    def __init__(self, ms: ModuleState, scope: Scope, kind: Kind) -> None:
        super().__init__()
        self.ms = ms
        self.scope = scope
        self.kind = kind
        self.locals: dict[str, int] = {}
        self.cells: dict[str, int] = {}  # own and free
        self.own_class: int | None = None  # of a class body, the cell of __class__ that its methods see; it may see an outer one itself
        self.shadows: dict[str, int] = {}  # cells that are made when one is needed, of variables in registers
        self.aliases: set[int] = set()  # temporaries that may become the variable they checked
        self.comps: list[CompFrame] = []
        self.frames: list[Frame] = []
        self.testing: Place | None = None  # see cond
        self.frame_dict: int | None = None  # what locals() answers, until Python 3.13 one dict a call

    def expr(self, node: ast.expr) -> int:
        """Lowers an expression; its value's register, which for a variable may be the variable's own."""
        return self.ms.tables.expr[node.__class__](self, node)

    def exprs(self, nodes: list[ast.expr]) -> tuple[int, ...]:
        return tuple([self.expr(node) for node in nodes])

    def cond(self, whole: Place, node: ast.expr, then: int, other: int) -> Place:
        """Goes to `then` or `other` by the truth of an expression that is part of `whole`.

        In 3.11 a traceback points at that where it has no truth, or at the comparison before, and what follows begins there.
        """
        outer = self.testing
        self.testing = whole if self.ms.options.version < (3, 12) else None
        self.ms.tables.cond(self, node, then, other)
        last, self.testing = self.testing or whole, outer
        return last

    def stmts(self, nodes: list[ast.stmt]) -> None:
        table = self.ms.tables.stmt
        hosted = self.ms.decisions.statements
        for node in nodes:
            if hosted and node in hosted:
                self.ms.tables.hosted_stmt(self, node)
            else:
                table[node.__class__](self, node)

    def blamed(self, whole: Place, part: Place) -> Place:
        """What a traceback points at when a loop, with or assert fails: from 3.13 on the operand, before the whole."""
        return part if self.ms.options.version >= (3, 13) else whole

    def held(self, place: Place, reg: int) -> int:
        """The value in a register that no later assignment to a variable changes."""
        if self.reg_names[reg] is None and reg not in self.aliases:
            return reg
        return self.value(place, "move", (reg,))
