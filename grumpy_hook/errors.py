"""Every exception and warning that grumpy_hook itself raises, and how it stays out of the user's tracebacks."""

from __future__ import annotations

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, TypeVar

    from grumpy_hook.source import Diagnostic

    Function = TypeVar("Function", bound=Any)

BOOTSTRAP = "<frozen importlib._bootstrap"


# In the reason of a function or module that is left interpreted on its author's wish.
STOPS_HERE = "stops here for a debugger, which sees interpreted code only"


class GrumpyError(Exception):
    """Base of the errors below; `cure` says in words or as a command what mends it."""

    def __init__(self, message: str, cure: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.message} ({self.cure})" if self.cure else self.message


class ConfigError(GrumpyError):
    """A setting has a value that it cannot have."""


class ToolchainError(GrumpyError):
    """Go or the C compiler is missing, too old, or does not run."""


class BuildError(GrumpyError):
    """`go build` failed; `diagnostics` point at Python lines where the Go compiler named them."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = (), output: str = "", cure: str | None = None) -> None:
        super().__init__(message, cure)
        self.diagnostics = diagnostics
        self.output = output

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(d.render() for d in self.diagnostics)])


class StoreError(GrumpyError):
    """The store cannot be used: not writable, full, or owned by somebody else."""


class GrumpyImportError(ImportError):
    """Raised by `import` in strict mode: the module was adopted and could not be compiled."""

    def __init__(self, message: str, *, name: str, path: str | None, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, name=name, path=path)
        self.diagnostics = diagnostics


class GrumpyWarning(UserWarning):
    """An adopted module runs interpreted, or the cache had to move; shown by default."""


def import_machinery(function: Function) -> Function:
    """Marks a function that runs a module's body as part of the import system.

    CPython cuts its own import frames out of tracebacks by file and function name. Ours stand among
    them, so without the same names a failing module would show a dozen frames that it does not show
    when it is interpreted.
    """
    function.__code__ = function.__code__.replace(co_filename=f"{BOOTSTRAP}>", co_name="_call_with_frames_removed")
    return function
