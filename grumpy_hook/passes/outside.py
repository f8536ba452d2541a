"""Attributes that objects of a class get from other code than its methods: ``node.next = other``.

The class gives them places too, so that its first objects need no dict for them. Which class it is follows from
the call that made the object, or from what else the function does with it, if only one class has all that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container

from grumpy_hook.ir.nodes import ClassInfo, Function, Instr, Module

USES = ("getattr", "setattr", "call_method", "load_method")


def attributes_from_outside(module: Module, common: Container[str]) -> dict[int, list[str]]:
    """By body of a class: the names, in the order they stand in. `common` names tell nothing of a class."""
    classes = {info.name: info for info in module.classes}
    has = {info.body: _names(info, classes) for info in module.classes}
    known = set().union(*has.values())
    methods = {index for info in module.classes for index in info.methods.values()}
    found: dict[int, list[str]] = {}
    for fn in module.functions:
        for reg, name in _stored(fn, fn.code_index in methods):
            info = None if name in known else _made(fn, reg, classes) or _alike(fn, reg, module.classes, has, known, common)
            if info is not None and name not in found.setdefault(info.body, []):
                found[info.body].append(name)
    return found


def _names(info: ClassInfo, classes: dict[str, ClassInfo], seen: tuple[str, ...] = ()) -> set[str]:
    """Attributes and methods of a class and of those of the module that it extends."""
    names = {*info.self_attrs, *info.methods, *info.annotations}
    for base in info.bases:
        if base in classes and base not in (*seen, info.name):
            names |= _names(classes[base], classes, (*seen, info.name))
    return names


def _stored(fn: Function, method: bool) -> list[tuple[int, str]]:
    """The objects that the function stores attributes on, but for self."""
    return [(i.args[0], str(i.imms[0])) for i in fn.instrs() if i.op == "setattr" and not (method and i.args[0] == 0)]


def _made(fn: Function, reg: int, classes: dict[str, ClassInfo]) -> ClassInfo | None:
    """The class whose call the object is from."""
    defs: dict[int, list[Instr]] = defaultdict(list)
    for i in fn.instrs():
        for dest in i.dests:
            defs[dest].append(i)
    made = defs[reg][0] if len(defs[reg]) == 1 else None
    while made is not None and made.op == "move" and len(defs[made.args[0]]) == 1:
        made = defs[made.args[0]][0]
    called = defs[made.args[0]] if made is not None and made.op == "call" else []
    return classes.get(str(called[0].imms[0])) if len(called) == 1 and called[0].op == "load_global" else None


def _alike(
    fn: Function, reg: int, infos: list[ClassInfo], has: dict[int, set[str]], known: set[str], common: Container[str]
) -> ClassInfo | None:
    """The class that alone has everything else that is used of the object, or that all of those that have it extend."""
    used = {str(i.imms[0]) for i in fn.instrs() if i.op in USES and i.args[0] == reg} & known
    if not any(name not in common for name in used):
        return None
    fitting = [info for info in infos if used <= has[info.body]]
    first = [info for info in fitting if not any(other.name in info.bases for other in fitting)]
    return first[0] if len(first) == 1 else None
