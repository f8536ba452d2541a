"""A flame graph as one self-contained HTML page: wide is slow, callees stand below their callers.

The drawing is SVG without scripts; names and times are in the tooltips, and in the table below it.
"""

# ruff: noqa: E501
from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from grumpy_hook.tools.crossings import Crossing
from grumpy_hook.tools.profiles import Frame, Stack, hottest, qualified_name

WIDTH = 1200
HEIGHT = 19
LEAST = 0.4  # narrower ones are left out
COLOURS = {"CPython": "#e16f24", "runtime": "#d4a72c"}

STYLE = """
body { margin:0 auto; max-width:1240px; padding:12px 20px; font:15px/1.5 system-ui,sans-serif; background:#fff; color:#1b1f24 }
h1 { font-size:22px; margin:8px 0 } h2 { font-size:16px } p { color:#667; margin:4px 0 10px } svg { width:100%; height:auto; display:block }
svg text { font:11px ui-monospace,Menlo,Consolas,monospace; pointer-events:none; fill:#111 } svg rect { stroke:#fff; stroke-width:.6 }
svg g:hover rect { stroke:#111; stroke-width:1 } table { border-collapse:collapse } td, th { text-align:left; padding:3px 14px 3px 0; border-bottom:1px solid #dde1e6 }
td.n { text-align:right } code { font:13px ui-monospace,Menlo,Consolas,monospace }
"""


@dataclass(slots=True)
class Node:
    """One function below one chain of callers; lines of it are told apart in the tooltip only."""

    name: str
    path: str
    seconds: float = 0.0
    lines: dict[int, float] = field(default_factory=dict)
    callees: dict[tuple[str, str], Node] = field(default_factory=dict)


CROSSED = 20  # lines in the table


def page(stacks: list[Stack], command: str, crossings: Sequence[Crossing] = ()) -> str:
    """Raises nothing for an empty profile: the page says so."""
    root = tree(stacks)
    if not root.seconds:
        body = "<p>No sample fell into compiled code: it ran for too short a time, or nothing was compiled.</p>"
    else:
        rows = "".join(_hot(frame, seconds, root.seconds) for frame, seconds in hottest(stacks))
        body = (
            f"<p>{root.seconds:.2f} s of CPU time, sampled in threads that ran compiled code. Wide is slow; callees stand below.</p>{_svg(root)}"
            f"<h2>Lines with the most time of their own</h2><table><thead><tr><th>seconds</th><th>share</th><th>function</th><th>line</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )
    if crossings:
        rows = "".join(map(_crossed, crossings[:CROSSED]))
        body += (
            f"<h2>Lines that ask CPython most</h2><p>{sum(c.count for c in crossings):,} operations on objects of CPython's crossed to it. Such an "
            f"object comes from a module, class or function that is not compiled.</p><table><thead><tr><th>times</th><th>what</th><th>function</th>"
            f"<th>line</th></tr></thead><tbody>{rows}</tbody></table>"
        )
    title = html.escape(command)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>\n'
        f"<body><h1><code>{title}</code></h1>{body}</body></html>\n"
    )


def tree(stacks: list[Stack]) -> Node:
    root = Node("all", "")
    for stack in stacks:
        root.seconds += stack.seconds
        node = root
        for frame in stack.frames:
            node = node.callees.setdefault((frame.name, frame.path), Node(frame.name, frame.path))
            node.seconds += stack.seconds
            node.lines[frame.line] = node.lines.get(frame.line, 0.0) + stack.seconds
    return root


def _svg(root: Node) -> str:
    boxes = list(_boxes(root, 0.0, 0, WIDTH / root.seconds))
    height = (max(depth for *_, depth in boxes) + 1) * HEIGHT
    drawn = "".join(_box(node, x, width, depth, root.seconds) for node, x, width, depth in boxes)
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="flame graph">{drawn}</svg>'


def _boxes(node: Node, x: float, depth: int, scale: float) -> Iterator[tuple[Node, float, float, int]]:
    yield node, x, node.seconds * scale, depth
    for callee in sorted(node.callees.values(), key=lambda c: (c.path == "", c.name)):
        if callee.seconds * scale >= LEAST:
            yield from _boxes(callee, x, depth + 1, scale)
        x += callee.seconds * scale


def _box(node: Node, x: float, width: float, depth: int, total: float) -> str:
    lines = ", ".join(f"line {line} {seconds:.2f} s" for line, seconds in sorted(node.lines.items(), key=lambda item: -item[1])[:3] if line)
    where = f" ({PurePath(node.path).name}: {lines})" if node.path else ""
    tip = html.escape(f"{node.name}{where}: {node.seconds:.2f} s, {node.seconds / total:.0%}")
    room = int(width / 6.8)
    label = node.name if len(node.name) <= room else node.name[: room - 1] + "\u2026" if room > 3 else ""
    text = f'<text x="{x + 3:.1f}" y="{depth * HEIGHT + 13}">{html.escape(label)}</text>' if label else ""
    colour = COLOURS.get(node.name) if not node.path else None
    return (
        f'<g><title>{tip}</title><rect x="{x:.2f}" y="{depth * HEIGHT}" width="{width:.2f}" height="{HEIGHT - 1}" rx="2" '
        f'fill="{colour or _green(node.name)}"/>{text}</g>'
    )


def _crossed(crossing: Crossing) -> str:
    place, name = html.escape(f"{crossing.path}:{crossing.line}"), html.escape(qualified_name(crossing.path, crossing.line))
    return f'<tr><td class="n">{crossing.count:,}</td><td>{crossing.what}</td><td><code>{name}</code></td><td><code>{place}</code></td></tr>'


def _green(name: str) -> str:
    """Functions next to each other differ a little; the same name always has the same shade."""
    shade = sum(name.encode()) % 7
    return "#d0d7de" if name == "all" else f"hsl({130 + 6 * shade}, 45%, {62 + 2 * shade}%)"


def _hot(frame: Frame, seconds: float, total: float) -> str:
    place = html.escape(f"{frame.path}:{frame.line}")
    return f'<tr><td class="n">{seconds:.2f}</td><td class="n">{seconds / total:.0%}</td><td><code>{html.escape(frame.name)}</code></td><td><code>{place}</code></td></tr>'
