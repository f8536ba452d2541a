"""`grumpy why MODULE`: what of a module is compiled, what is hosted, and the reason at its line."""

from __future__ import annotations

from collections.abc import Iterator

from grumpy_hook.pipeline import FunctionReport, compile_modules
from grumpy_hook.source import Diagnostic, Source
from grumpy_hook.tools.facts import Level, examine


def explain(source: Source) -> Iterator[str]:
    """The answer's lines. Only the compiler is asked: nothing is built and nothing is run."""
    image = compile_modules([source])
    rejected = image.rejected.get(source.name)
    if rejected is not None:
        yield f"{source.name}: interpreted as a whole"
        yield rejected.render(source.text)
        return
    rows = image.modules[source.name].functions
    hosted = sum(row.state == "hosted" for row in rows)
    yield f"{source.name} ({source.path}): {len(rows) - hosted} compiled, {hosted} hosted"
    lines = source.text.splitlines()
    for row in rows:
        yield from _explain_row(row, lines)


def _explain_row(row: FunctionReport, lines: list[str]) -> Iterator[str]:
    if row.state != "hosted":
        yield f"{row.line:>6}  compiled  {row.qualname}" + (f"  ({row.reason})" if row.reason else "")
        return
    yield f"{row.line:>6}  hosted    {row.qualname}: {row.reason}"
    if 0 < row.line <= len(lines):
        yield f"                  {lines[row.line - 1].strip()}"


def explain_slow(source: Source, most: int = 15) -> Iterator[str]:
    """The lines that keep the module slow, those in inner loops first, each with what would change it."""
    facts = examine(source)
    if isinstance(facts, Diagnostic):
        yield f"{source.name}: interpreted as a whole"
        yield facts.render(source.text)
        return
    slow = [line for line in facts.lines if line.level > Level.UNBOXED and line.reasons and line.function != "<module>"]
    slow.sort(key=lambda line: (-line.weight * line.level, line.number))
    yield f"{source.name} ({source.path}): {len(slow)} lines that could be faster" + (f", the first {most}:" if len(slow) > most else "")
    for line in slow[:most]:
        loops = f" in {line.depth} loop{'s' if line.depth > 1 else ''}" if line.depth else ""
        yield f"{line.number:>6}  {line.level.word:<8} {line.text.strip()}  ({line.function}{loops})"
        for reason in line.reasons:
            yield f"                 {reason.text}" + (f": {reason.change}" if reason.change else "")
