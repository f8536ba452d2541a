"""Types of registers, inferred over a whole module.

The rules are in ``infer``, the types in ``lattice``.  Here is the order: look at
every function until nothing changes; then let parameters that no known caller
speaks for be guessed from what the body does with them, and look again; then
let what is still unknown be anything, and look once more.

A type is a prediction.  The specialised version of a function checks at its
entry the numbers it takes, and leaves for the general version when an operation
gives something else than was predicted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from grumpy_hook.ir.nodes import ABSENT, Function, Instr, Kind, Module
from grumpy_hook.passes import lasting, owning, tight
from grumpy_hook.passes.classes import Classes, find_classes
from grumpy_hook.passes.coroutines import runs_through
from grumpy_hook.passes.declared import parameters
from grumpy_hook.passes.facts import Facts
from grumpy_hook.passes.golang import Constant, Direct
from grumpy_hook.passes.infer import Inference, Setting
from grumpy_hook.passes.known import known_functions
from grumpy_hook.passes.lattice import (
    ANY,
    FLOAT,
    INT,
    MIXED,
    NONE,
    NUMBERS,
    UNKNOWN,
    DictOf,
    Items,
    ListOf,
    Type,
    dict_of,
    items_of,
    join,
    list_of,
)

__all__ = ["ANY", "FLOAT", "INT", "ModuleTypes", "Signature", "infer"]

MAX_VISITS = 24  # of one function: facts settle long before
SPECIALISED = frozenset({Kind.PLAIN, Kind.GENERATOR, Kind.COROUTINE, Kind.ASYNC_GENERATOR})
LIFETIMES = owning.MADE | lasting.MADE  # next to nothing in Go
MAX_SIZE = 600  # operations: Go's time for the version that can be entered at each of them grows with the square


@dataclass(slots=True)
class Signature:
    """What the specialised version of a function takes and returns."""

    params: tuple[Type, ...]
    result: Type = ANY


@dataclass(slots=True)
class ModuleTypes:
    """`signatures` holds the functions that have a specialised version; `registers` every function's register types."""

    signatures: dict[int, Signature] = field(default_factory=dict)
    registers: dict[int, dict[int, Type]] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)  # global -> code index
    assigned: frozenset[str] = frozenset()  # globals the module itself binds
    classes: Classes = field(default_factory=Classes)
    modules: dict[str, str] = field(default_factory=dict)  # global -> module that it holds by the import statements
    taken: dict[str, tuple[str, str]] = field(default_factory=dict)  # global -> (module, name) that it is imported from
    directs: dict[str, Direct] = field(default_factory=dict)  # global -> the Go function it holds
    packages: dict[str, dict[str, Direct | Constant]] = field(default_factory=dict)  # global -> members of the Go package it holds


def infer(module: Module) -> ModuleTypes:
    """Types for every function of the module."""
    classes = find_classes(module)
    types = ModuleTypes(known=known_functions(module), assigned=frozenset(module.globals_assigned), classes=classes)
    setting = Setting(module, Facts(classes), types.known)
    types.directs, types.packages = setting.directs, setting.packages
    types.modules, types.taken = setting.modules, setting.taken
    functions = {fn.code_index: fn for fn in module.functions if fn.hosted is None}
    params = {index: parameters(fn, classes) for index, fn in functions.items()}
    _settle(functions, params, setting, set(functions))
    guessed = {index for index, fn in functions.items() if _guess(fn, params[index], setting)}
    _settle(functions, params, setting, guessed | setting.facts.changed)
    setting.facts.closed = True
    inferences = _settle(functions, params, setting, set(functions))
    for index, inference in inferences.items():
        registers = {reg: _final(kind) for reg, kind in inference.types.items()}
        types.registers[index] = registers
        fn = functions[index]
        lasting.forget_plain(fn, registers)
        if fn.kind in SPECIALISED and _size(fn) <= MAX_SIZE and (_gains(inference, registers) or runs_through(fn) or _walks(fn)):
            held = tuple(registers.get(reg, ANY) for reg in range(len(fn.params.names)))
            types.signatures[index] = Signature(held, _result(fn, registers, classes) if fn.kind is Kind.PLAIN else ANY)
    return types


def _walks(fn: Function) -> bool:
    """It has a loop over something that only computes with the items, which may be numbers."""
    found = tight.find(fn, [i.dest for i in fn.instrs() if i.op == "iter"], tight.paired(fn))
    return any(loop.index is not None and any(i.op in ("binary", "inplace") for block in loop.blocks for i in block.instrs) for loop in found)


def _size(fn: Function) -> int:
    return sum(i.op not in LIFETIMES for i in fn.instrs())


def _settle(functions: dict[int, Function], params: dict[int, list[Type]], setting: Setting, todo: set[int]) -> dict[int, Inference]:
    """Look at functions until no fact that one of them read changes."""
    done: dict[int, Inference] = {}
    visits: dict[int, int] = {}
    while todo:
        for index in sorted(todo):
            visits[index] = visits.get(index, 0) + 1
            inference = Inference(functions[index], params[index], setting)
            inference.run()
            done[index] = inference
            setting.facts.set(inference.result(), "result", index)
        todo = {index for index in setting.facts.changed if visits.get(index, 0) < MAX_VISITS}
        setting.facts.changed = set()
    return done


def _final(kind: Type) -> Type:
    """Nothing was seen, or too much: any."""
    if kind in (UNKNOWN, MIXED):
        return ANY
    if isinstance(kind, ListOf):
        return list_of(_final(kind.item))
    if isinstance(kind, Items):
        return items_of(_final(kind.item))
    return dict_of(_final(kind.key), _final(kind.value)) if isinstance(kind, DictOf) else kind


def _result(fn: Function, registers: dict[int, Type], classes: Classes) -> Type:
    """What the registers returned have in common, now that what was unknown may be anything."""
    kind: Type = UNKNOWN
    for block in fn.blocks:
        if block.term.kind == "return":
            kind = join(kind, registers.get(block.term.args[0], ANY), classes.ancestor)
    return _final(kind)


def _gains(inference: Inference, registers: dict[int, Type]) -> bool:
    """Whether a version with unboxed numbers is worth its text: something beside constants is one."""
    constants = {i.dest for i in inference.fn.instrs() if i.op == "const"}
    return any(kind in NUMBERS for reg, kind in registers.items() if reg not in constants)


# Where parameter types come from, beside annotations (declared.py) and callers


def _guess(fn: Function, params: list[Type], setting: Setting) -> bool:
    """Fill in what is still unknown from the body's use of the parameter; whether anything was."""
    found = False
    for reg, kind in enumerate(params):
        if kind == UNKNOWN and setting.facts.known.get(("param", fn.code_index, reg), UNKNOWN) == UNKNOWN:
            default = setting.facts.known.get(("default", fn.code_index, reg), UNKNOWN)
            guess = default if default in (*NUMBERS, NONE) else _from_use(fn, reg)
            if guess in NUMBERS:
                params[reg] = guess
                found = True
    return found


def _for_both(instr: Instr, reg: int) -> bool:
    """Arithmetic with an int constant that is as common with a float: x * 2, x ** 2, x / 2, 1 - x."""
    return instr.imms[0] in ("pow", "truediv", "mul") or (instr.imms[0] == "sub" and instr.args[0] != reg)


def _from_use(fn: Function, reg: int) -> Type:
    """int for a parameter that meets int constants in arithmetic or comparisons, float for float ones."""
    if any(instr.dest == reg for instr in fn.instrs() if len(instr.dests) == 1 and instr.op not in ("binary", "inplace", "move")):
        return ANY
    constants = {i.dest: i.imms[0] for i in fn.instrs() if i.op == "const"}
    found: Type = ANY
    for instr in fn.instrs():
        if instr.op in ("binary", "inplace", "compare", "compare_bool") and reg in instr.args:
            others: Iterable[int] = [arg for arg in instr.args if arg not in (reg, ABSENT)]
            for other in others:
                kind = type(constants.get(other))
                if kind is float:
                    return FLOAT
                if kind is int and not (instr.op in ("binary", "inplace") and _for_both(instr, reg)):
                    found = INT
        elif instr.op in ("range_iter", "reversed_range") and reg in instr.args:
            found = INT
    return found


