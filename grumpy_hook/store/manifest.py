"""What an image's manifest says: its modules, what of them is hosted and why, and the library's digest.

A manifest without a library is a verdict too: none of these modules can be compiled, and the reasons.
"""

from __future__ import annotations

from grumpy_hook.plainjson import dumps, loads
from grumpy_hook.records import Record
from grumpy_hook.store.keys import FORMAT, ModuleKey


class FunctionRow(Record):
    """One function or class: `state` is "compiled" or "hosted"."""

    qualname: str
    line: int
    state: str
    reason: str | None


class ModuleRow(Record):
    """One module of an image. `rejected` is the rendered diagnostic of a module that is interpreted as a whole."""

    key: ModuleKey
    functions: tuple[FunctionRow, ...]
    rejected: str | None


class Manifest(Record):
    key: str
    modules: tuple[ModuleRow, ...]
    image_sha256: str | None
    image_size: int
    code_sha256: str
    build_seconds: float
    toolchain: str
    created: float

    def module(self, name: str) -> ModuleRow | None:
        return next((row for row in self.modules if row.key.name == name), None)

    def dump(self) -> bytes:
        return dumps({"format": FORMAT, **self._asdict()})

    @classmethod
    def parse(cls, data: bytes) -> Manifest:
        """Raises ValueError, KeyError or TypeError where the text is not a manifest of this format."""
        raw = loads(data)
        if raw.pop("format") != FORMAT:
            raise ValueError("another format")
        modules = tuple(
            ModuleRow(ModuleKey(*key), tuple(FunctionRow(*function) for function in functions), rejected)
            for key, functions, rejected in raw.pop("modules")
        )
        return cls(modules=modules, **raw)
