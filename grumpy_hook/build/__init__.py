"""From the compiler's Go text to a shared library: toolchain, project, `go build`, errors, progress."""

from __future__ import annotations
