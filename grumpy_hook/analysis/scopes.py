"""Which variable every name means: CPython's symbol table, computed over the AST.

List, set and dict comprehensions are not functions here: their targets are variables
of their own inside the enclosing function (as CPython 3.12 has it). Generator
expressions are functions.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from grumpy_hook.analysis.consuming import consumed
from grumpy_hook.analysis.resolve import resolve
from grumpy_hook.analysis.scope import Scope, ScopeKind

# Variables of the hidden function around a def or class with type parameters.
DEFAULTS = (".defaults", ".kwdefaults")
PARAMETERS = ".type_params"


class Scopes:
    """All scopes of a module, by the AST node that makes them."""

    def __init__(self, tree: ast.Module, module_name: str, comprehension_qualnames: bool, future_annotations: bool) -> None:
        self.by_node: dict[ast.AST, Scope] = {}
        self.module = Scope(ScopeKind.MODULE, module_name, tree, None)
        self.by_node[tree] = self.module
        self.comprehension_qualnames = comprehension_qualnames  # 3.11: <listcomp> shows in __qualname__
        self.future_annotations = future_annotations
        self.scope = self.module
        # names that a statement of the module itself defines for certain
        self.defined = {s.name for s in tree.body if isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}
        for stmt in tree.body:
            self._visit(stmt)
        resolve(self.module, frozenset())

    # Names

    def _bind(self, name: str) -> None:
        self.scope.bound.setdefault(self.scope.mangle(name))

    def _use(self, name: str) -> None:
        self.scope.used.setdefault(self.scope.mangle(name))

    def _bind_walrus(self, name: str) -> None:
        """The target of := belongs to the function around the comprehensions."""
        scope = self.scope
        while scope.kind is ScopeKind.COMPREHENSION or isinstance(scope.node, ast.GeneratorExp):
            scope.used.setdefault(scope.mangle(name))
            if isinstance(scope.node, ast.GeneratorExp):
                scope.nonlocals.add(scope.mangle(name))
            scope.walrus.add(scope.mangle(name))
            assert scope.parent is not None
            scope = scope.parent
        mangled = scope.mangle(name)
        if scope is not self.scope and (mangled in scope.globals or scope.kind is ScopeKind.MODULE):
            inner = self.scope
            while inner is not scope:
                inner.nonlocals.discard(mangled)
                inner.globals.add(mangled)
                assert inner.parent is not None
                inner = inner.parent
        scope.bound.setdefault(mangled)
        scope.walrus.add(mangled)

    # Scopes

    def _enter(self, kind: ScopeKind, name: str, node: ast.AST) -> Scope:
        parent = self.scope
        scope = Scope(kind, name, node, parent, private=parent.private)
        scope.qualname = self._qualname(scope)
        parent.children.append(scope)
        self.by_node[node] = scope
        self.scope = scope
        return scope

    def _leave(self) -> None:
        assert self.scope.parent is not None
        self.scope = self.scope.parent

    def _qualname(self, scope: Scope) -> str:
        name = scope.name
        parent = scope.around
        assert parent is not None
        while parent.kind is ScopeKind.COMPREHENSION and not self.comprehension_qualnames:
            assert parent.parent is not None
            parent = parent.parent
        if parent.kind is ScopeKind.MODULE:
            return name
        statement = isinstance(scope.node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        if statement and parent.mangle(name) in parent.globals:
            return name
        base = parent.qualname
        function = parent.kind is ScopeKind.FUNCTION and not isinstance(parent.node, ast.GeneratorExp)
        return f"{base}.<locals>.{name}" if function else f"{base}.{name}"

    # The walk

    def _visit(self, node: ast.AST) -> None:
        handler = _VISIT.get(type(node))
        if handler is not None:
            handler(self, node)
        else:
            self._visit_fields(node)

    def _visit_fields(self, node: ast.AST) -> None:
        for name in node._fields:
            value = getattr(node, name, None)
            if value.__class__ is list:
                for item in value:
                    if isinstance(item, ast.AST):
                        self._visit(item)
            elif isinstance(value, ast.AST):
                self._visit(value)

    def _all(self, nodes: list[ast.stmt] | list[ast.expr]) -> None:
        for node in nodes:
            self._visit(node)

    def _constant(self, node: ast.Constant) -> None:
        pass

    def _name(self, node: ast.Name) -> None:
        if node.ctx.__class__ is ast.Load:
            self._use(node.id)
            if node.id == "super" and self._in_function():
                self._use("__class__")
        else:
            self._bind(node.id)
            if isinstance(node.ctx, ast.Del):
                self.scope.deleted.add(self.scope.mangle(node.id))

    def _in_function(self) -> bool:
        return self.scope.owner.kind is ScopeKind.FUNCTION

    def _attribute(self, node: ast.Attribute) -> None:
        self._visit(node.value)
        if node.ctx.__class__ is ast.Store and isinstance(node.value, ast.Name):
            scope = self.scope
            parent = scope.around
            if parent is not None and parent.kind is ScopeKind.CLASS and scope.params[:1] == [node.value.id]:
                parent.self_attrs.setdefault(scope.mangle(node.attr))
            if node.value.id == "self":
                outer: Scope | None = scope
                while outer is not None and outer.kind is not ScopeKind.CLASS:
                    outer = outer.parent
                if outer is not None:
                    outer.static_attrs.add(scope.mangle(node.attr))

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._bind(node.name)
        self._all(node.args.defaults)
        self._all([d for d in node.args.kw_defaults if d is not None])
        self._all(node.decorator_list)
        generic = self._type_params(node)
        if generic is not None:
            generic.params.extend(DEFAULTS)
        for annotation in _annotations(node):
            self._annotation(annotation)
        scope = self._enter(ScopeKind.FUNCTION, node.name, node)
        scope.is_coroutine = isinstance(node, ast.AsyncFunctionDef)
        self._parameters(node.args)
        self._all(node.body)
        self._leave()
        if generic is not None:
            self._leave()

    def _type_params(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Scope | None:
        """Enters the hidden function around a statement with type parameters."""
        found: list[Any] = getattr(node, "type_params", [])
        if not found:
            return None
        scope = self._enter(ScopeKind.FUNCTION, f"<generic parameters of {node.name}>", found[0])
        scope.is_generic = True
        for parameter in found:
            self._bind(parameter.name)
            for part in (getattr(parameter, "bound", None), getattr(parameter, "default_value", None)):
                if part is not None:
                    self._visit(part)
        return scope

    def _lambda(self, node: ast.Lambda) -> None:
        self._all(node.args.defaults)
        self._all([d for d in node.args.kw_defaults if d is not None])
        self._enter(ScopeKind.FUNCTION, "<lambda>", node)
        self._parameters(node.args)
        self._visit(node.body)
        self._leave()

    def _annotation(self, node: ast.expr) -> None:
        if not self.future_annotations:
            self._visit(node)

    def _parameters(self, args: ast.arguments) -> None:
        named = args.posonlyargs + args.args + args.kwonlyargs
        for arg in named + [a for a in (args.vararg, args.kwarg) if a is not None]:
            self._bind(arg.arg)
            self.scope.params.append(self.scope.mangle(arg.arg))

    def _class(self, node: ast.ClassDef) -> None:
        self._bind(node.name)
        self._all(node.decorator_list)
        generic = self._type_params(node)
        if generic is not None:
            self._bind(PARAMETERS)
        self._all(node.bases)
        for keyword in node.keywords:
            self._visit(keyword.value)
        scope = self._enter(ScopeKind.CLASS, node.name, node)
        scope.private = node.name
        if generic is not None:
            self._use(PARAMETERS)
        self._all(node.body)
        self._leave()
        if generic is not None:
            self._leave()

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        first = node.generators[0]
        self._visit(first.iter)
        is_async = any(g.is_async for g in node.generators)
        if isinstance(node, ast.GeneratorExp):
            scope = self._enter(ScopeKind.FUNCTION, "<genexpr>", node)
            scope.is_generator = True
            self._bind(".0")
            scope.params.append(".0")
        else:
            scope = self._enter(ScopeKind.COMPREHENSION, _COMPREHENSION_NAMES[type(node)], node)
        self._visit(first.target)
        self._all(first.ifs)
        for generator in node.generators[1:]:
            self._visit(generator.iter)
            self._visit(generator.target)
            self._all(generator.ifs)
        if isinstance(node, ast.DictComp):
            self._visit(node.key)
            self._visit(node.value)
        else:
            self._visit(node.elt)
        scope.is_coroutine = scope.is_coroutine or is_async
        self._leave()
        if scope.is_coroutine and scope.kind is ScopeKind.COMPREHENSION:
            self.scope.is_coroutine = True

    def _call(self, node: ast.Call) -> None:
        self._visit_fields(node)
        generator = consumed(node)
        if generator is not None and self.scope.kind is not ScopeKind.CLASS:
            self.by_node[generator].lent = True

    def _named(self, node: ast.NamedExpr) -> None:
        self._visit(node.value)
        assert isinstance(node.target, ast.Name)
        self._bind_walrus(node.target.id)

    def _yield(self, node: ast.Yield | ast.YieldFrom) -> None:
        self.scope.is_generator = True
        if node.value is not None:
            self._visit(node.value)

    def _await(self, node: ast.Await) -> None:
        self.scope.is_coroutine = True
        self._visit(node.value)

    def _global(self, node: ast.Global) -> None:
        self.scope.globals.update(map(self.scope.mangle, node.names))

    def _nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(map(self.scope.mangle, node.names))

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name != "*":
                self._bind(alias.asname or alias.name.partition(".")[0])

    def _handler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self._visit(node.type)
        if node.name is not None:
            self._bind(node.name)
            self.scope.deleted.add(self.scope.mangle(node.name))
        self._all(node.body)

    def _match_name(self, node: ast.MatchAs | ast.MatchStar) -> None:
        if isinstance(node, ast.MatchAs) and node.pattern is not None:
            self._visit(node.pattern)
        if node.name is not None:
            self._bind(node.name)

    def _match_mapping(self, node: ast.MatchMapping) -> None:
        self._all(node.keys)
        for pattern in node.patterns:
            self._visit(pattern)
        if node.rest is not None:
            self._bind(node.rest)

    def _ann_assign(self, node: ast.AnnAssign) -> None:
        target = node.target
        if isinstance(target, ast.Name):
            # "x: int" binds x in this scope, unless declared global or nonlocal
            mangled = self.scope.mangle(target.id)
            if node.simple or node.value is not None:
                self.scope.bound.setdefault(mangled)
            if self.scope.kind is ScopeKind.CLASS:
                self.scope.attr_annotations.setdefault(mangled, node.annotation)
        else:
            self._visit(target)
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                parent = self.scope.parent
                if parent is not None and parent.kind is ScopeKind.CLASS and self.scope.params[:1] == [target.value.id]:
                    parent.attr_annotations.setdefault(self.scope.mangle(target.attr), node.annotation)
        self._annotation(node.annotation)
        if node.value is not None:
            self._visit(node.value)


def _annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    args = node.args
    every = args.posonlyargs + args.args + args.kwonlyargs + [a for a in (args.vararg, args.kwarg) if a is not None]
    found = [arg.annotation for arg in every if arg.annotation is not None]
    return found + ([node.returns] if node.returns is not None else [])


_COMPREHENSION_NAMES: dict[type, str] = {ast.ListComp: "<listcomp>", ast.SetComp: "<setcomp>", ast.DictComp: "<dictcomp>"}

_VISIT: dict[type, Callable[[Scopes, Any], None]] = {
    ast.Constant: Scopes._constant,
    ast.Name: Scopes._name,
    ast.Attribute: Scopes._attribute,
    ast.FunctionDef: Scopes._function,
    ast.AsyncFunctionDef: Scopes._function,
    ast.Lambda: Scopes._lambda,
    ast.ClassDef: Scopes._class,
    ast.ListComp: Scopes._comprehension,
    ast.SetComp: Scopes._comprehension,
    ast.DictComp: Scopes._comprehension,
    ast.GeneratorExp: Scopes._comprehension,
    ast.Call: Scopes._call,
    ast.NamedExpr: Scopes._named,
    ast.Yield: Scopes._yield,
    ast.YieldFrom: Scopes._yield,
    ast.Await: Scopes._await,
    ast.Global: Scopes._global,
    ast.Nonlocal: Scopes._nonlocal,
    ast.Import: Scopes._import,
    ast.ImportFrom: Scopes._import,
    ast.ExceptHandler: Scopes._handler,
    ast.MatchAs: Scopes._match_name,
    ast.MatchStar: Scopes._match_name,
    ast.MatchMapping: Scopes._match_mapping,
    ast.AnnAssign: Scopes._ann_assign,
}
