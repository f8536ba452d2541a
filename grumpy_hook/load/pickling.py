"""Modules of images are pickled as others are: not at all, but by picklers that know modules (cloudpickle's)."""

from __future__ import annotations

import sys
from types import ModuleType

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def reduce_module(module: ModuleType) -> str | tuple[Any, ...]:
    """In copyreg's table for the class of such modules. What the pickler does with modules is found under their own class."""
    pickler = sys._getframe(1).f_locals.get("self")
    known = getattr(pickler, "dispatch_table", {}).get(ModuleType)
    if known is None:
        raise TypeError("cannot pickle 'module' object")
    return known(module)  # type: ignore[no-any-return]
