"""The version: part of every store key, so a new release never loads an old release's image."""

from __future__ import annotations

VERSION = "0.1.0"
