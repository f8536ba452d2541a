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


class Constant(NamedTuple):
    """A constant of a bound package that Python has as a plain number, str or bool."""

    path: str
    name: str
    kind: Type


Members = Mapping[str, Direct | Constant]  # what compiled code knows of Go packages, by module and member name
PLAIN: dict[str, Type] = {"int": INT, "float": FLOAT, "str": STR, "bool": BOOL}


def directs(descriptions: Mapping[str, Mapping[str, Any]]) -> dict[str, Direct | Constant]:
    """The members, of gobindgen's descriptions by module name."""
    constants: dict[str, Direct | Constant] = {
        f"{module}.{row['name']}": Constant(described["path"], row["name"], PLAIN[row["plain"]])
        for module, described in descriptions.items()
        for row in described["consts"]
        if row.get("plain")
    }
    return constants | {
        f"{module}.{row['name']}": Direct(described["path"], row["name"], tuple(row["direct"][:-1]), row["direct"][-1], row.get("guard", ""))
        for module, described in descriptions.items()
        for row in described["funcs"]
        if row.get("direct")
    }


def by_module(found: Members, origins: Mapping[str, str]) -> dict[str, dict[str, Direct | Constant]]:
    """The members of the packages that globals hold: global -> member name -> member."""
    members: dict[str, dict[str, Direct | Constant]] = {}
    for dotted, direct in found.items():
        module, _, name = dotted.rpartition(".")
        members.setdefault(module, {})[name] = direct
    return {name: members[origin] for name, origin in origins.items() if origin in members}
