"""What the image asks of Python about its Go packages."""

from __future__ import annotations

from typing import Any

from grumpy_hook.gopkg.binding import binding_of
from grumpy_hook.gopkg.errors import KINDS, GoError, GoPanic
from grumpy_hook.gopkg.signatures import signature

__all__ = ["make_class", "make_error", "make_named", "make_panic", "signature"]


def make_error(text: str, kind: str, wrapped: Any, results: tuple[Any, ...]) -> GoError:
    """The exception of a Go error; `wrapped` holds the error itself."""
    made = KINDS[kind](text)
    made.__go_error__ = wrapped
    made._binding = type(wrapped).__go_binding__
    made.results = results
    return made


def make_panic(text: str, stack: str, value: Any) -> GoPanic:
    made = GoPanic(text)
    made.stack = stack
    made.value = value
    made.add_note("Go stack:\n" + stack.rstrip())
    return made


def make_class(base: type, number: int) -> type:
    """The class of a Go type; `base` is the image's own class of Go objects."""
    return binding_of(base).make_class(number)


def make_named(cls: Any, value: Any) -> Any:
    """A number or string of a named type; it came from Go, so it fits."""
    return cls.__plain_new__(cls, value)
