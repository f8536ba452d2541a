"""`grumpy show ir|go MODULE`: what the compiler makes of a module, as text."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from grumpy_hook.pipeline import compile_modules, ir_text
from grumpy_hook.source import Source


class Stage(str, Enum):
    """The texts that can be shown."""

    IR = "ir"
    GO = "go"


def show(stage: Stage, source: Source) -> Iterator[str]:
    if stage is Stage.IR:
        yield ir_text(source)
        return
    image = compile_modules([source])
    rejected = image.rejected.get(source.name)
    if rejected is not None:
        yield rejected.render(source.text)
        return
    for path, text in image.files.items():
        if "/" in path:
            yield f"// {path}\n{text}"
