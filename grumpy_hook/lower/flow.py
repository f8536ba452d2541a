"""Jumps that leave try, with and except blocks: what each block left behind has to clean up."""

from __future__ import annotations

from collections.abc import Callable

from grumpy_hook.lower.builder import Place
from grumpy_hook.lower.context import Fn, Frame


def leave_to(fn: Fn, depth: int, finish: Callable[[], None], loops: bool = True) -> None:
    """Cleans up the frames above `depth`, innermost first, then emits the jump, which may let go of loops' iterators itself."""
    frames, handler = list(fn.frames), fn.handler
    while len(fn.frames) > depth:
        frame = fn.frames.pop()
        if frame.loop is None:
            fn.set_handler(frame.outer)
        if frame.cleanup is not None:
            frame.cleanup()
        if loops and frame.left is not None:
            frame.left()
    finish()
    fn.frames = frames
    fn.set_handler(handler)


def leave_loop(fn: Fn, which: int) -> None:
    """break (0) or continue (1) of the innermost loop."""
    depth = len(fn.frames) - 1
    while fn.frames[depth].loop is None:
        depth -= 1
    frame = fn.frames[depth]
    if fn.instrs is None:
        fn.start(fn.label())

    def finish() -> None:
        assert frame.loop is not None
        if which == 0 and frame.left is not None:
            frame.left()
        fn.jump(frame.loop[which])

    leave_to(fn, depth + 1, finish)


def return_value(fn: Fn, place: Place, value: int) -> None:
    observed = any(frame.cleanup is not None for frame in fn.frames)
    if observed:
        value = fn.held(place, value)
    leave_to(fn, 0, lambda: fn.ret(place, value), loops=observed)


def handling(fn: Fn, place: Place, body: Callable[[int, int], None]) -> None:
    """A handler block's content: catches, makes the exception the handled one, runs `body(exc, prev)`.

    `body` leaves by `handled` or `reraise`; an exception in it is cleaned up here.
    """
    outer = fn.handler
    failed = fn.label()
    exc = fn.value(place, "catch")
    prev = fn.value(place, "push_handled", (exc,))
    fn.frames.append(Frame(outer, lambda: fn.effect(place, "end_handled", (prev,))))
    fn.set_handler(failed)
    body(exc, prev)
    fn.frames.pop()
    fn.set_handler(outer)
    fn.start(failed)
    again = fn.value(place, "catch")
    fn.effect(place, "pop_handled", (prev,))
    fn.effect(place, "reraise", (again,))
    fn.unreachable()


def handled(fn: Fn, place: Place, prev: int, done: int) -> None:
    """The exception has been dealt with: goes on after the statement."""
    if fn.instrs is not None:
        fn.effect(place, "end_handled", (prev,))
        fn.jump(done)


def reraise(fn: Fn, place: Place, exc: int) -> None:
    """Nobody dealt with the exception: sends it on. The handler around takes it from here."""
    if fn.instrs is not None:
        fn.effect(place, "reraise", (exc,))
        fn.unreachable()

