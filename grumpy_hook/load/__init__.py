"""Loading an image and giving its modules to CPython."""

from __future__ import annotations
