"""What people run: the `grumpy` command, one file a subcommand."""

from __future__ import annotations
