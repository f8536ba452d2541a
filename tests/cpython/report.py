"""The comparison as a table on the terminal, as JSON and as one HTML page."""

from __future__ import annotations

import html
import json
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.cpython.comparing import Comparison

COLUMNS = (
    "module", "pass interpreted", "pass compiled", "same", "different", "crash/hang", "functions", "compiled", "hosted",
    "interpreted s", "compiled s", "build s",
)  # fmt: skip


def cells(row: Comparison) -> list[str]:
    numbers = [row.passing, row.kept, row.same, len(row.differences), len(row.dead), row.functions, row.compiled_functions, len(row.hosted)]
    times = [row.interpreted_seconds, row.compiled_seconds, row.build_seconds]
    return [row.name, *map(str, numbers), *(f"{seconds:.1f}" for seconds in times)]


def total(rows: Iterable[Comparison]) -> Comparison:
    whole = Comparison("all")
    for row in rows:
        for name in ("passing", "kept", "same", "functions", "interpreted_seconds", "compiled_seconds", "build_seconds"):
            setattr(whole, name, getattr(whole, name) + getattr(row, name))
        whole.differences += row.differences
        whole.dead += row.dead
        whole.hosted += row.hosted
    return whole


def verdict(rows: Sequence[Comparison]) -> str:
    whole = total(rows)
    kept = f"{whole.kept} of {whole.passing} tests that pass interpreted pass compiled ({share(whole.kept, whole.passing)})"
    compiled = f"{whole.compiled_functions} of {whole.functions} functions compiled ({share(whole.compiled_functions, whole.functions)})"
    refused = sum(bool(row.refused) for row in rows)
    unknown = sum(not difference.cause for difference in whole.differences)
    ends = f"{len(whole.dead)} crashes and hangs; modules left to CPython in {refused} of {len(rows)}"
    return f"{kept}; {compiled}; {len(whole.differences)} differences, {unknown} without a known cause; {ends}"


def share(part: int, of: int) -> str:
    return f"{100 * part / of:.2f} %" if of else "none"


def table(rows: Sequence[Comparison]) -> str:
    lines = [list(COLUMNS), *(cells(row) for row in rows), cells(total(rows))]
    widths = [max(len(line[i]) for line in lines) for i in range(len(COLUMNS))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def write(rows: Sequence[Comparison], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    document = {"python": platform.python_version(), "verdict": verdict(rows), "modules": [row.as_json() for row in rows]}
    (folder / "report.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    (folder / "report.html").write_text(page(rows), encoding="utf-8")


STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}td,th{padding:.25rem .6rem;text-align:right;border-bottom:1px solid #ddd}
td:first-child,th:first-child{text-align:left}tr:last-child{font-weight:600}.bad{background:#fde2e2}
pre{white-space:pre-wrap;background:#f6f6f6;padding:.6rem;overflow-x:auto}summary{cursor:pointer}
"""


def page(rows: Sequence[Comparison]) -> str:
    heads = "".join(f"<th>{column}</th>" for column in COLUMNS)
    body = "".join(_row(row) for row in [*rows, total(rows)])
    details = "".join(_details(row) for row in rows)
    title = f"CPython {platform.python_version()}'s tests, compiled"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{STYLE}</style><h1>{title}</h1><p>{html.escape(verdict(rows))}</p>"
        f"<table><tr>{heads}</tr>{body}</table>{details}</html>\n"
    )


def _row(row: Comparison) -> str:
    inner = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells(row))
    return f"<tr{' class=bad' if row.dead or row.refused else ''}>{inner}</tr>"


def _details(row: Comparison) -> str:
    parts = [f"<p>{html.escape(name)} is left to CPython:</p><pre>{html.escape(reason)}</pre>" for name, reason in row.refused.items()]
    parts += [f"<p>Skipped: {html.escape(row.skipped)}</p>"] if row.skipped else []
    parts += [_folded(f"{d.test}: {d.interpreted} interpreted, {d.compiled} compiled. {d.cause}", d.words) for d in row.differences]
    if row.hosted:
        reasons = "\n".join(f"{module}:{line}  {name}: {reason}" for module, name, line, reason in row.hosted)
        parts.append(_folded(f"{len(row.hosted)} hosted", reasons))
    return f"<h2>{html.escape(row.name)}</h2>{''.join(parts)}" if parts else ""


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{html.escape(title)}</summary><pre>{html.escape(text)}</pre></details>"
