"""A stretch of source text, in the units of the `ast` module."""

from __future__ import annotations

import ast
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Lines count from 1; columns are UTF-8 byte offsets from 0, as `ast` gives them."""

    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    @classmethod
    def of(cls, node: ast.AST) -> Span:
        """The span of a node; nodes without a place (Module, arguments) get line 1."""
        line = getattr(node, "lineno", 1)
        column = getattr(node, "col_offset", 0)
        return cls(
            line,
            column,
            getattr(node, "end_lineno", None) or line,
            getattr(node, "end_col_offset", None) or column,
        )
