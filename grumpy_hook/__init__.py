"""grumpy_hook: Python modules compiled to Go at import.

    import grumpy_hook
    grumpy_hook.install()

Importing this package changes nothing; install() does. PYTEST_DONT_REWRITE: a run of pytest that starts with it
already imported does not warn that its asserts are left alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from grumpy_hook.errors import BuildError, ConfigError, GrumpyError, GrumpyImportError, GrumpyWarning, StoreError, ToolchainError
from grumpy_hook.gopkg.errors import GoError, GoPanic
from grumpy_hook.records import TYPE_CHECKING
from grumpy_hook.version import VERSION as __version__

if TYPE_CHECKING:
    from grumpy_hook.gopkg.goroutines import GoFuture, go
    from grumpy_hook.hook.manager import Hook
    from grumpy_hook.hook.status import ModuleStatus

__all__ = [
    "BuildError",
    "ConfigError",
    "GoError",
    "GoFuture",
    "GoPanic",
    "GrumpyError",
    "GrumpyImportError",
    "GrumpyWarning",
    "StoreError",
    "ToolchainError",
    "__version__",
    "go",
    "install",
    "status",
    "uninstall",
]


def __getattr__(name: str) -> object:
    """What needs concurrent.futures is imported when it is asked for."""
    if name in ("GoFuture", "go"):
        from grumpy_hook.gopkg import goroutines

        return getattr(goroutines, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def install(
    include: Iterable[str] | str | None = None,
    exclude: Iterable[str] | str | None = None,
    *,
    strict: bool | None = None,
    watch: bool | None = None,
    watch_limit: int | None = None,
    watch_restart: bool | None = None,
    background: bool | None = None,
    cache_dir: str | os.PathLike[str] | None = None,
    cache_size: int | None = None,
    go: str | None = None,
    cc: str | None = None,
    build_timeout: float | None = None,
    gc_percent: int | None = None,
    memory_limit: int | None = None,
    processors: int | None = None,
    compile_traced: bool | None = None,
    root: str | os.PathLike[str] | None = None,
    log: str | None = None,
    verbose: bool | None = None,
) -> Hook:
    """Compile the modules imported from now on. What is not given comes from GRUMPY_* and pyproject.toml.

    `include` and `exclude` are module-name patterns (`app.hot`, `app.*`); without `include` the
    first-party modules under the project root are adopted. The answer is a handle with uninstall(), and
    a context manager.
    """
    from grumpy_hook import config
    from grumpy_hook.hook import manager

    arguments: dict[str, object] = {
        "include": include if include is None or isinstance(include, str) else tuple(include),
        "exclude": exclude if exclude is None or isinstance(exclude, str) else tuple(exclude),
        "strict": strict,
        "watch": watch,
        "watch_limit": watch_limit,
        "watch_restart": watch_restart,
        "background": background,
        "cache_dir": cache_dir,
        "cache_size": cache_size,
        "go": go,
        "cc": cc,
        "build_timeout": build_timeout,
        "gc_percent": gc_percent,
        "memory_limit": memory_limit,
        "processors": processors,
        "compile_traced": compile_traced,
        "root": root,
        "log": log or ("verbose" if verbose else None),
    }
    return manager.install(config.load(arguments))


def uninstall() -> None:
    """Take every installed hook off the import system. Modules already imported stay as they are."""
    from grumpy_hook.hook import manager

    manager.uninstall_all()


def status() -> dict[str, ModuleStatus]:
    """What became of each adopted module: `.state`, `.hosted` (name, line, reason), `.reason`, `.image`, ..."""
    from grumpy_hook.hook import manager

    return manager.status()


def load_ipython_extension(shell: object) -> None:
    """`%load_ext grumpy_hook`: adds the cell magic `%%grumpy`."""
    from grumpy_hook.tools import magic

    magic.load(shell)
