"""`grumpy show ir|go|types MODULE`: what the compiler makes of a module, as text."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from grumpy_hook.pipeline import compile_modules, ir_text
from grumpy_hook.source import Diagnostic, Source
from grumpy_hook.tools.facts import examine
from grumpy_hook.tools.golang import direct_functions


class Stage(StrEnum):
    """The texts that can be shown."""

    IR = "ir"
    GO = "go"
    TYPES = "types"


def show(stage: Stage, source: Source) -> Iterator[str]:
    if stage is Stage.IR:
        yield ir_text(source)
        return
    if stage is Stage.TYPES:
        yield from _types(source)
        return
    image = compile_modules([source], direct_functions(source))
    rejected = image.rejected.get(source.name)
    if rejected is not None:
        yield rejected.render(source.text)
        return
    for path, text in image.files.items():
        if "/" in path:
            yield f"// {path}\n{text}"


def _types(source: Source) -> Iterator[str]:
    """The predicted types: of parameters and results, and of local variables below."""
    facts = examine(source)
    if isinstance(facts, Diagnostic):
        yield facts.render(source.text)
        return
    for function in facts.functions:
        note = f"hosted: {function.hosted}" if function.hosted else "" if function.specialised else "no version with unboxed numbers"
        yield f"{function.line:>6}  {function.qualname.rpartition('.')[0]}{'.' if '.' in function.qualname else ''}{function.signature}" + (
            f"  # {note}" if note else ""
        )
        if function.locals:
            yield "          " + ", ".join(f"{name}: {kind}" for name, kind in function.locals.items())
