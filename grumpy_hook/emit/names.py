"""Spelling Python names and text in Go."""

from __future__ import annotations

import hashlib
import re


def package_name(module: str) -> str:
    """The Go package of a Python module: readable, and unique by a short hash.

    >>> package_name("app.core")
    'app_core_e7b1a2'
    """
    plain = re.sub(r"[^A-Za-z0-9]+", "_", module).strip("_").lower() or "m"
    return f"{plain}_{hashlib.sha256(module.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"


def identifier(name: str) -> str:
    """A Python name as part of a Go identifier (ASCII, no clash with Go words)."""
    return re.sub(r"[^A-Za-z0-9_]", lambda m: f"_u{ord(m.group()):x}_", name)


def quote(data: bytes) -> str:
    """Bytes as a Go string literal."""
    out = []
    for byte in data:
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\x{byte:02x}")
    return '"' + "".join(out) + '"'


def quote_text(text: str) -> str:
    """Text without lone surrogates as a Go string literal in UTF-8."""
    return quote(text.encode("utf-8", "surrogatepass"))


def binding_folder(path: str) -> str:
    """Where in an image's Go module the binding of a package lies; injective, and no name that Go treats specially."""
    return "g/" + "".join(c if c.isascii() and (c.islower() or c.isdigit()) else f"_{ord(c):x}_" for c in path)
