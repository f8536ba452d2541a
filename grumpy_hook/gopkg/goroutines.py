"""go(f, *args): a call on a goroutine, and its future."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any

_spawn: list[Callable[[Any, tuple[Any, ...], Any], None]] = []


class GoFuture(Future[Any]):
    """A concurrent.futures.Future that also awaits in asyncio."""

    def __await__(self) -> Generator[Any, None, Any]:
        import asyncio  # slow to import, and whoever awaits has it

        return asyncio.wrap_future(self).__await__()


def provide(spawn: Callable[[Any, tuple[Any, ...], Any], None]) -> None:
    """An image was loaded that can start goroutines."""
    if not _spawn:
        _spawn.append(spawn)


def go(function: Callable[..., Any], /, *args: Any) -> GoFuture:
    """Calls `function(*args)` on a goroutine (on a thread while no Go package is loaded)."""
    future = GoFuture()
    future.set_running_or_notify_cancel()

    def done(value: Any, error: BaseException | None) -> None:
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)

    if _spawn:
        _spawn[0](function, args, done)
    else:
        threading.Thread(target=_run, args=(function, args, done), daemon=True).start()
    return future


def _run(function: Callable[..., Any], args: tuple[Any, ...], done: Callable[[Any, BaseException | None], None]) -> None:
    try:
        value = function(*args)
    except BaseException as error:
        done(None, error)
    else:
        done(value, None)
