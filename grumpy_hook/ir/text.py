"""The IR's text form: printed for people and goldens, and read back.

    module m "m.py"
    function 1 f line 3 params(a, b) pos 2
    b0:
      %2 = binary %0 %1 "add" @4
      return %2 @4
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grumpy_hook.ir.nodes import ABSENT, Block, Function, Hosted, Instr, Kind, Module, Params, RegKind, Terminator
from grumpy_hook.ir.ops import TERMINATORS
from grumpy_hook.source.span import Span

_CONSTANTS = {"__builtins__": {}, "frozenset": frozenset, "complex": complex, "inf": float("inf"), "nan": float("nan"), "Ellipsis": Ellipsis}


def print_module(module: Module) -> str:
    lines = [f"module {module.name} {module.path!r}{' package' if module.is_package else ''}"]
    for title, names in (
        ("globals", module.globals),
        ("assigned", sorted(module.globals_assigned)),
        ("hosted_reads", sorted(module.hosted_reads)),
        ("hosted_writes", sorted(module.hosted_writes)),
    ):
        if names:
            lines.append(f"{title} {' '.join(names)}")
    for hosted in module.hosted:
        span = hosted.span
        where = f"{span.line}:{span.column}:{span.end_line}:{span.end_column}"
        lines.append(f"hosted {hosted.code_index} {where} {hosted.qualname} {hosted.reason!r}")
    for fn in module.functions:
        lines.append("")
        lines += _function_lines(fn)
    return "\n".join(lines) + "\n"


def print_function(fn: Function) -> str:
    return "\n".join(_function_lines(fn)) + "\n"


def _function_lines(fn: Function) -> Iterator[str]:
    yield f"function {fn.code_index} {fn.kind.value} {fn.qualname} line {fn.first_line}"
    params = fn.params
    if params.names:
        yield (
            f"  params {' '.join(params.names)} / {params.posonly} {params.pos} {params.kwonly}"
            f"{' *' if params.varargs else ''}{' **' if params.varkw else ''}"
        )
    if fn.twin[2]:
        yield f"  twin {fn.twin[2]}"
    for title, names in (("free", fn.free_vars), ("cells", fn.cell_vars)):
        if names:
            yield f"  {title} {' '.join(names)}"
    if fn.is_method_of is not None:
        yield f"  method of {fn.is_method_of}"
    if fn.docstring is not None:
        yield f"  doc {fn.docstring!r}"
    for name, text in fn.annotations.items():
        yield f"  annotation {name} {text!r}"
    if fn.hosted is not None:
        yield f"  hosted {fn.hosted!r}"
        return
    named = [f"%{n}={name}" for n, name in enumerate(fn.reg_names) if name is not None]
    if named:
        yield f"  names {' '.join(named)}"
    special = [f"%{n}={kind.value}" for n, kind in enumerate(fn.reg_kinds) if kind is not RegKind.VALUE]
    yield f"  registers {len(fn.reg_names)} {' '.join(special)}".rstrip()
    for block in fn.blocks:
        yield f"b{block.label}:" + (f" handler b{block.handler}" if block.handler is not None else "")
        for instr in block.instrs:
            yield f"  {_instr(instr)}"
        yield f"  {_terminator(block.term)}"


def _instr(instr: Instr) -> str:
    parts = [instr.op, *map(_reg, instr.args), *map(show, instr.imms)]
    dests = f"{', '.join(map(_reg, instr.dests))} = " if instr.dests else ""
    return f"{dests}{' '.join(parts)} @{instr.line}"


def _terminator(term: Terminator) -> str:
    parts = [term.kind, *map(_reg, term.args), *(f"b{label}" for label in term.targets)]
    return " ".join(parts) + (f" @{term.line}" if term.line else "")


def _reg(reg: int) -> str:
    return "%-" if reg == ABSENT else f"%{reg}"


def show(value: object) -> str:
    """An immediate as text without spaces outside quotes deciding anything: repr, sets in a fixed order."""
    if isinstance(value, frozenset):
        return "frozenset({" + ", ".join(sorted(map(show, value))) + "})" if value else "frozenset()"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(show, value)) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, complex):
        return f"complex({value.real!r}, {value.imag!r})"
    return ascii(value)


# Reading


_FUNCTION = re.compile(r"function (\d+) (\w+) (.*) line (\d+)$")
_PARAMS = re.compile(r"(.*) / (\d+) (\d+) (\d+)( \*)?( \*\*)?$")
_LINE = re.compile(r"(?:((?:%\d+)(?:, %\d+)*) = )?(\w+)((?: %(?:\d+|-))*)(.*?)(?: @(-?\d+))?$", re.S)
_HOSTED = re.compile(r"(\d+) (\d+):(\d+):(\d+):(\d+) (.*?) (['\"].*)$")


def parse_module(text: str) -> Module:
    """Reads what print_module printed; columns and class descriptions are not in the text."""
    lines = [line for line in text.split("\n") if line]
    head = re.match(r"module (\S+) (.*?)( package)?$", lines[0])
    assert head is not None, lines[0]
    module = Module(head[1], str(_value(head[2])), head[3] is not None)
    for line in lines[1:]:
        if line.startswith("function "):
            module.functions.append(_start_function(line))
        elif module.functions:
            _function_line(module.functions[-1], line)
        else:
            _module_line(module, line)
    return module


def _module_line(module: Module, line: str) -> None:
    title, _, rest = line.partition(" ")
    if title == "hosted":
        found = _HOSTED.match(rest)
        assert found is not None, line
        span = Span(*(int(found[n]) for n in range(2, 6)))
        module.hosted.append(Hosted(found[6], int(found[1]), span, str(_value(found[7]))))
    elif title == "globals":
        module.globals = rest.split()
    else:
        target = {"assigned": module.globals_assigned, "hosted_reads": module.hosted_reads}.get(title, module.hosted_writes)
        target.update(rest.split())


def _start_function(line: str) -> Function:
    found = _FUNCTION.match(line)
    assert found is not None, line
    qualname, first_line = found[3], int(found[4])
    fn = Function(qualname.rpartition(".")[2], qualname, int(found[1]), first_line, Kind(found[2]))
    fn.twin = (qualname, first_line, 0)
    return fn


def _function_line(fn: Function, line: str) -> None:
    if line.startswith("b"):
        label, _, handler = line.partition(":")
        caught = int(handler.split(" b")[1]) if handler else None
        fn.blocks.append(Block(int(label[1:]), [], Terminator("unreachable"), caught))
    elif fn.blocks:
        _block_line(fn.blocks[-1], line[2:])
    else:
        title, _, rest = line.strip().partition(" ")
        _HEADERS[title](fn, rest)


def _block_line(block: Block, line: str) -> None:
    found = _LINE.match(line)
    assert found is not None, line
    at = int(found[5] or 0)
    args = _regs(found[3])
    if found[2] in TERMINATORS:
        targets = tuple([int(label[1:]) for label in found[4].split()])
        block.term = Terminator(found[2], args, targets, at)
        return
    imms = _values(found[4])
    block.instrs.append(Instr(found[2], _regs((found[1] or "").replace(",", "")), args, imms, at))


def _regs(text: str) -> tuple[int, ...]:
    return tuple([ABSENT if part == "%-" else int(part[1:]) for part in text.split()])


def _value(text: str) -> object:
    return eval(text, dict(_CONSTANTS))


def _values(text: str) -> tuple[object, ...]:
    """Immediates are separated by spaces: take the shortest prefix that is one expression."""
    values: list[object] = []
    parts = text.strip().split(" ") if text.strip() else []
    start = 0
    while start < len(parts):
        for end in range(start + 1, len(parts) + 1):
            try:
                values.append(_value(" ".join(parts[start:end])))
            except SyntaxError:
                continue
            start = end
            break
        else:
            raise ValueError(text)
    return tuple(values)


def _pairs(text: str) -> list[tuple[int, str]]:
    return [(int(reg[1:]), what) for reg, _, what in (part.partition("=") for part in text.split())]


def _read_params(fn: Function, rest: str) -> None:
    found = _PARAMS.match(rest)
    assert found is not None, rest
    fn.params = Params(
        tuple(found[1].split()), int(found[2]), int(found[3]), int(found[4]), found[5] is not None, found[6] is not None
    )


def _read_names(fn: Function, rest: str) -> None:
    fn.reg_names = [None] * (max(reg for reg, _ in _pairs(rest)) + 1)
    for reg, name in _pairs(rest):
        fn.reg_names[reg] = name


def _read_registers(fn: Function, rest: str) -> None:
    count, _, special = rest.partition(" ")
    fn.reg_names += [None] * (int(count) - len(fn.reg_names))
    fn.reg_kinds = [RegKind.VALUE] * int(count)
    for reg, kind in _pairs(special):
        fn.reg_kinds[reg] = RegKind(kind)


def _read_annotation(fn: Function, rest: str) -> None:
    name, _, text = rest.partition(" ")
    fn.annotations[name] = str(_value(text))


_HEADERS = {
    "params": _read_params,
    "twin": lambda fn, rest: setattr(fn, "twin", (*fn.twin[:2], int(rest))),
    "free": lambda fn, rest: setattr(fn, "free_vars", tuple(rest.split())),
    "cells": lambda fn, rest: setattr(fn, "cell_vars", tuple(rest.split())),
    "method": lambda fn, rest: setattr(fn, "is_method_of", rest.removeprefix("of ")),
    "doc": lambda fn, rest: setattr(fn, "docstring", _value(rest)),
    "annotation": _read_annotation,
    "hosted": lambda fn, rest: setattr(fn, "hosted", _value(rest)),
    "names": _read_names,
    "registers": _read_registers,
}
