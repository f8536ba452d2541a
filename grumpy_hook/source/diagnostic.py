"""A problem at a place in a source file, and its one rendering: message, line and caret."""

from __future__ import annotations

import linecache
from dataclasses import dataclass

from grumpy_hook.source.span import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    message: str
    path: str
    span: Span | None = None
    hint: str | None = None

    def location(self) -> str:
        """`file:line:column` with the column counted from 1, as editors want it."""
        return self._location(self._line())

    def render(self, text: str | None = None) -> str:
        """The message with the source line under it and a caret below the span.

        `text` is the whole source where the file may not be readable.
        """
        line = self._line(text)
        parts = [f"{self._location(line)}: {self.message}"]
        if line.strip():
            start, end = self._columns(line)
            indent = len(line) - len(line.lstrip())
            shown = line.strip()
            start, end = max(start - indent, 0), max(end - indent, 0)
            parts.append(f"    {shown}")
            parts.append("    " + " " * start + "^" * max(min(end, len(shown)) - start, 1))
        if self.hint:
            parts.append(f"  {self.hint}")
        return "\n".join(parts)

    def __str__(self) -> str:
        return self.render()

    def _location(self, line: str) -> str:
        if self.span is None:
            return self.path
        return f"{self.path}:{self.span.line}:{self._columns(line)[0] + 1}"

    def _line(self, text: str | None = None) -> str:
        if self.span is None:
            return ""
        if text is None:
            return linecache.getline(self.path, self.span.line).rstrip("\n")
        lines = text.splitlines()
        return lines[self.span.line - 1] if 0 < self.span.line <= len(lines) else ""

    def _columns(self, line: str) -> tuple[int, int]:
        """Start and end in characters; a span over several lines ends with the first."""
        if self.span is None:
            return 0, 0
        data = line.encode("utf-8", "surrogatepass")
        start = len(data[: self.span.column].decode("utf-8", "replace"))
        if self.span.end_line > self.span.line:
            return start, len(line)
        return start, len(data[: self.span.end_column].decode("utf-8", "replace"))
