"""Objects whose ``__init__`` only stores its arguments and constants on self: made without calling it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from grumpy_hook.ir.nodes import Function, Kind
from grumpy_hook.passes.classes import StaticClass

MAX_STORES = 8


@dataclass(frozen=True, slots=True)
class Store:
    """What goes to one place: an argument of ``__init__`` by number, or a constant (param -1)."""

    place: int
    param: int
    constant: Any = None


def stores(init: Function, cls: StaticClass) -> list[Store] | None:
    """What an ``__init__`` stores, in ascending order of the places, so that none is filled late; None when it does more."""
    if init.kind is not Kind.PLAIN or len(init.blocks) != 1 or init.hosted is not None:
        return None
    constants: dict[int, Any] = {}
    found: list[Store] = []
    for i in init.instrs():
        if i.op == "const":
            constants[i.dest] = i.imms[0]
        elif i.op == "setattr" and i.args[0] == 0 and str(i.imms[0]) in cls.attrs:
            at, value = cls.attrs.index(str(i.imms[0])), i.args[1]
            if value in constants and value >= init.params.pos:
                found.append(Store(at, -1, constants[value]))
            elif 0 < value < init.params.pos:
                found.append(Store(at, value))
            else:
                return None
        elif i.op != "keep":
            return None
    free = [s.place for s in found if s.place >= cls.members]
    ascending = all(a < b for a, b in itertools.pairwise(free)) and len({s.place for s in found}) == len(found)
    return found if ascending and len(found) <= MAX_STORES else None
