"""Variables: load, store and delete, wherever they live."""

from __future__ import annotations

import ast

from grumpy_hook.analysis.scope import Scope, ScopeKind, Where
from grumpy_hook.ir.nodes import ABSENT, Instr, RegKind
from grumpy_hook.lower.builder import Place
from grumpy_hook.lower.context import CompFrame, Fn
from grumpy_hook.lower.tidy import RAISES

NAMESPACE = 0  # register of a class body's namespace


def name_expr(fn: Fn, node: ast.Name) -> int:
    if node.id == "__debug__":
        return fn.const(node, fn.ms.options.optimize == 0)
    return load(fn, node, node.id)


def load(fn: Fn, place: Place, raw: str) -> int:
    name = fn.scope.mangle(raw)
    comp = _comp_of(fn, name)
    if comp is not None:
        own = "free" if _called_free(fn, fn.comps[fn.comps.index(comp) + 1 :]) else "local"
        if name in comp.cells:
            return fn.value(place, "cell_load", (comp.cells[name],), name, own)
        return _load_register(fn, place, name, comp.regs[name], own)
    scope = fn.scope
    own = "free" if _called_free(fn, fn.comps) else "local"
    where = scope.where_inside(name) if fn.comps else scope.where(name)
    in_class = scope.kind is ScopeKind.CLASS and not fn.comps
    if where is Where.LOCAL:
        if in_class:
            return _load_class_name(fn, place, name)
        return _load_register(fn, place, name, local(fn, name), own)
    if where is Where.CELL:
        return fn.value(place, "cell_load", (fn.cells[name],), name, own)
    if where is Where.FREE:
        if in_class:
            return fn.value(place, "load_classderef", (NAMESPACE, fn.cells[name]), name)
        return fn.value(place, "cell_load", (fn.cells[name],), name, "free")
    if in_class and name not in scope.globals:
        return _load_class_name(fn, place, name)
    fn.ms.mentioned.setdefault(name)
    return fn.value(place, "load_global", (), name)


def _called_free(fn: Fn, inner: list[CompFrame]) -> bool:
    """A generator expression is a function, and before 3.12 a comprehension was: what these read of the one around them, they call free."""
    return bool(inner) and (fn.ms.options.version < (3, 12) or any(comp.scope.lent for comp in inner))


def _load_class_name(fn: Fn, place: Place, name: str) -> int:
    fn.ms.mentioned.setdefault(name)
    return fn.value(place, "load_name", (NAMESPACE,), name)


def _load_register(fn: Fn, place: Place, name: str, reg: int, own: str = "local") -> int:
    if reg >= len(fn.scope.params) or name in fn.scope.deleted:
        reg = fn.value(place, "check_bound", (reg,), name, own)
        fn.aliases.add(reg)
    if name in fn.scope.walrus:  # a later part of the same expression may assign it
        return fn.held(place, reg)
    return reg


def local(fn: Fn, name: str) -> int:
    """The register of a local variable."""
    reg = fn.locals.get(name)
    if reg is None:
        reg = fn.locals[name] = fn.reg(RegKind.VALUE, name)
    return reg


def is_variable(fn: Fn, raw: str) -> bool:
    """A local variable of the function itself."""
    name = fn.scope.mangle(raw)
    return _comp_of(fn, name) is None and fn.scope.where(name) is Where.LOCAL and fn.scope.kind is not ScopeKind.CLASS


def store(fn: Fn, place: Place, raw: str, src: int, last_use: bool = True) -> None:
    """`last_use`: nothing reads the temporary `src` afterwards."""
    name = fn.scope.mangle(raw)
    comp = _comp_of(fn, name)
    if comp is not None:
        if name in comp.cells:
            fn.effect(place, "cell_store", (comp.cells[name], src))
        else:
            _store_register(fn, place, comp.regs[name], src, last_use)
            if name in comp.shadows:
                fn.effect(place, "cell_sync", (comp.shadows[name], comp.regs[name]))
        return
    scope = fn.scope
    where = scope.where(name)
    if where is Where.LOCAL:
        if scope.kind is ScopeKind.CLASS:
            fn.effect(place, "store_name", (NAMESPACE, src), name)
        else:
            _store_register(fn, place, local(fn, name), src, last_use)
            if name in fn.shadows:
                fn.effect(place, "cell_sync", (fn.shadows[name], local(fn, name)))
    elif where is Where.GLOBAL:
        fn.ms.mentioned.setdefault(name)
        fn.ms.module.globals_assigned.add(name)
        fn.effect(place, "store_global", (src,), name)
    else:
        fn.effect(place, "cell_store", (fn.cells[name], src))


_NOT_RETARGETED = frozenset({"const", "catch"})


def _store_register(fn: Fn, place: Place, dest: int, src: int, last_use: bool) -> None:
    """Lets the operation that made a temporary write the variable itself.

    Not one that may fail before a handler: a failed operation leaves its destination empty, and the handler
    and what follows it may read what the variable was before.
    """
    instrs = fn.instrs
    if last_use and instrs and fn.reg_names[src] is None:
        last = instrs[-1]
        if last.dests == (src,) and last.op not in _NOT_RETARGETED and not (fn.handler is not None and last.op in RAISES):
            instrs[-1] = Instr(last.op, (dest,), last.args, last.imms, last.line, last.col, last.end_line, last.end_col, last.inner)
            return
    fn.into(place, dest, "move", (src,))


def target_register(fn: Fn, target: ast.expr) -> int | None:
    """The register of a plain local variable used as a target, if it is one and nothing else is to be told."""
    if not isinstance(target, ast.Name):
        return None
    name = fn.scope.mangle(target.id)
    comp = _comp_of(fn, name)
    if comp is not None:
        return comp.regs.get(name) if name not in comp.shadows else None
    if fn.scope.kind is not ScopeKind.CLASS and fn.scope.where(name) is Where.LOCAL and name not in fn.shadows:
        return local(fn, name)
    return None


def delete(fn: Fn, place: Place, raw: str) -> None:
    name = fn.scope.mangle(raw)
    scope = fn.scope
    where = scope.where(name)
    if where is Where.LOCAL:
        if scope.kind is ScopeKind.CLASS:
            fn.effect(place, "del_name", (NAMESPACE,), name)
            return
        reg = local(fn, name)
        fn.value(place, "check_bound", (reg,), name, "local")
        _unset(fn, place, name)
    elif where is Where.GLOBAL:
        fn.ms.mentioned.setdefault(name)
        fn.ms.module.globals_assigned.add(name)
        fn.effect(place, "del_global", (), name)
    else:
        fn.effect(place, "cell_del", (fn.cells[name],), name, "local" if where is Where.CELL else "free")


def unbind(fn: Fn, place: Place, raw: str) -> None:
    """`name = None; del name`, which `except ... as name` ends with."""
    name = fn.scope.mangle(raw)
    if fn.scope.kind is not ScopeKind.CLASS and fn.scope.where(name) is Where.LOCAL:
        _unset(fn, place, name)
        return
    store(fn, place, raw, fn.const(place, None))
    delete(fn, place, raw)


def _unset(fn: Fn, place: Place, name: str) -> None:
    fn.into(place, local(fn, name), "undef")
    if name in fn.shadows:
        fn.effect(place, "cell_sync", (fn.shadows[name], ABSENT))


def cell(fn: Fn, place: Place, name: str) -> int:
    """The cell that an inner function takes for its free variable."""
    if name == "__class__" and fn.own_class is not None:
        return fn.own_class
    comp = _comp_of(fn, name)
    cells, shadows = (fn.cells, fn.shadows) if comp is None else (comp.cells, comp.shadows)
    if name not in shadows:
        return cells[name]
    variable = local(fn, name) if comp is None else comp.regs[name]
    fn.into(place, shadows[name], "cell_share", (shadows[name], variable))
    return shadows[name]


def open_cells(fn: Fn, place: Place) -> None:
    """The entry of a function: its parameters are registers already."""
    for name in fn.scope.cells:
        init = fn.locals[name] if name in fn.scope.params else ABSENT
        fn.cells[name] = fn.value(place, "cell_new", (init,))
    if fn.scope.needs_class_cell:
        fn.own_class = fn.cells["__class__"]
    for name in fn.scope.shadows:
        fn.shadows[name] = fn.value(place, "cell_none")
    for index, name in enumerate(fn.scope.frees):
        fn.cells[name] = fn.value(place, "free_cell", (), index)


def enter_comprehension(fn: Fn, place: Place, scope: Scope) -> None:
    frame = CompFrame(scope)
    for name in sorted(scope.locals - {".0"}):
        if name in scope.cells:
            frame.cells[name] = fn.value(place, "cell_new", (ABSENT,))
        else:
            frame.regs[name] = fn.reg(RegKind.VALUE, name)
        if name in scope.shadows:
            frame.shadows[name] = fn.value(place, "cell_none")
    fn.comps.append(frame)


def _comp_of(fn: Fn, name: str) -> CompFrame | None:
    for comp in reversed(fn.comps):
        if name in comp.scope.locals:
            return comp
    return None
