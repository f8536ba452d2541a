"""What cannot be compiled, and what is left to CPython because of it.

The unit of hosting is the outermost function around the construct (a module-level
def or a method); a construct directly in a class body hosts the class statement; one
directly in the module hosts the statement. What hosting cannot contain rejects the module.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from grumpy_hook.analysis.scope import Scope, ScopeKind, Where
from grumpy_hook.analysis.scopes import Scopes
from grumpy_hook.analysis.size import MAX_BODY, MAX_FUNCTION, MAX_STATEMENT, parts
from grumpy_hook.errors import STOPS_HERE
from grumpy_hook.ir.nodes import EVERY_NAME
from grumpy_hook.source.span import Span

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
Comprehension = ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp


class Rejected(Exception):
    """The module cannot be compiled at all."""

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = span


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    span: Span
    all_globals: bool = False  # the code can reach any global by name
    leaks: bool = False  # at module level: it reaches frames of the module's functions, so the whole module is CPython's


@dataclass(slots=True)
class Decisions:
    """`hosted`: the def, lambda or class nodes left to CPython; `statements`: those of the module itself."""

    hosted: dict[ast.AST, Reason] = field(default_factory=dict)
    statements: dict[ast.AST, Reason] = field(default_factory=dict)
    reads: set[str] = field(default_factory=set)
    writes: set[str] = field(default_factory=set)


def decide(scopes: Scopes) -> Decisions:
    walker = _Walker(scopes)
    walker.scope_body(scopes.module)
    walker.found += _too_large(scopes.module)
    decisions = Decisions(reads=walker.reads)
    for scope, reason, statements in walker.found:
        unit = _unit(scope)
        if unit is not None:
            decisions.hosted.setdefault(unit.node, reason)
        else:
            decisions.statements.setdefault(_statement(statements, reason), reason)
    _host_statements(scopes, decisions)
    for scope in _outermost(scopes.module, decisions):
        _mentioned(scope, decisions, decisions.hosted[scope.node].all_globals)
    return decisions


def _too_large(module: Scope) -> Iterator[tuple[Scope, Reason, tuple[ast.stmt, ...]]]:
    """Functions and statements of the module that Go could not compile in reasonable time."""
    assert isinstance(module.node, ast.Module)
    total = 0
    for stmt in module.node.body:
        size = parts((stmt,), MAX_STATEMENT)
        if size > MAX_STATEMENT:
            yield module, Reason("the statement is too large to be compiled", Span.of(stmt)), (stmt,)
        else:
            total += size
        if total > MAX_BODY:
            raise Rejected("the module's own code is too large to be compiled", Span.of(stmt))
    for scope in _below(module):
        if isinstance(scope.node, DEFINITIONS) and parts(scope.node.body, MAX_FUNCTION) > MAX_FUNCTION:
            yield scope, Reason(f"the {scope.kind.value} is too large to be compiled", Span.of(scope.node)), ()


def _unit(scope: Scope) -> Scope | None:
    """The function or class statement to host, if there is one that needs no closure."""
    chain: list[Scope] = []
    at: Scope | None = scope
    while at is not None:
        chain.append(at)
        at = at.parent
    functions = [s for s in chain if s.kind is ScopeKind.FUNCTION and not s.is_generic]
    candidates = functions[-1:]
    candidates += [s for s in chain if s.kind is ScopeKind.CLASS and (not functions or s in chain[chain.index(functions[-1]) :])]
    for unit in candidates:
        if not unit.frees and not isinstance(unit.node, ast.GeneratorExp):
            return unit
    return None


def _statement(around: tuple[ast.stmt, ...], reason: Reason) -> ast.stmt:
    """The innermost statement of the module that no break or continue leaves."""
    for stmt in reversed(around):
        if not reason.leaks and not _jumps_out(stmt):
            return stmt
    raise Rejected(reason.text, reason.span)


def _jumps_out(node: ast.AST) -> bool:
    if isinstance(node, (ast.Break, ast.Continue)):
        return True
    inner: list[ast.stmt] = []
    if isinstance(node, (ast.For, ast.While)):
        inner = node.orelse
    elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            inner += getattr(node, name, [])
    return any(_jumps_out(stmt) for stmt in inner)


def _host_statements(scopes: Scopes, decisions: Decisions) -> None:
    """Drops what stands inside a hosted statement, and notes the globals it mentions."""
    for stmt, reason in list(decisions.statements.items()):
        for node in ast.walk(stmt):
            decisions.hosted.pop(node, None)
            if node is not stmt:
                decisions.statements.pop(node, None)
            if isinstance(node, ast.Name):
                (decisions.reads if isinstance(node.ctx, ast.Load) else decisions.writes).add(node.id)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                decisions.writes.add(node.name)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                decisions.writes.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
        if reason.all_globals or _reaches(stmt, _NAMESPACES | _OF_SCOPE):
            decisions.reads.add(EVERY_NAME)
            decisions.writes.add(EVERY_NAME)


def _reaches(node: ast.AST, by: frozenset[str]) -> bool:
    """Whether hosted code may come by globals that it does not name."""
    return any((isinstance(n, ast.Name) and n.id in by) or (isinstance(n, ast.Attribute) and n.attr in _FRAMES) for n in ast.walk(node))


def _outermost(scope: Scope, decisions: Decisions) -> list[Scope]:
    """Hosted scopes not inside another hosted one; drops the others from the decisions."""
    found: list[Scope] = []
    for child in scope.children:
        if child.node in decisions.hosted:
            found.append(child)
            for inner in _below(child):
                decisions.hosted.pop(inner.node, None)
        else:
            found += _outermost(child, decisions)
    return found


def _below(scope: Scope) -> list[Scope]:
    return [s for child in scope.children for s in (child, *_below(child))]


def _mentioned(scope: Scope, decisions: Decisions, all_globals: bool) -> None:
    """Notes the globals that a hosted scope reads and writes."""
    for inner in (scope, *_below(scope)):
        for name in inner.used:
            if inner.owner.where(name) is Where.GLOBAL or inner.kind is ScopeKind.CLASS:
                decisions.reads.add(name)
        for name in inner.bound.keys() & inner.globals:
            decisions.writes.add(name)
    if all_globals or _reaches(scope.node, _NAMESPACES):
        decisions.reads.add(EVERY_NAME)
        decisions.writes.add(EVERY_NAME)


_NAMESPACES = frozenset({"globals", "eval", "exec", "_getframe", "currentframe", "stack"})
_OF_SCOPE = frozenset({"locals", "vars", "dir"})  # at module level the globals
_FRAMES = frozenset({"__globals__", "f_globals", "_getframe", "currentframe", "stack"})
FRAME_CALLS = {
    "locals": "locals() reads the running frame",
    "vars": "vars() without an argument reads the running frame",
    "dir": "dir() without an argument reads the running frame",
    "eval": "eval() without namespaces reads the running frame",
    "exec": "exec() without namespaces reads the running frame",
}
_AS_VALUE = frozenset({"locals", "globals", "eval", "exec"})


def asks_frame(node: ast.Call) -> bool:
    """Whether a call of one of FRAME_CALLS leaves the namespaces to the frame."""
    assert isinstance(node.func, ast.Name)
    if node.func.id in ("eval", "exec"):
        return len(node.args) < 2 and not any(k.arg in ("globals", None) for k in node.keywords) and not _names_nothing(node)
    return not node.args and not node.keywords


_NAMELESS = (
    *(ast.Expression, ast.Constant, ast.UnaryOp, ast.unaryop, ast.BinOp, ast.operator, ast.BoolOp, ast.boolop),
    *(ast.Compare, ast.cmpop, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.expr_context),
)


def _names_nothing(node: ast.Call) -> bool:
    """eval() of a text that stands there and has no names: no namespace has a part in it."""
    assert isinstance(node.func, ast.Name)
    if node.func.id != "eval" or len(node.args) != 1 or node.keywords or not isinstance(node.args[0], ast.Constant):
        return False
    text = node.args[0].value
    if not isinstance(text, str):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text.lstrip(" \t"), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return all(isinstance(inner, _NAMELESS) for inner in ast.walk(tree))


def shows_locals(scope: Scope, node: ast.Call) -> bool:
    """Whether the variables of a function, as a dict, are all that the call needs of the frame."""
    plain = not node.keywords and not any(isinstance(arg, ast.Starred) for arg in node.args)
    return scope.kind is ScopeKind.FUNCTION and not isinstance(scope.node, ast.GeneratorExp) and plain and asks_frame(node)


class _Walker:
    """Finds constructs; `found` holds each with the scope whose code it is and the module's statements around it."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes
        self.found: list[tuple[Scope, Reason, tuple[ast.stmt, ...]]] = []
        self.statements: list[ast.stmt] = []
        self.scope = scopes.module
        self.reads: set[str] = set()  # by what CPython evaluates later

    def scope_body(self, scope: Scope) -> None:
        outer, self.scope = self.scope, scope
        node = scope.node
        if isinstance(node, ast.Lambda):
            self.visit(node.body)
        elif isinstance(node, Comprehension):
            self.comprehension(node)
        else:
            assert isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            for stmt in node.body:
                self.visit(stmt)
        self.scope = outer

    def comprehension(self, node: Comprehension) -> None:
        for number, generator in enumerate(node.generators):
            if number:
                self.visit(generator.iter)
            for condition in generator.ifs:
                self.visit(condition)
        if isinstance(node, ast.DictComp):
            self.visit(node.key)
            self.visit(node.value)
        else:
            self.visit(node.elt)

    def problem(self, node: ast.AST, text: str, all_globals: bool = False, leaks: bool = False) -> None:
        reason = Reason(text, Span.of(node), all_globals, leaks)
        self.found.append((self.scope, reason, tuple(self.statements)))

    def children(self, node: ast.AST) -> None:
        for name in node._fields:
            value = getattr(node, name, None)
            if value.__class__ is list:
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item)
            elif isinstance(value, ast.AST):
                self.visit(value)

    def visit(self, node: Any) -> None:
        if self.scope is self.scopes.module and isinstance(node, ast.stmt):
            self.statements.append(node)
            self.construct(node)
            self.statements.pop()
        else:
            self.construct(node)

    def construct(self, node: Any) -> None:
        kind = node.__class__
        if kind is ast.Constant:
            return
        if kind is ast.Name:
            self.name(node)
        elif kind is ast.Call:
            self.call(node)
        elif kind is ast.Attribute:
            if node.attr == "_getframe":
                self.problem(node, "sys._getframe() reads the frames of its callers", True)
            self.visit(node.value)
        elif kind in _SCOPE_NODES:
            self.definition(node)
        elif kind.__name__ == "TypeAlias":
            why = self.type_alias(node)
            if why is not None:
                self.problem(node, why)
        else:
            self.children(node)

    def definition(self, node: Any) -> None:
        """Decorators, defaults, bases and annotations are the enclosing scope's code."""
        if getattr(node, "type_params", None):
            why = self.type_params(node)
            if why is not None:
                self.problem(node, why)
                return
        if isinstance(node, Comprehension):
            self.visit(node.generators[0].iter)
        elif isinstance(node, ast.ClassDef):
            for expr in [*node.decorator_list, *node.bases, *node.keywords]:
                self.visit(expr)
        else:
            for expr in getattr(node, "decorator_list", []):
                self.visit(expr)
            self.visit(node.args)
        self.scope_body(self.scopes.by_node[node])

    def type_params(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> str | None:
        """Why the parameters' bounds, which CPython evaluates when it is asked for them, need more than the module's names."""
        found: list[Any] = getattr(node, "type_params", [])
        hidden = self.scopes.by_node[found[0]]
        if any(hidden.mangle(parameter.name) != parameter.name for parameter in found):
            return "type parameters with private names are left to CPython"
        own = {parameter.name for parameter in found}
        late = _names(found) - own
        if any(hidden.where(hidden.mangle(name)) is not Where.GLOBAL for name in late):
            return "bounds of type parameters that use local variables are left to CPython"
        if self.scope.kind is ScopeKind.CLASS and (late | hidden.used.keys()) & self.scope.bound.keys() - own:
            return "type parameters beside names of the class are left to CPython"
        self.reads |= late
        return None

    def type_alias(self, node: Any) -> str | None:
        """The same of a type statement, whose value is evaluated when somebody asks."""
        late = _names([node.value, *node.type_params]) - {parameter.name for parameter in node.type_params}
        every = [node.name.id, *late, *(parameter.name for parameter in node.type_params)]
        if any(self.scope.mangle(name) != name for name in every):
            return "type statements with private names are left to CPython"
        own = self.scope.bound if self.scope.kind is ScopeKind.CLASS else ()
        if any(name in own or self.scope.where(name) is not Where.GLOBAL for name in late):
            return "type statements that use local variables are left to CPython"
        self.reads |= late
        return None

    def builtin(self, name: str) -> bool:
        scope = self.scope
        own = scope.where(name) is Where.GLOBAL and scope.owner.where(name) is Where.GLOBAL
        return own and name not in self.scopes.defined

    def name(self, node: ast.Name) -> None:
        if node.id in _AS_VALUE and node.ctx.__class__ is ast.Load and self.builtin(node.id):
            self.problem(node, f"{node.id} is used as a value: it may be asked about the running frame", True, node.id != "globals")
        elif node.id == "_getframe":
            self.problem(node, "_getframe() reads the frames of its callers", True)

    def globals_may_be_none(self, node: ast.Call) -> bool:
        """Of eval() and exec(): None stands for the namespaces of the frame. A parameter can hold it by default."""
        assert isinstance(node.func, ast.Name)
        if node.func.id not in ("eval", "exec"):
            return False
        given = [*node.args[1:2], *[k.value for k in node.keywords if k.arg == "globals"]]
        return any(self.none_by_default(expr) for expr in given)

    def none_by_default(self, expr: ast.expr) -> bool:
        if isinstance(expr, ast.Constant):
            return expr.value is None
        at: Scope | None = self.scope if isinstance(expr, ast.Name) else None
        while at is not None and isinstance(expr, ast.Name):
            if isinstance(at.node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                args = at.node.args
                positional = [*args.posonlyargs, *args.args]
                defaults = dict(zip([a.arg for a in reversed(positional)], reversed(args.defaults), strict=False))
                defaults |= {a.arg: d for a, d in zip(args.kwonlyargs, args.kw_defaults, strict=True) if d is not None}
                if any(a.arg == expr.id for a in [*positional, *args.kwonlyargs]):
                    default = defaults.get(expr.id)
                    return isinstance(default, ast.Constant) and default.value is None
            at = at.parent
        return False

    def stops(self, func: ast.expr) -> bool:
        """Whether calling it starts a debugger at that line."""
        if isinstance(func, ast.Attribute):
            return func.attr == "set_trace" or (func.attr == "breakpoint" and isinstance(func.value, ast.Name) and func.value.id == "debugpy")
        return isinstance(func, ast.Name) and (func.id == "set_trace" or (func.id == "breakpoint" and self.builtin("breakpoint")))

    def call(self, node: ast.Call) -> None:
        func = node.func
        if self.stops(func):
            self.problem(node, f"{ast.unparse(func)}() {STOPS_HERE}", True, True)
        arguments = [*node.args, *node.keywords]
        if isinstance(func, ast.Name) and func.id in FRAME_CALLS and self.builtin(func.id):
            in_function = self.scope.kind in (ScopeKind.FUNCTION, ScopeKind.COMPREHENSION)
            if in_function and shows_locals(self.scope, node):
                self.scope.show_locals()
            elif in_function and (asks_frame(node) or self.globals_may_be_none(node)):
                self.problem(node, FRAME_CALLS[func.id], func.id in ("eval", "exec"))
        elif not (isinstance(func, ast.Name) and func.id == "globals"):
            self.visit(func)
        for argument in arguments:
            self.visit(argument)


def _names(nodes: list[Any]) -> set[str]:
    return {inner.id for node in nodes for inner in ast.walk(node) if isinstance(inner, ast.Name)}


_SCOPE_NODES = frozenset(
    {
        ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef,
        ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp,
    }
)  # fmt: skip
