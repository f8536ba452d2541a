"""f-strings, and the % formatting that CPython compiles to them."""

from __future__ import annotations

import ast
import re

from grumpy_hook.ir.nodes import ABSENT
from grumpy_hook.lower.context import Fn

_CONVERSIONS = {-1: "", 115: "s", 114: "r", 97: "a"}


def joined(fn: Fn, node: ast.JoinedStr) -> int:
    if not node.values:
        return fn.const(node, "")
    parts = fn.exprs(node.values)
    return parts[0] if len(parts) == 1 else fn.value(node, "join_str", parts)


def formatted(fn: Fn, node: ast.FormattedValue) -> int:
    value = fn.expr(node.value)
    spec = ABSENT if node.format_spec is None else fn.expr(node.format_spec)
    return fn.value(node, "format_value", (value, spec), _CONVERSIONS[node.conversion])


# '%10s: %r' % (a, b)

_DIRECTIVE = re.compile(r"%(?:(%)|([-+ #0]*)(\d{1,3})?(?:\.(\d{0,3}))?([sra]))")


def percent(fn: Fn, node: ast.BinOp) -> int | None:
    """None when the format is not a literal of %s, %r and %a for exactly the given items."""
    parts = _percent_parts(node)
    if parts is None:
        return None
    regs = []
    for part in parts:
        if isinstance(part, str):
            regs.append(fn.const(node, part))
        else:
            conversion, spec, arg = part
            value = fn.expr(arg)
            regs.append(fn.value(arg, "format_value", (value, fn.const(arg, spec) if spec else ABSENT), conversion))
    return regs[0] if len(regs) == 1 else fn.value(node, "join_str", tuple(regs))


def _percent_parts(node: ast.BinOp) -> list[str | tuple[str, str, ast.expr]] | None:
    left, right = node.left, node.right
    if not (isinstance(node.op, ast.Mod) and isinstance(left, ast.Constant) and isinstance(left.value, str)):
        return None
    if not isinstance(right, ast.Tuple) or any(isinstance(item, ast.Starred) for item in right.elts):
        return None
    items = iter(right.elts)
    parts: list[str | tuple[str, str, ast.expr]] = []
    literal, at = "", 0
    for found in _DIRECTIVE.finditer(left.value):
        between = left.value[at : found.start()]
        if "%" in between:
            return None
        literal += between + ("%" if found[1] else "")
        at = found.end()
        if found[1]:
            continue
        item = next(items, None)
        if item is None:
            return None
        if literal:
            parts.append(literal)
        literal = ""
        parts.append((found[5], _spec(found[2], found[3], found[4]), item))
    literal += left.value[at:]
    if "%" in left.value[at:] or next(items, None) is not None:
        return None
    return [*parts, literal] if literal or not parts else parts


def _spec(flags: str, width: str | None, precision: str | None) -> str:
    right = ">" if "-" not in flags and width is not None and int(width) else ""
    return right + (str(int(width)) if width is not None else "") + (f".{int(precision or 0)}" if precision is not None else "")
