"""The table of contents of a compilation: sources in, one image's Go text out."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grumpy_hook.emit.image import emit_image
from grumpy_hook.ir.nodes import Kind, Module
from grumpy_hook.ir.text import print_module
from grumpy_hook.lower import Rejected, lower_module
from grumpy_hook.passes.crossing import MAY_BE_LEFT, may_only_cross
from grumpy_hook.passes.golang import Members
from grumpy_hook.passes.pipeline import run_passes
from grumpy_hook.source import Diagnostic, Source


@dataclass(frozen=True, slots=True)
class FunctionReport:
    """One function or class. `state` is "compiled" or "hosted"; `reason` says why it is hosted, or may be left to CPython later."""

    qualname: str
    line: int
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ModuleReport:
    functions: tuple[FunctionReport, ...]


@dataclass(frozen=True, slots=True)
class ImageSource:
    """`files`: relative path -> Go text, without go.mod. `rejected` modules must be interpreted as a whole."""

    files: Mapping[str, str]
    modules: Mapping[str, ModuleReport]
    rejected: Mapping[str, Diagnostic]


def compile_modules(sources: Sequence[Source], directs: Members | None = None) -> ImageSource:
    """`directs` are the Go functions that the image binds and that can be called on plain numbers.

    Raises SyntaxError, as CPython would, for a source that does not parse.
    """
    modules: list[Module] = []
    rejected: dict[str, Diagnostic] = {}
    for source in sources:
        lowered = lower(source)
        if isinstance(lowered, Diagnostic):
            rejected[source.name] = lowered
        else:
            lowered.directs = directs or {}
            modules.append(lowered)
    files = emit_image(modules) if modules else {}
    return ImageSource(files, {m.name: report(m) for m in modules}, rejected)


def lower(source: Source) -> Module | Diagnostic:
    """IR after all passes, or why the module cannot be compiled."""
    tree = ast.parse(source.text, source.path)
    try:
        module = lower_module(source.text, tree, source.name, source.path, source.is_package)
    except Rejected as problem:
        return Diagnostic(problem.reason, source.path, problem.span)
    run_passes(module)
    return module


def report(module: Module) -> ModuleReport:
    crossing = may_only_cross(module)
    rows = [
        FunctionReport(fn.qualname, fn.first_line, "compiled", MAY_BE_LEFT if fn.code_index in crossing else "")
        for fn in module.functions
        if fn.hosted is None and fn.kind not in (Kind.MODULE_BODY, Kind.CLASS_BODY)
    ]
    rows += [FunctionReport(h.qualname, h.span.line, "hosted", h.reason) for h in module.hosted]
    return ModuleReport(tuple(sorted(rows, key=lambda row: row.line)))


def ir_text(source: Source) -> str:
    """The printed IR of one module, or the reason there is none."""
    lowered = lower(source)
    return lowered.render(source.text) if isinstance(lowered, Diagnostic) else print_module(lowered)
