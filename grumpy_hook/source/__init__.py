"""Source text: what is compiled, where a thing stands in it, and how a problem in it is shown."""

from __future__ import annotations

from grumpy_hook.source.diagnostic import Diagnostic
from grumpy_hook.source.span import Span
from grumpy_hook.source.text import Source

__all__ = ["Diagnostic", "Source", "Span"]
