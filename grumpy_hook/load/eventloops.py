"""What an asyncio event loop notes of asynchronous generators, where a loop of compiled code alone holds them.

The hook that notes them takes longer than most of them live. So the image calls it for such a generator only when that
is left early, or when somebody looks at the loop's set: `shutdown_asyncgens()` does.
"""

from __future__ import annotations

import sys
from _weakrefset import WeakSet

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class _Generators(WeakSet):  # type: ignore[type-arg]
    def __init__(self, noted: WeakSet[Any], loop: int, settle: Callable[[int, bool], None]) -> None:
        super().__init__(noted)
        self._loop, self._settle = loop, settle

    def __len__(self) -> int:
        self._settle(self._loop, False)
        return super().__len__()

    def __iter__(self) -> Iterator[Any]:
        self._settle(self._loop, False)
        return super().__iter__()

    def __del__(self) -> None:
        self._settle(self._loop, True)


def adopt_loop(firstiter: Any, finalizer: Any, settle: Callable[[int, bool], None]) -> bool:
    """Whether the hooks are asyncio's own, of an event loop that is going to ask for its generators by `settle`."""
    base = sys.modules.get("asyncio.base_events")
    loop = firstiter.__self__
    if base is None or not isinstance(loop, base.BaseEventLoop) or finalizer.__self__ is not loop or loop._asyncgens_shutdown_called:
        return False
    if not all(_is_own(hook.__func__, base) for hook in (firstiter, finalizer)):
        return False
    if type(loop._asyncgens) is WeakSet:
        loop._asyncgens = _Generators(loop._asyncgens, id(loop), settle)
    return type(loop._asyncgens) is _Generators


def _is_own(hook: Any, base: Any) -> bool:
    return vars(base.BaseEventLoop).get(hook.__name__) is hook and hook.__globals__ is vars(base)
