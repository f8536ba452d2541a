"""Types of registers, inferred over a whole module.

The lattice is small: ``unknown`` below everything, ``int`` (fits int64),
``float``, ``any``.  A type is a promise that the specialised version of a
function keeps by leaving (for the general version) whenever an operation would
break it, so inference may assume that ints do not overflow.

Parameters start from hints (annotations, what the body does with them, what
known callers pass); the entry of the specialised version checks them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from grumpy_hook.ir.nodes import ABSENT, Function, Instr, Kind, Module, RegKind
from grumpy_hook.passes.intrinsics import callee_name, result_type
from grumpy_hook.passes.known import known_functions

UNKNOWN, INT, FLOAT, ANY = "unknown", "int", "float", "any"
ARITHMETIC = frozenset({"add", "sub", "mul", "floordiv", "mod", "pow"})
BITWISE = frozenset({"and", "or", "xor", "lshift", "rshift"})
MAX_ROUNDS = 12


@dataclass(slots=True)
class Signature:
    """What the specialised version of a function takes and returns."""

    params: tuple[str, ...]
    result: str = UNKNOWN


@dataclass(slots=True)
class ModuleTypes:
    """`signatures` holds the functions that have a specialised version; `registers` their register types."""

    signatures: dict[int, Signature] = field(default_factory=dict)
    registers: dict[int, dict[int, str]] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)  # global -> code index
    assigned: frozenset[str] = frozenset()  # globals the module itself binds


def join(a: str, b: str) -> str:
    if a == UNKNOWN or a == b:
        return b
    return a if b == UNKNOWN else ANY


def infer(module: Module) -> ModuleTypes:
    """Types for every function that gains from a specialised version."""
    types = ModuleTypes(known=known_functions(module), assigned=frozenset(module.globals_assigned))
    functions = [fn for fn in module.functions if fn.hosted is None and fn.kind is Kind.PLAIN]
    for fn in functions:
        types.signatures[fn.code_index] = Signature(tuple(_hint(fn, reg) for reg in range(len(fn.params.names))))
    for _ in range(MAX_ROUNDS):
        if not _round(functions, types):
            break
    _drop_unsettled(functions, types)
    return types


def _round(functions: list[Function], types: ModuleTypes) -> bool:
    changed = False
    for fn in functions:
        signature = types.signatures[fn.code_index]
        inference = Inference(fn, signature, types)
        inference.run()
        result = inference.result()
        kept = tuple(kind if inference.types[reg] == kind else ANY for reg, kind in enumerate(signature.params))
        if kept != signature.params:  # assigned something else later: not worth a check at the entry
            signature.params = kept
            changed = True
        if result != signature.result or types.registers.get(fn.code_index) != inference.types:
            signature.result = result
            types.registers[fn.code_index] = inference.types
            changed = True
    return changed


def _drop_unsettled(functions: list[Function], types: ModuleTypes) -> None:
    """Keep only versions in which something is unboxed; a result nobody could tell is any."""
    for fn in functions:
        signature = types.signatures[fn.code_index]
        registers = types.registers[fn.code_index]
        for reg, kind in registers.items():
            if kind == UNKNOWN:
                registers[reg] = ANY
        if signature.result == UNKNOWN:
            signature.result = ANY
        constants = {i.dest for i in fn.instrs() if i.op == "const"}
        useful = any(kind in (INT, FLOAT) for reg, kind in registers.items() if reg not in constants)
        if not useful:
            del types.signatures[fn.code_index]


class Inference:
    """One pass over one function, given the signatures of the others."""

    def __init__(self, fn: Function, signature: Signature, types: ModuleTypes) -> None:
        self.fn = fn
        self.module_types = types
        self.types: dict[int, str] = {
            reg: UNKNOWN for reg, kind in enumerate(fn.reg_kinds) if kind is RegKind.VALUE
        }
        for reg, kind in enumerate(signature.params):
            self.types[reg] = kind
        self.params = len(signature.params)
        self.defs: dict[int, list[Instr]] = {}
        for instr in fn.instrs():
            for dest in instr.dests:
                self.defs.setdefault(dest, []).append(instr)
        for instr in fn.instrs():
            if instr.op == "check_bound" and instr.args[0] in self.types:
                self.types[instr.args[0]] = ANY  # a number cannot stand for "unbound"
        self.range_dests = self._range_dests()

    def _range_dests(self) -> dict[int, str]:
        """Loop variables: those of range loops over ints are ints."""
        result: dict[int, str] = {}
        for block in self.fn.blocks:
            if block.term.kind == "for_next":
                it, dest = block.term.args
                found = self.defs.get(it, [])
                kind = INT if len(found) == 1 and found[0].op == "range_iter" else ANY
                result[dest] = join(result.get(dest, UNKNOWN), kind)
        return result

    def run(self) -> None:
        changed = True
        while changed:
            changed = False
            for dest, kind in self.range_dests.items():
                changed |= self._set(dest, kind)
            for instr in self.fn.instrs():
                if len(instr.dests) == 1:
                    if instr.dest in self.types:
                        changed |= self._set(instr.dest, self._result(instr))
                else:
                    for dest in instr.dests:
                        changed |= self._set(dest, ANY)

    def result(self) -> str:
        kind = UNKNOWN
        for block in self.fn.blocks:
            if block.term.kind == "return":
                kind = join(kind, self._of(block.term.args[0]))
        return kind

    def _set(self, reg: int, kind: str) -> bool:
        if reg not in self.types:
            return False
        new = join(self.types[reg], kind)
        if new == self.types[reg]:
            return False
        self.types[reg] = new
        return True

    def _of(self, reg: int) -> str:
        return ANY if reg == ABSENT else self.types.get(reg, ANY)

    def _result(self, instr: Instr) -> str:
        match instr.op:
            case "const":
                value = instr.imms[0]
                if type(value) is int and -(1 << 63) <= value < 1 << 63:
                    return INT
                return FLOAT if type(value) is float else ANY
            case "move" | "check_bound":
                return self._of(instr.args[0])
            case "binary" | "inplace":
                return binary_type(str(instr.imms[0]), self._of(instr.args[0]), self._of(instr.args[1]))
            case "unary":
                kind = self._of(instr.args[0])
                if instr.imms[0] == "invert":
                    return INT if kind == INT else _if_known(kind)
                return kind
            case "call":
                return self._call(instr)
        return ANY

    def _call(self, instr: Instr) -> str:
        name = callee_name(self.defs, instr, self.module_types.assigned)
        if name is not None:
            kinds = tuple(self._of(arg) for arg in instr.args[1:])
            if UNKNOWN in kinds and result_type(name, tuple(INT for _ in kinds)) is not None:
                return UNKNOWN
            return result_type(name, kinds) or ANY
        found = self.defs.get(instr.args[0], [])
        if len(found) != 1 or found[0].op != "load_global" or instr.imms[0]:
            return ANY
        index = self.module_types.known.get(str(found[0].imms[0]))
        signature = self.module_types.signatures.get(index) if index is not None else None
        if signature is None or len(signature.params) != len(instr.args) - 1:
            return ANY
        return signature.result if signature.result in (UNKNOWN, INT, FLOAT) else ANY


def _if_known(kind: str) -> str:
    return UNKNOWN if kind == UNKNOWN else ANY


def binary_type(op: str, a: str, b: str) -> str:
    """Type of ``a op b`` in specialised code."""
    if UNKNOWN in (a, b):
        return UNKNOWN
    if ANY in (a, b):
        return ANY
    if a == b == INT:
        if op == "truediv":
            return FLOAT
        return INT if op in ARITHMETIC or op in BITWISE else ANY
    if op in ARITHMETIC or op == "truediv":
        return FLOAT
    return ANY


# Where parameter types come from


def _hint(fn: Function, reg: int) -> str:
    params = fn.params
    if reg >= params.pos + params.kwonly:
        return ANY
    annotation = fn.annotations.get(params.names[reg], "").strip("'\" ")
    if annotation in (INT, FLOAT):
        return annotation
    if any(instr.dest == reg for instr in fn.instrs() if len(instr.dests) == 1 and instr.op not in ("binary", "inplace", "move")):
        return ANY
    return _from_use(fn, reg)


def _from_use(fn: Function, reg: int) -> str:
    """int for a parameter that meets int constants in arithmetic or comparisons, float for float ones."""
    constants = {i.dest: i.imms[0] for i in fn.instrs() if i.op == "const"}
    found = UNKNOWN
    for instr in fn.instrs():
        if instr.op in ("binary", "inplace", "compare", "compare_bool") and reg in instr.args:
            others: Iterable[int] = [arg for arg in instr.args if arg != reg]
            for other in others:
                kind = type(constants.get(other))
                if kind is float:
                    return FLOAT
                if kind is int and not (instr.op in ("binary", "inplace") and instr.imms[0] in ("pow", "truediv")):
                    found = INT
        elif instr.op == "range_iter" and reg in instr.args:
            found = INT
    return found if found == INT else ANY
