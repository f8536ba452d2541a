"""The last act: destructors of objects, and finally blocks of suspended generators, that compiled code still holds when the
interpreter ends.

CPython runs them when its collector first looks after sys.modules was emptied. The object that has them run here ends at that
moment too. So nothing but sys.modules may lead to this module: who needs it looks it up, and keeps none of its functions.
"""

from __future__ import annotations

import ctypes
import gc
import io
import sys
import threading
import types
from collections.abc import Callable

HEAP_TYPE = 1 << 9
RUNNING = {types.GeneratorType: "gi_running", types.CoroutineType: "cr_running", types.AsyncGeneratorType: "ag_running"}
finalize = ctypes.PYFUNCTYPE(None, ctypes.py_object)(("PyObject_CallFinalizer", ctypes.pythonapi))  # once for each object

natives: list[Callable[[], None]] = []  # of each image: closes the generators that CPython does not know


class Last:
    def __del__(self) -> None:
        if not sys.is_finalizing() or threading.active_count() > 1:
            return  # what the frames of daemon threads hold never ends
        for close in natives:
            close()
        # older generations first, as the collector goes; what it found unused is in none of them now
        for generation in (2, 1, 0):
            for x in gc.get_objects(generation):
                if ends_visibly(x):
                    finalize(x)


def ends_visibly(x: object) -> bool:
    cls = type(x)
    if cls in RUNNING:
        return not getattr(x, RUNNING[cls])
    return bool(cls.__flags__ & HEAP_TYPE) and hasattr(cls, "__del__") and not issubclass(cls, io.IOBase)


last = Last()
last.itself = last  # type: ignore[attr-defined]
