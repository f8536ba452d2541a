"""Running a script or a module as `__main__`, compiled: what `grumpy run` does."""

from __future__ import annotations

import builtins
import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

from grumpy_hook.errors import GrumpyError
from grumpy_hook.hook.frames import Importer
from grumpy_hook.hook.manager import Hook

MAIN = "__main__"


def run_path(hook: Hook, path: str, arguments: Sequence[str]) -> int:
    """As `python PATH ARGUMENTS`; answers the exit status, except that SystemExit passes through."""
    if not os.path.isfile(path):
        raise GrumpyError(f"no such file: {path}")
    sys.argv = [path, *arguments]
    sys.path.insert(0, os.path.dirname(os.path.realpath(path)))
    return _run(hook, os.path.abspath(path), None)


def run_module(hook: Hook, name: str, arguments: Sequence[str]) -> int:
    """As `python -m NAME ARGUMENTS`; the caller has put the working folder on sys.path."""
    spec = importlib.util.find_spec(name)
    if spec is not None and spec.submodule_search_locations is not None:
        spec = importlib.util.find_spec(f"{name}.{MAIN}")
    if spec is None or not isinstance(spec.loader, SourceFileLoader) or spec.origin is None:
        raise GrumpyError(f"no module of Python source to run: {name}")
    sys.argv = [spec.origin, *arguments]
    return _run(hook, spec.origin, spec)


def _run(hook: Hook, path: str, spec: ModuleSpec | None) -> int:
    loader = SourceFileLoader(MAIN, path)
    code = loader.get_code(MAIN)  # a SyntaxError is CPython's own
    assert code is not None
    decision = hook.decide(MAIN, path, Importer(path, 1, False, (), MAIN))
    main = None if decision is None or decision.image is None else decision.image.create_module(ModuleSpec(MAIN, loader, origin=path))
    main = main or ModuleType(MAIN)
    package = spec.parent if spec is not None else None
    main.__dict__.update(__file__=path, __loader__=loader, __spec__=spec, __package__=package, __cached__=None, __builtins__=builtins)
    sys.modules[MAIN] = main
    try:
        if decision is None or decision.image is None or decision.code is None:
            exec(code, main.__dict__)
        else:
            decision.image.exec_module(main, decision.code)
    except Exception as error:
        _report(error, path)
        return 1
    return 0


def _report(error: Exception, path: str) -> None:
    """As the interpreter does for a script, so without the frames of the command around it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != path:
        trace = trace.tb_next
    trace = trace or error.__traceback__
    sys.excepthook(type(error), error.with_traceback(trace), trace)
