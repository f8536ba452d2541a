"""Which code object of CPython's belongs to which function."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from dataclasses import replace

from grumpy_hook.ir.nodes import Function, Instr
from grumpy_hook.lower.context import ModuleState

_NAMING_CODE = frozenset({"make_function", "make_class", "hosted_function", "hosted_class", "catch_inner"})


def number_twins(state: ModuleState) -> None:
    """Tells apart code objects of one name and line. CPython 3.12 makes one of two that read the same."""
    merging = state.options.version == (3, 12)
    seen: dict[tuple[str, int], list[ast.AST]] = defaultdict(list)
    for fn, node in zip(state.module.functions, state.nodes, strict=True):
        same = seen[fn.qualname, fn.first_line]
        number = len(same)
        if merging and same:
            text = ast.dump(node)
            number = next((n for n, other in enumerate(same) if ast.dump(other) == text), number)
        if number == len(same):
            same.append(node)
        fn.twin = (fn.qualname, fn.first_line, number)
    met: Counter[tuple[str, int]] = Counter()
    for fn in state.module.functions:
        for at, inner in enumerate(fn.inners):
            key = inner.qualname, inner.where.line
            fn.inners[at] = replace(inner, nth=met[key])
            met[key] += 1


def drop_dead(state: ModuleState) -> None:
    """Removes functions that only unreachable code defined: CPython has no code object for them."""
    module = state.module
    functions = module.functions
    alive: set[int] = set()
    todo = [functions[0]]
    while todo:
        fn = todo.pop()
        alive.add(fn.code_index)
        todo += [functions[code] for code in map(_code, fn.instrs()) if code is not None and code not in alive]
    if len(alive) == len(functions):
        return
    number = {old: new for new, old in enumerate(sorted(alive))}
    module.functions = [functions[old] for old in sorted(alive)]
    state.nodes = [state.nodes[old] for old in sorted(alive)]
    for fn in module.functions:
        fn.code_index = number[fn.code_index]
        _renumber(fn, number)
    state.codes = {node: fn.code_index for node, fn in zip(state.nodes, module.functions, strict=True)}
    module.classes = [info for info in module.classes if info.body in number]
    for info in module.classes:
        info.body = number[info.body]
        info.methods = {name: number[code] for name, code in info.methods.items() if code in number}


def _code(instr: Instr) -> int | None:
    if instr.op not in _NAMING_CODE:
        return None
    code = instr.imms[-1]
    assert isinstance(code, int)
    return code


def _renumber(fn: Function, number: dict[int, int]) -> None:
    for block in fn.blocks:
        for at, instr in enumerate(block.instrs):
            code = _code(instr)
            if code is not None:
                block.instrs[at] = replace(instr, imms=(*instr.imms[:-1], number[code]))
