"""Go functions that compiled code calls by themselves, without a conversion: on numbers, bools, strings and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from grumpy_hook.passes.lattice import BOOL, FLOAT, INT, STR, Type

FLOATS = frozenset({"float64", "float32"})
RESULTS: dict[str, Type] = {"bool": BOOL, "string": STR, **dict.fromkeys(FLOATS, FLOAT)}


class Direct(NamedTuple):
    """A function of a bound package; the types are Go's. `path` is the package's import path.

    `guard`: what a call must be ready for, that it "panics" or "fails" (has a trailing error)."""

    path: str
    name: str
    params: tuple[str, ...]
    result: str
    guard: str = ""

    @property
    def kind(self) -> Type:
        """What a call gives."""
        return RESULTS.get(self.result, INT)


def directs(descriptions: Mapping[str, Mapping[str, Any]]) -> dict[str, Direct]:
    """By module and member name, of gobindgen's descriptions by module name."""
    return {
        f"{module}.{row['name']}": Direct(described["path"], row["name"], tuple(row["direct"][:-1]), row["direct"][-1], row.get("guard", ""))
        for module, described in descriptions.items()
        for row in described["funcs"]
        if row.get("direct")
    }


def by_module(found: Mapping[str, Direct], origins: Mapping[str, str]) -> dict[str, dict[str, Direct]]:
    """The functions of the packages that globals hold: global -> member name -> function."""
    members: dict[str, dict[str, Direct]] = {}
    for dotted, direct in found.items():
        module, _, name = dotted.rpartition(".")
        members.setdefault(module, {})[name] = direct
    return {name: members[origin] for name, origin in origins.items() if origin in members}
