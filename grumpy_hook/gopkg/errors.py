"""The exceptions that Go code raises. Each built-in exception that means the same is a base too."""

from __future__ import annotations

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class GoError(Exception):
    """A Go `error`. `str(e)` is its text, `results` what the call returned beside it.

    `is_` and `as_` are errors.Is and errors.As, `unwrap` errors.Unwrap, `value` the error's own Go value
    with its fields and methods.
    """

    __go_error__: Any = None
    _binding: Any = None
    results: tuple[Any, ...] = ()

    def is_(self, target: BaseException) -> bool:
        """Whether this error or one that it wraps is `target` (such as io.EOF)."""
        return bool(self._binding is not None and self._binding.error_is(self, target))

    def as_(self, cls: Any) -> Any:
        """The first error in the chain of the Go type `cls`, None without one."""
        return None if self._binding is None else self._binding.error_as(self, cls.__go_type__)

    def unwrap(self) -> BaseException | None:
        """The error that this one wraps."""
        return None if self._binding is None else self._binding.error_unwrap(self)

    @property
    def value(self) -> Any:
        """The Go value of the error, a *fs.PathError for instance."""
        return None if self._binding is None else self._binding.error_value(self)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, GoError) or self._binding is None or other._binding is not self._binding:
            return NotImplemented
        return bool(self._binding.error_same(self, other))

    def __hash__(self) -> int:
        return hash(str(self))


class GoEOFError(GoError, EOFError):
    """io.EOF or io.ErrUnexpectedEOF."""


class GoFileNotFoundError(GoError, FileNotFoundError):
    """An error that is os.ErrNotExist."""


class GoFileExistsError(GoError, FileExistsError):
    """An error that is os.ErrExist."""


class GoPermissionError(GoError, PermissionError):
    """An error that is os.ErrPermission."""


class GoTimeoutError(GoError, TimeoutError):
    """context.DeadlineExceeded, os.ErrDeadlineExceeded or a network time-out."""


class GoCanceledError(GoError):
    """context.Canceled."""


class GoPanic(RuntimeError):
    """A Go panic. `value` is what was given to panic(), `stack` the goroutine's stack."""

    value: Any = None
    stack: str = ""


KINDS: dict[str, type[GoError]] = {
    "": GoError,
    "eof": GoEOFError,
    "notexist": GoFileNotFoundError,
    "exist": GoFileExistsError,
    "permission": GoPermissionError,
    "timeout": GoTimeoutError,
    "canceled": GoCanceledError,
}
