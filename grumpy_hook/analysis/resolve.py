"""Local, captured, free or global: decides it for every name of every scope."""

from __future__ import annotations

from grumpy_hook.analysis.scope import Scope, ScopeKind


def resolve(scope: Scope, outer: frozenset[str]) -> set[str]:
    """Decides every name of `scope` and below; returns the names it takes from enclosing functions."""
    scope.outer = outer
    needed: set[str] = set()
    if scope.kind is not ScopeKind.MODULE:
        own = scope.bound.keys() - scope.globals - scope.nonlocals
        scope.locals = set(own)
        for name in scope.used.keys() | scope.nonlocals:
            if name not in scope.locals and name not in scope.globals and name in outer:
                needed.add(name)
    visible = _visible(scope, outer)
    below: set[str] = set()
    for child in scope.children:
        below |= resolve(child, visible)
    if scope.kind is ScopeKind.CLASS:
        scope.needs_class_cell = "__class__" in below
        below.discard("__class__")
        scope.cells = ("__class__",) if scope.needs_class_cell else ()
        needed |= below
    else:
        captured = _captured(scope)
        scope.cells = tuple(sorted(scope.locals & captured))
        scope.shadows = tuple(sorted(scope.locals & _lent(scope) - captured))
        needed |= below - scope.locals
    scope.frees = tuple(sorted(needed))
    return needed


def _visible(scope: Scope, outer: frozenset[str]) -> frozenset[str]:
    """The function variables that scopes inside this one can see."""
    if scope.kind is ScopeKind.MODULE:
        return outer
    if scope.kind is ScopeKind.CLASS:
        return outer | {"__class__"}
    return (outer | scope.locals) - scope.globals


def _captured(scope: Scope) -> set[str]:
    """Names that real functions and classes below take; comprehensions, and what is like one, share the registers."""
    found: set[str] = set()
    for child in scope.children:
        if child.kind is ScopeKind.COMPREHENSION or child.lent:
            found |= _captured(child) - child.locals
        else:
            found.update(child.frees)
    return found


def _lent(scope: Scope) -> set[str]:
    """Names that lent generator expressions take."""
    found: set[str] = set()
    for child in scope.children:
        if child.lent:
            found.update(child.frees)
        elif child.kind is ScopeKind.COMPREHENSION:
            found |= _lent(child) - child.locals
    return found
