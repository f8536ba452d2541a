"""Checks that a function's IR is well formed. Runs after every pass in tests."""

from __future__ import annotations

from grumpy_hook.ir.nodes import ABSENT, Block, Function, Instr, Kind, Module, RegKind
from grumpy_hook.ir.ops import OPS, TERMINATORS, OpSpec

_TARGETS = {"jump": 1, "branch": 2, "for_next": 2, "return": 0, "unreachable": 0}
_ARGS = {"jump": 0, "branch": 1, "for_next": 2, "return": 1, "unreachable": 0}
_RESULTS = {"": (0, None), "value": (1, RegKind.VALUE), "bool": (1, RegKind.BOOL), "exc": (1, RegKind.EXC), "cell": (1, RegKind.CELL)}

# Operands that are not plain values, by operation and operand name.
_OPERAND_KINDS = {
    ("not", "a"): RegKind.BOOL,
    ("bool_value", "a"): RegKind.BOOL,
    ("raise", "exc"): RegKind.VALUE,
    ("prep_reraise_star", "exc"): RegKind.VALUE,
    ("match_exc_group", "exc"): RegKind.VALUE,
}
CATCHES = ("catch", "catch_inner")
_NAMED_KINDS = {"cell": RegKind.CELL, "cells": RegKind.CELL, "exc": RegKind.EXC, "prev": RegKind.EXC}
_OPTIONAL = frozenset(
    {
        ("raise", "exc"), ("raise", "cause"), ("with_exit", "exc"), ("async_with_exit", "exc"), ("assert_fail", "msg"),
        ("cell_new", "init"), ("cell_sync", "val"),
        ("keep", "owner"), ("hold", "old"), ("take", "old"), ("share", "old"), ("call_ex", "kwargs"), ("format_value", "spec"),
        ("dict_merge", "func"),
        ("make_function", "defaults"), ("make_function", "kwdefaults"), ("make_function", "annotations"),
        ("hosted_function", "defaults"), ("hosted_function", "kwdefaults"), ("hosted_function", "annotations"),
        ("make_class", "kwargs"), ("hosted_class", "kwargs"),
    }
)  # fmt: skip


class BadIR(Exception):
    """The IR breaks a rule; the message says where."""


def verify_module(module: Module) -> None:
    for index, fn in enumerate(module.functions):
        if fn.code_index != index:
            raise BadIR(f"{fn.qualname}: code index {fn.code_index} at {index}")
        if fn.hosted is None:
            verify(fn, len(module.functions))
        elif fn.blocks:
            raise BadIR(f"{fn.qualname}: hosted, with blocks")


def verify(fn: Function, functions: int | None = None) -> None:
    """`functions`: how many the module has, to check code indexes."""
    labels = {block.label: block for block in fn.blocks}
    if not fn.blocks or len(labels) != len(fn.blocks):
        raise BadIR(f"{fn.qualname}: no blocks, or one label twice")
    if len(fn.reg_names) != len(fn.reg_kinds):
        raise BadIR(f"{fn.qualname}: register tables differ in length")
    for block in fn.blocks:
        _block(fn, block, labels, functions)
    _defined_before_use(fn)


def _block(fn: Function, block: Block, labels: dict[int, Block], functions: int | None) -> None:
    where = f"{fn.qualname} b{block.label}"
    for number, instr in enumerate(block.instrs):
        _instr(fn, instr, f"{where} #{number} {instr.op}", functions)
        if instr.op in CATCHES and number:
            raise BadIR(f"{where}: catch is not first")
    if block.handler is not None:
        handler = labels.get(block.handler)
        if handler is None or not handler.instrs or handler.instrs[0].op not in CATCHES:
            raise BadIR(f"{where}: handler b{block.handler} does not catch")
    term = block.term
    if term.kind not in TERMINATORS:
        raise BadIR(f"{where}: no terminator {term.kind}")
    if len(term.targets) != _TARGETS[term.kind] or len(term.args) != _ARGS[term.kind]:
        raise BadIR(f"{where}: wrong operands of {term.kind}")
    for target in term.targets:
        if target not in labels:
            raise BadIR(f"{where}: no block b{target}")
        if labels[target].instrs and labels[target].instrs[0].op in CATCHES:
            raise BadIR(f"{where}: jumps to handler b{target}")
    wanted = RegKind.BOOL if term.kind == "branch" else RegKind.VALUE
    for arg in term.args:
        _register(fn, arg, wanted, where)


def _instr(fn: Function, instr: Instr, where: str, functions: int | None) -> None:
    spec = OPS.get(instr.op)
    if spec is None:
        raise BadIR(f"{where}: no such operation")
    if spec.result != "multi":
        count, kind = _RESULTS[spec.result]
        if len(instr.dests) != count:
            raise BadIR(f"{where}: {len(instr.dests)} results")
        for dest in instr.dests:
            if not (instr.op == "undef" and fn.reg_kinds[dest] is RegKind.EXC):
                _register(fn, dest, kind or RegKind.VALUE, where)
    for name, arg in zip(_operands(spec, instr, where), instr.args, strict=True):
        if arg == ABSENT:
            if (instr.op, name) not in _OPTIONAL:
                raise BadIR(f"{where}: {name} is absent")
            continue
        wanted = _OPERAND_KINDS.get((instr.op, name)) or _NAMED_KINDS.get(name, RegKind.VALUE)
        _register(fn, arg, wanted, where)
    if len(instr.imms) != len(_split(spec.imms)) and instr.op != "const":
        raise BadIR(f"{where}: immediates {instr.imms}, not {spec.imms}")
    if functions is not None and "code" in _split(spec.imms):
        code = instr.imms[_split(spec.imms).index("code")]
        if not (isinstance(code, int) and 0 < code < functions):
            raise BadIR(f"{where}: no code {code}")


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")] if text else []


def _operands(spec: OpSpec, instr: Instr, where: str) -> list[str]:
    """The operand's name for each argument."""
    names = _split(spec.args)
    if names and names[-1].endswith("*"):
        last = names.pop().rstrip("*")
        names += [last] * (len(instr.args) - len(names))
    if len(names) != len(instr.args):
        raise BadIR(f"{where}: {len(instr.args)} operands, not {spec.args!r}")
    return names


def _register(fn: Function, reg: int, kind: RegKind, where: str) -> None:
    if not 0 <= reg < len(fn.reg_kinds):
        raise BadIR(f"{where}: no register %{reg}")
    if fn.reg_kinds[reg] is not kind:
        raise BadIR(f"{where}: %{reg} is {fn.reg_kinds[reg].value}, not {kind.value}")


def _defined_before_use(fn: Function) -> None:
    """Every temporary is written on every way to where it is read; variables may be unbound."""
    given = 1 if fn.kind is Kind.CLASS_BODY else len(fn.params.names)
    entry: dict[int, set[int]] = {fn.blocks[0].label: set(range(given))}
    blocks = {block.label: block for block in fn.blocks}
    todo = [fn.blocks[0].label]
    while todo:
        block = blocks[todo.pop()]
        for label, state in _flow(fn, block, set(entry[block.label]), check=False):
            new = state if label not in entry else entry[label] & state
            if label not in entry or new != entry[label]:
                entry[label] = new
                todo.append(label)
    for block in fn.blocks:
        if block.label in entry:
            _flow(fn, block, set(entry[block.label]), check=True)


def _flow(fn: Function, block: Block, state: set[int], check: bool) -> list[tuple[int, set[int]]]:
    raised: set[int] | None = None  # what is surely written where the first exception can come from
    for number, instr in enumerate(block.instrs):
        if check:
            _read(fn, instr.args, state, f"{fn.qualname} b{block.label} #{number} {instr.op}")
        if raised is None and OPS[instr.op].raises:
            raised = set(state)
        state.update(instr.dests)
    term = block.term
    reads = term.args[:1] if term.kind == "for_next" else term.args
    if check:
        _read(fn, reads, state, f"{fn.qualname} b{block.label} {term.kind}")
    if term.kind == "for_next":
        out = [(term.targets[0], state | {term.args[1]}), (term.targets[1], state)]
    else:
        out = [(target, state) for target in term.targets]
    if block.handler is not None:
        out.append((block.handler, state if raised is None else raised))
    return out


def _read(fn: Function, args: tuple[int, ...], state: set[int], where: str) -> None:
    for arg in args:
        if arg != ABSENT and arg not in state and fn.reg_names[arg] is None:
            raise BadIR(f"{where}: %{arg} may be read before it is written")
