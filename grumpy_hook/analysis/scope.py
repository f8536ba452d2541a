"""One block of code and its names: what CPython's symbol table holds of it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from enum import Enum

from grumpy_hook.analysis.mangling import mangle


class ScopeKind(Enum):
    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"  # def, lambda and generator expression
    COMPREHENSION = "comprehension"


class Where(Enum):
    """Where a variable lives, seen from the scope that uses it."""

    LOCAL = "local"  # a register; in a class body the namespace
    CELL = "cell"  # own, captured by an inner function
    FREE = "free"
    GLOBAL = "global"


@dataclass(slots=True, eq=False)
class Scope:
    """One block of code. Names are mangled already."""

    kind: ScopeKind
    name: str
    node: ast.AST
    parent: Scope | None
    qualname: str = ""
    private: str | None = None  # class whose private names are meant
    children: list[Scope] = field(default_factory=list)
    params: list[str] = field(default_factory=list)
    bound: dict[str, None] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    walrus: set[str] = field(default_factory=set)
    is_generator: bool = False
    is_coroutine: bool = False
    asks_locals: bool = False  # calls locals() or what reads it: its variables are shown as a dict
    is_generic: bool = False  # the hidden function that holds type parameters
    lent: bool = False  # a generator expression that a built-in uses up (analysis.consuming)
    # filled by analysis.resolve
    locals: set[str] = field(default_factory=set)
    cells: tuple[str, ...] = ()
    shadows: tuple[str, ...] = ()  # captured by lent generator expressions only: in a register, a cell when one is needed
    frees: tuple[str, ...] = ()
    outer: frozenset[str] = frozenset()  # variables of enclosing functions
    needs_class_cell: bool = False
    self_attrs: dict[str, None] = field(default_factory=dict)  # of a class: attributes set through the first parameter
    static_attrs: set[str] = field(default_factory=set)  # of a class: attributes set through a name `self`
    attr_annotations: dict[str, ast.expr] = field(default_factory=dict)

    def mangle(self, name: str) -> str:
        return mangle(self.private, name)

    def show_locals(self) -> None:
        """Notes that the variables are shown as a dict, where the captured ones come last."""
        self.asks_locals = True
        self.cells = tuple(sorted((*self.cells, *self.shadows)))
        self.shadows = ()

    @property
    def around(self) -> Scope | None:
        """The scope that the statement stands in: type parameters are between."""
        scope = self.parent
        while scope is not None and scope.is_generic:
            scope = scope.parent
        return scope

    @property
    def owner(self) -> Scope:
        """The function, class or module whose registers a comprehension uses."""
        scope = self
        while scope.kind is ScopeKind.COMPREHENSION:
            assert scope.parent is not None
            scope = scope.parent
        return scope

    def where(self, name: str) -> Where:
        """Meaning of a (mangled) name used directly in this scope; comprehensions: of their own names."""
        if name in self.locals:
            return Where.CELL if name in self.cells and self.kind is not ScopeKind.CLASS else Where.LOCAL
        if name in self.globals:
            return Where.GLOBAL
        if name in self.nonlocals or name in self.outer:
            return Where.FREE
        return Where.GLOBAL

    def where_inside(self, name: str) -> Where:
        """Meaning of a name used in a comprehension of this scope: class variables are skipped."""
        if self.kind is not ScopeKind.CLASS:
            return self.where(name)
        return Where.FREE if name in self.outer else Where.GLOBAL
