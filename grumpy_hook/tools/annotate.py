"""`grumpy annotate MODULE`: one self-contained page, each source line coloured by how native it is.

Every line opens to the reasons, the predicted types and the Go code. The page needs no script and
fetches nothing.
"""

# ruff: noqa: E501
from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from grumpy_hook.source import Diagnostic
from grumpy_hook.tools.facts import FunctionFacts, Level, Line, ModuleFacts

MEANING = {
    Level.UNBOXED: "numbers in registers, direct calls",
    Level.GENERAL: "compiled, on Python objects",
    Level.BORDER: "calls into CPython",
    Level.HOSTED: "left to CPython",
}

STYLE = """
:root { --page:#fff; --text:#1b1f24; --faint:#667; --rule:#dde1e6; --code:#f6f8fa; --unboxed:#2da44e; --general:#d4a72c; --border:#e16f24; --hosted:#cf222e; }
@media (prefers-color-scheme: dark) { :root { --page:#15181c; --text:#e3e7ec; --faint:#99a3b0; --rule:#333a42; --code:#1d2228;
 --unboxed:#3fb950; --general:#d9b53a; --border:#f0883e; --hosted:#f85149; } }
* { box-sizing:border-box } body { margin:0; background:var(--page); color:var(--text); font:15px/1.5 system-ui,sans-serif }
header, section, footer { max-width:1100px; margin:0 auto; padding:12px 20px } h1 { font-size:22px; margin:8px 0 0 } h2 { font-size:16px; margin:8px 0 }
p { margin:4px 0; color:var(--faint) } pre, code, .src { font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace }
.bar { display:flex; height:12px; border-radius:6px; overflow:hidden; background:var(--rule); margin:10px 0 } .bar i { display:block; height:100% }
.small { width:120px; height:8px; margin:0; display:inline-flex; vertical-align:middle }
.unboxed { --c:var(--unboxed) } .general { --c:var(--general) } .border { --c:var(--border) } .hosted { --c:var(--hosted) } .nothing { --c:transparent }
.bar i, .key b { background:var(--c) } .key { display:inline-block; margin-right:18px } .key b { display:inline-block; width:12px; height:12px; border-radius:3px; margin-right:6px }
table { border-collapse:collapse; width:100% } th, td { text-align:left; padding:3px 10px 3px 0; border-bottom:1px solid var(--rule); vertical-align:top }
td.number { text-align:right; white-space:nowrap } a { color:inherit } .wide { overflow-x:auto }
.row { display:flex; border-left:5px solid var(--c); padding-left:8px; white-space:pre; min-height:1.55em }
.row .n { color:var(--faint); width:4.5ch; text-align:right; margin-right:1.5ch; flex:none; user-select:none } .row .t { color:var(--faint); margin-left:auto; padding-left:2ch }
.row.unboxed, .row.general, .row.border, .row.hosted { background:color-mix(in srgb, var(--c) 9%, transparent) }
.row.deep { background:color-mix(in srgb, var(--c) 20%, transparent) }
details > summary { list-style:none; cursor:pointer } details > summary::-webkit-details-marker { display:none }
details > summary:hover, details > summary:focus-visible { outline:1px solid var(--c); outline-offset:-1px }
details[open] > summary { font-weight:600 } .why { border-left:5px solid var(--c); padding:6px 10px 10px 6ch; background:var(--code) }
.why ul { margin:4px 0; padding-left:18px } .why pre { margin:6px 0 0; overflow-x:auto; padding:8px; border:1px solid var(--rule); border-radius:6px; background:var(--page) }
.change { color:var(--unboxed) }
"""


def page(facts: ModuleFacts, times: Mapping[int, float] | None = None) -> str:
    """The whole page. `times` are measured seconds by line, from a profile."""
    name = html.escape(facts.name)
    rows = "\n".join(_row(line, times or {}) for line in facts.lines)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}: how native it is</title><style>{STYLE}</style></head>\n<body>{_head(facts)}\n"
        f"{_functions(facts, times or {})}\n<section><h2>Source</h2>\n<p>Open a line to see why, the types and the Go code.</p>\n"
        f'<div class="src wide">\n{rows}\n</div></section></body></html>\n'
    )


def fragment(facts: ModuleFacts) -> str:
    """The source lines alone, with their style: for a notebook."""
    rows = "\n".join(_row(line, {}) for line in facts.lines)
    style = STYLE.replace(":root", ".grumpy").replace("* { box-sizing:border-box } body {", ".grumpy {")
    return f'<div class="grumpy"><style>{style}</style><div class="src wide">\n{rows}\n</div></div>'


def refusal(diagnostic: Diagnostic, text: str) -> str:
    """The page of a module that is interpreted as a whole."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>interpreted</title><style>{STYLE}</style></head>'
        f"<body><header><h1>Interpreted as a whole</h1><pre>{html.escape(diagnostic.render(text))}</pre></header></body></html>\n"
    )


def _head(facts: ModuleFacts) -> str:
    counts = {level: sum(line.level is level for line in facts.lines) for level in MEANING}
    total = sum(counts.values()) or 1
    keys = "".join(
        f'<span class="key {level.word}"><b></b>{level.word} <span>({counts[level]} lines: {meaning})</span></span>' for level, meaning in MEANING.items()
    )
    bar = _bar({level: count / total for level, count in counts.items()})
    return f"<header><h1>{html.escape(facts.name)}</h1><p><code>{html.escape(facts.path)}</code></p>{bar}<div>{keys}</div></header>"


def _bar(shares: Mapping[Level, float], small: bool = False) -> str:
    pieces = "".join(f'<i class="{level.word}" style="width:{100 * part:.2f}%" title="{level.word} {part:.0%}"></i>' for level, part in shares.items() if part)
    return f'<span class="bar{" small" if small else ""}" style="display:flex">{pieces}</span>' if not small else f'<span class="bar small">{pieces}</span>'


def _functions(facts: ModuleFacts, times: Mapping[int, float]) -> str:
    if not facts.functions:
        return ""
    head = "<th>function</th><th>lines, weighted by loops</th><th>version with unboxed numbers</th>" + ("<th>measured</th>" if times else "")
    body = "".join(_function(function, times) for function in facts.functions)
    return f'<section class="wide"><h2>Functions</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></section>'


def _function(function: FunctionFacts, times: Mapping[int, float]) -> str:
    version = "hosted" if function.hosted else "yes" if function.specialised else "no"
    measured = sum(seconds for line, seconds in times.items() if function.line <= line <= function.end)
    share = " ".join(f"{part:.0%} {level.word}" for level, part in function.share.items())
    return (
        f'<tr><td><a href="#L{function.line}"><code>{html.escape(function.qualname)}</code></a><br><code>{html.escape(function.signature)}</code></td>'
        f"<td>{_bar(function.share, small=True)}<br>{share}</td><td>{version}</td>"
        + (f'<td class="number">{measured * 1000:.0f} ms</td>' if times else "")
        + "</tr>"
    )


def _row(line: Line, times: Mapping[int, float]) -> str:
    seconds = times.get(line.number)
    measured = f'<span class="t">{seconds * 1000:.1f} ms</span>' if seconds else ""
    deep = " deep" if line.depth and line.level else ""
    text = f'<span class="n">{line.number}</span><span>{html.escape(line.text)}</span>{measured}'
    title = f' title="{line.level.word}{": " + html.escape("; ".join(r.text for r in line.reasons)) if line.reasons else ""}"' if line.level else ""
    if not line.level:
        return f'<div class="row nothing" id="L{line.number}">{text}</div>'
    return (
        f'<details id="L{line.number}"><summary class="row {line.level.word}{deep}"{title}>{text}</summary>'
        f'<div class="why {line.level.word}">{"".join(_why(line))}</div></details>'
    )


def _why(line: Line) -> Iterator[str]:
    where = f" in <code>{html.escape(line.function)}</code>" if line.function else ""
    yield f"<strong>{line.level.word}</strong>{where}: {MEANING[line.level]}"
    if line.reasons:
        yield "<ul>"
        for reason in sorted(line.reasons, key=lambda reason: -reason.level):
            change = f' <span class="change">{html.escape(reason.change)}</span>' if reason.change else ""
            yield f"<li>{html.escape(reason.text)}{change}</li>"
        yield "</ul>"
    if line.types:
        yield "<div>types: <code>" + html.escape(", ".join(f"{name}: {kind}" for name, kind in line.types.items())) + "</code></div>"
    if line.go:
        yield f"<pre>{html.escape(chr(10).join(line.go))}</pre>"
