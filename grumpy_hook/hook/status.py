"""What became of each adopted module of this process: the answer of grumpy_hook.status()."""

from __future__ import annotations

from grumpy_hook.records import Record

COMPILED = "compiled"
INTERPRETED = "interpreted"


class Hosted(Record):
    """A function or class of a compiled module that CPython runs, and why."""

    qualname: str
    line: int
    reason: str


class ModuleStatus(Record):
    """`generation` counts the texts of the module that ran in this process; `swap_bytes` is the memory that
    the images of its swaps took, none of which can be unloaded."""

    name: str
    state: str
    hosted: tuple[Hosted, ...] = ()
    reason: str | None = None
    image: str | None = None
    build_seconds: float = 0.0
    cache_hit: bool = False
    functions: int = 0
    generation: int = 1
    swap_bytes: int = 0
