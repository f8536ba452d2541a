"""A statement of the module left to CPython: its text is executed in the module's own dictionary."""

from __future__ import annotations
import __future__

import ast
import re

from grumpy_hook.lower.context import Fn

_LINE_END = re.compile(r"\r\n|\r|\n")


def statement(fn: Fn, node: ast.stmt) -> None:
    builtins = fn.value(node, "import_name", (), "builtins", None, 0)
    compile_ = fn.value(node, "getattr", (builtins,), "compile")
    flags = __future__.annotations.compiler_flag if fn.ms.options.future_annotations else 0
    arguments = (text_in_place(fn.ms.source, node), fn.ms.module.path, "exec", flags, True)
    code = fn.value(node, "call", (compile_, *[fn.const(node, argument) for argument in arguments]), ())
    execute = fn.value(node, "getattr", (builtins,), "exec")
    fn.value(node, "call", (execute, code, fn.value(node, "module_dict")), ())


def text_in_place(source: str, node: ast.stmt) -> str:
    """The statement's source on its own lines: empty ones stand for what is above it."""
    decorators = getattr(node, "decorator_list", [])
    first: int = min([node.lineno, *[d.lineno for d in decorators]]) - 1
    lines: list[str] = _LINE_END.split(source)[first : node.end_lineno]
    lines[-1] = lines[-1].encode()[: node.end_col_offset].decode()
    if decorators or not lines[0].encode()[: node.col_offset].strip():
        head = "if 1:" if node.col_offset else ""  # an indented block
    else:
        lines[0] = lines[0].encode()[node.col_offset :].decode()  # after a semicolon or a colon
        head = ""
    above = "\n" * (first - 1) + (head + "\n" if first else "")
    return above + "\n".join(lines) + "\n"
