"""How native each source line is, and why: what annotate, `show types` and `why --slow` show.

Nothing is built and nothing is run. A line is as slow as the slowest operation on it:

    unboxed   numbers in machine registers, loops over ranges, direct calls
    general   compiled, on Python objects, with the checks that their types ask for
    border    calls into CPython: an imported module, a hosted function, what they returned
    hosted    left to CPython
"""

# ruff: noqa: E501
from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from grumpy_hook.emit.image import emit_module
from grumpy_hook.ir.nodes import Function, Instr, Kind, Module, RegKind
from grumpy_hook.passes.intrinsics import MATH_RESULTS
from grumpy_hook.passes.lattice import Obj
from grumpy_hook.passes.types import ModuleTypes, infer
from grumpy_hook.pipeline import lower
from grumpy_hook.source import Diagnostic, Source

NUMBERS = ("int", "float")
ARITHMETIC = frozenset({"binary", "inplace", "unary", "compare", "compare_bool"})
CALLS = frozenset({"call", "call_method", "call_loaded", "call_ex"})
OBJECTS = {
    "getitem": "reads an item", "setitem": "stores an item", "delitem": "deletes an item", "getslice": "takes a slice", "iter": "loops over an object",
    "unpack": "unpacks", "unpack_ex": "unpacks", "build_list": "makes a list", "build_tuple": "makes a tuple", "build_dict": "makes a dict",
    "build_set": "makes a set", "join_str": "makes a str", "yield": "yields", "yield_from": "delegates", "await": "awaits", "raise": "raises",
    "getattr": "reads an attribute", "setattr": "stores an attribute", "make_function": "makes a function", "make_class": "makes a class",
    "contains": "searches", "with_enter": "enters a context", "call_ex": "calls with * or **",
}  # fmt: skip


class Level(IntEnum):
    """From fast to slow; NOTHING for lines on which nothing runs."""

    NOTHING = 0
    UNBOXED = 1
    GENERAL = 2
    BORDER = 3
    HOSTED = 4

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(slots=True)
class Reason:
    """Why a line is not faster, and what would change it ("" where nothing simple would)."""

    level: Level
    text: str
    change: str = ""


@dataclass(slots=True)
class Line:
    """`types` are those of the named variables on the line; `go` is the Go text made for it; `depth` counts loops around it."""

    number: int
    text: str
    level: Level = Level.NOTHING
    depth: int = 0
    function: str = ""
    reasons: list[Reason] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    go: list[str] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """A guess of how often it runs, where no profile tells."""
        return int(10 ** min(self.depth, 4))


@dataclass(slots=True)
class FunctionFacts:
    """`share` is the part of its lines, weighted by loops, at each level; `signature` has the predicted types."""

    qualname: str
    line: int
    end: int
    signature: str
    specialised: bool
    hosted: str = ""
    locals: dict[str, str] = field(default_factory=dict)
    share: dict[Level, float] = field(default_factory=dict)


@dataclass(slots=True)
class ModuleFacts:
    name: str
    path: str
    lines: list[Line]
    functions: list[FunctionFacts]


def examine(source: Source) -> ModuleFacts | Diagnostic:
    """The facts, or why the module is interpreted as a whole."""
    module = lower(source)
    if isinstance(module, Diagnostic):
        return module
    lines = [Line(number, text) for number, text in enumerate(source.text.splitlines(), 1)]
    types = infer(module)
    foreign = _foreign_globals(module)
    for fn in module.functions:
        if fn.hosted is None:
            _Reader(module, fn, types, foreign, lines).run()
    spans = _spans(ast.parse(source.text))
    _mark_loops(ast.parse(source.text), lines)
    _mark_hosted(module, spans, lines)
    for number, text in _go_lines(emit_module(module), module.path):
        if 0 < number <= len(lines) and lines[number - 1].level:
            lines[number - 1].go.append(text)
    return ModuleFacts(source.name, source.path, lines, list(_functions(module, types, spans, lines)))


def _foreign_globals(module: Module) -> dict[str, str]:
    """Globals that name what stays in CPython -> what that is."""
    found = {h.qualname: f"{h.qualname} is hosted ({h.reason})" for h in module.hosted if "." not in h.qualname}
    body = module.functions[0]
    imported: dict[int, str] = {}
    for instr in body.instrs():
        if instr.op == "import_name":
            imported[instr.dest] = str(instr.imms[0])
        elif instr.op == "import_from" and instr.args[0] in imported:
            imported[instr.dest] = f"{imported[instr.args[0]]}.{instr.imms[0]}"
        elif instr.op == "store_global" and instr.args[0] in imported:
            found[str(instr.imms[0])] = f"{imported[instr.args[0]]} is imported; it runs in CPython unless it is compiled too"
    return found


class _Reader:
    """Goes through one function's operations and notes on each line what is slow about it."""

    def __init__(self, module: Module, fn: Function, types: ModuleTypes, foreign: dict[str, str], lines: list[Line]) -> None:
        self._module, self._fn, self._foreign, self._lines, self._known = module, fn, foreign, lines, types
        self._types = types.registers.get(fn.code_index, {})
        self._fast = fn.code_index in types.signatures
        self._defs: dict[int, list[Instr]] = defaultdict(list)
        for instr in fn.instrs():
            for dest in instr.dests:
                self._defs[dest].append(instr)
        self._from = self._origins()
        self._definitions = {i.line for i in fn.instrs() if i.op in ("make_function", "make_class")}  # run once, whatever they do

    def run(self) -> None:
        for block in self._fn.blocks:
            for instr in block.instrs:
                if instr.line not in self._definitions:
                    self._note(instr)
                elif instr.op in ("make_function", "make_class"):
                    self._put(instr.line, Reason(Level.UNBOXED, ""))
            if block.term.kind == "for_next" and block.term.line > 0:
                made = [i.op for i in self._defs.get(block.term.args[0], [])]
                level = Level.UNBOXED if self._fast and made in (["range_iter"], ["reversed_range"]) else Level.GENERAL
                self._put(block.term.line, Reason(level, "" if level is Level.UNBOXED else "the loop takes its items from an object"))
            elif block.term.line > 0:
                self._put(block.term.line, Reason(Level.UNBOXED, ""))

    def _origins(self) -> dict[int, str]:
        """Registers that hold what CPython gave, with what gave it."""
        found: dict[int, str] = {}
        changed = True
        while changed:
            changed = False
            for instr in self._fn.instrs():
                origin = self._origin(instr, found)
                for dest in instr.dests if origin else ():
                    if dest not in found and str(self._types.get(dest, "any")) not in NUMBERS:
                        found[dest] = origin
                        changed = True
        return found

    def _origin(self, instr: Instr, found: dict[int, str]) -> str:
        if instr.op == "load_global":
            return self._foreign.get(str(instr.imms[0]), "")
        if instr.op in CALLS or instr.op in ("getattr", "getitem", "load_method", "move", "check_bound", "iter", "with_enter"):
            return found.get(instr.args[0], "") if instr.args else ""
        return ""

    def _put(self, number: int, reason: Reason) -> None:
        if not 0 < number <= len(self._lines):
            return
        line = self._lines[number - 1]
        if reason.level > Level.UNBOXED and number in self._definitions:
            return
        line.level = max(line.level, reason.level)
        line.function = self._fn.qualname
        if reason.text and all(reason.text != known.text for known in line.reasons):
            line.reasons.append(reason)

    def _note(self, instr: Instr) -> None:
        if instr.line <= 0 or instr.op in ("const", "undef", "expect", "gen_mark", "own_frame", "lend", "take_back", "uses_up", "own_generator", "own_iterator", "close_owned", "catch", "catch_inner"):
            return
        self._put(instr.line, self._reason(instr))
        if 0 < instr.line <= len(self._lines):
            for reg in (*instr.dests, *instr.args):
                name = self._fn.reg_names[reg] if 0 <= reg < len(self._fn.reg_names) else None
                if name and reg in self._types:
                    self._lines[instr.line - 1].types[name] = self._kind(reg)

    def _reason(self, instr: Instr) -> Reason:
        if instr.op in ARITHMETIC:
            return self._arithmetic(instr)
        if self._is_native(instr):
            return Reason(Level.UNBOXED, "")
        gives = next((self._from[reg] for reg in instr.args[:1] if reg in self._from), "")
        if gives and (instr.op in CALLS or instr.op in ("getattr", "setattr", "getitem", "setitem", "iter", "load_method", "super_call")):
            return Reason(Level.BORDER, f"{'calls' if instr.op in CALLS else 'uses'} what CPython holds: {gives}", "keep such calls out of inner loops")
        if instr.op in ("hosted_function", "hosted_class"):
            return Reason(Level.HOSTED, "made by CPython")
        if instr.op in ("import_name", "import_from", "import_star"):
            return Reason(Level.BORDER, "imports")
        if instr.op in CALLS:
            return self._call(instr)
        if instr.op in OBJECTS:
            return Reason(Level.GENERAL, OBJECTS[instr.op])
        return Reason(Level.UNBOXED, "")

    def _is_native(self, instr: Instr) -> bool:
        """A function of math that has a form in Go, or an attribute at a fixed place of a class of this module."""
        if instr.op in ("load_method", "call_method", "getattr") and instr.args:
            made = self._defs.get(instr.args[0], [])
            if len(made) == 1 and made[0].op == "load_global" and made[0].imms[0] == "math" and str(instr.imms[0]) in MATH_RESULTS:
                return self._foreign.get("math", "").startswith("math ")
        if instr.op == "call_loaded":
            made = self._defs.get(instr.args[0], [])
            return len(made) == 1 and self._is_native(made[0])
        return instr.op in ("getattr", "setattr") and isinstance(self._types.get(instr.args[0]), Obj)

    def _arithmetic(self, instr: Instr) -> Reason:
        operator = str(instr.imms[0])
        slow = [reg for reg in instr.args if self._kind(reg) not in NUMBERS]
        if not slow and self._fast:
            return Reason(Level.UNBOXED, "")
        if not slow:
            return Reason(Level.GENERAL, f"{operator}: there is no version of this function with unboxed numbers")
        named = [(name, self._kind(reg)) for reg in slow if (name := self._name(reg))]
        what = ", ".join(f"{name} is {kind}" for name, kind in named) or f"an operand is {self._kind(slow[0])}"
        params = [name for name, kind in named if name in self._fn.params.names and kind in ("any", "unknown")]
        change = f"annotate {params[0]}: int or {params[0]}: float, if it is one" if params else ""
        return Reason(Level.GENERAL, f"{operator} on objects: {what}", change)

    def _call(self, instr: Instr) -> Reason:
        if instr.op == "call":
            made = self._defs.get(instr.args[0], [])
            if len(made) == 1 and made[0].op == "load_global":
                name = str(made[0].imms[0])
                index = self._known.known.get(name)
                if index is not None and index in self._known.signatures:
                    return Reason(Level.UNBOXED, "")
                if index is not None:
                    return Reason(Level.GENERAL, f"calls {name}, compiled, with objects")
                return Reason(Level.GENERAL, f"calls {name}")
            return Reason(Level.GENERAL, "calls an object found at run time")
        return Reason(Level.GENERAL, f"calls .{instr.imms[0]}()" if instr.op == "call_method" else OBJECTS.get(instr.op, "calls a method"))

    def _kind(self, reg: int) -> str:
        return type_text(self._types.get(reg, "any"), self._module)

    def _name(self, reg: int) -> str:
        name = self._fn.reg_names[reg] if 0 <= reg < len(self._fn.reg_names) else None
        if name is None:
            made = self._defs.get(reg, [])
            if len(made) == 1 and made[0].op in ("load_global", "getattr"):
                return str(made[0].imms[0])
            if len(made) == 1 and made[0].op in ("move", "check_bound"):
                return self._name(made[0].args[0])
        return name or ""


def type_text(kind: object, module: Module) -> str:
    """A predicted type as one writes it in Python; classes by name."""
    if isinstance(kind, Obj):
        names = {info.body: info.name for info in module.classes}
        return " | ".join(names.get(body, "object") for body in kind.bodies)
    item = getattr(kind, "item", None)
    if item is not None:
        return f"list[{type_text(item, module)}]"
    items = getattr(kind, "items", None)
    if items is not None and not isinstance(kind, str):
        return f"tuple[{', '.join(type_text(each, module) for each in items)}]"
    text = str(kind)
    return {"unknown": "any", "mixed": "any", "none": "None", "number": "int | float"}.get(text, text)


def _functions(module: Module, types: ModuleTypes, spans: dict[tuple[str, int], int], lines: list[Line]) -> Iterator[FunctionFacts]:
    hosted = {h.code_index: h.reason for h in module.hosted}
    for fn in module.functions:
        if fn.kind in (Kind.MODULE_BODY, Kind.CLASS_BODY) or fn.name.startswith("<"):
            continue
        registers = types.registers.get(fn.code_index, {})
        kinds = {name: type_text(registers.get(reg, "any"), module) for reg, name in enumerate(fn.reg_names) if name and fn.reg_kinds[reg] is RegKind.VALUE}
        signature = types.signatures.get(fn.code_index)
        result = type_text(getattr(signature, "result", "any"), module)
        params = ", ".join(f"{name}: {kinds.get(name, 'any')}" for name in fn.params.names)
        first = fn.twin[1] or fn.first_line
        end = max(spans.get((fn.name, fn.first_line), fn.first_line), spans.get((fn.name, first), first))
        yield FunctionFacts(
            fn.qualname, fn.first_line, end, f"{fn.name}({params}) -> {result}", signature is not None, hosted.get(fn.code_index, fn.hosted or ""),
            {name: kind for name, kind in kinds.items() if name not in fn.params.names}, _share(lines[fn.first_line - 1 : end]),
        )  # fmt: skip


def _share(lines: list[Line]) -> dict[Level, float]:
    weights: dict[Level, int] = defaultdict(int)
    for line in lines:
        if line.level:
            weights[line.level] += line.weight
    total = sum(weights.values())
    return {level: weight / total for level, weight in sorted(weights.items())}


def _spans(tree: ast.Module) -> dict[tuple[str, int], int]:
    """(name, first line) of each definition -> its last line; decorators and def line both count as first."""
    found: dict[tuple[str, int], int] = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            for first in (node.lineno, *(d.lineno for d in node.decorator_list)):
                found[node.name, first] = node.end_lineno or node.lineno
    return found


def _mark_loops(tree: ast.AST, lines: list[Line], depth: int = 0) -> None:
    for node in ast.iter_child_nodes(tree):
        inner = depth
        if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            for statement in node.body:
                for number in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1):
                    lines[number - 1].depth = max(lines[number - 1].depth, depth + 1)
            inner = depth + 1
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            inner = 0
        _mark_loops(node, lines, inner)


def _mark_hosted(module: Module, spans: dict[tuple[str, int], int], lines: list[Line]) -> None:
    for hosted in module.hosted:
        name = hosted.qualname.rpartition(".")[2]
        first = hosted.span.line
        last = max((end for (n, start), end in spans.items() if n == name and start <= first <= end), default=hosted.span.end_line)
        start = min((start for (n, start), end in spans.items() if n == name and start <= first <= end), default=first)
        for line in lines[start - 1 : last]:
            if line.text.strip() and not line.text.strip().startswith("#"):
                line.level, line.function = Level.HOSTED, hosted.qualname
        if 0 < first <= len(lines):
            lines[first - 1].reasons.append(Reason(Level.HOSTED, f"{hosted.qualname} is left to CPython: {hosted.reason}"))


def _go_lines(text: str, path: str) -> Iterator[tuple[int, str]]:
    """Each line of Go with the Python line that its //line directive gives it."""
    number = 0
    start = f"//line {path}:"
    for line in text.splitlines():
        if line.startswith(start):
            number = int(line[len(start) :])
            continue
        if number and line.strip() not in ("", "}") and not line.endswith(":"):
            yield number, line
        if line == "}":
            number = 0
        elif number:
            number += 1
