"""Private names: `__x` inside class C means `_C__x`."""

from __future__ import annotations


def mangle(class_name: str | None, name: str) -> str:
    if class_name is None or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    stripped = class_name.lstrip("_")
    return f"_{stripped}{name}" if stripped else name
