"""Go functions on numbers, which specialised code calls without boxing and without a conversion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from grumpy_hook.passes.lattice import FLOAT, INT, Type

FLOATS = frozenset({"float64", "float32"})


class Direct(NamedTuple):
    """A function of a bound package; the types are Go's. `path` is the package's import path."""

    path: str
    name: str
    params: tuple[str, ...]
    result: str

    @property
    def kind(self) -> Type:
        """What a call gives."""
        return FLOAT if self.result in FLOATS else INT


def directs(descriptions: Mapping[str, Mapping[str, Any]]) -> dict[str, Direct]:
    """By module and member name, of gobindgen's descriptions by module name."""
    return {
        f"{module}.{row['name']}": Direct(described["path"], row["name"], tuple(row["direct"][:-1]), row["direct"][-1])
        for module, described in descriptions.items()
        for row in described["funcs"]
        if row.get("direct")
    }
