"""One loaded image: a c-shared library with compiled modules."""

from __future__ import annotations

# signal itself makes an enum of every number, which takes as long as loading an image
import _signal  # type: ignore[import-not-found]
import atexit
import copyreg
import ctypes
import gc
import importlib
import os
import sys
import threading
from collections.abc import Callable, Iterable
from importlib.machinery import ModuleSpec
from types import CodeType, FunctionType, ModuleType

from grumpy_hook.errors import GrumpyError, import_machinery
from grumpy_hook.load import bridge, leaving
from grumpy_hook.load.ending import flush_at_exit
from grumpy_hook.load.pickling import reduce_module
from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# The signals that Go's own threads must be able to take; every other one stays with Python's.
_FOR_GO = {_signal.SIGSEGV, _signal.SIGBUS, _signal.SIGFPE, _signal.SIGILL, _signal.SIGTRAP, _signal.SIGABRT, _signal.SIGURG, _signal.SIGPROF}

profile_folder: str | None = None  # where images write what their code spends its time on
# percentage of the collector, megabytes, processors: Go reads the environment of the process as it began, so it is told
go_limits: tuple[int | None, int | None, int | None] = (None, None, None)


def _at_the_end(close: Callable[[], None]) -> None:
    last = importlib.import_module("grumpy_hook.load.last")
    last.natives.append(close)
    vars(sys.modules[last.__name__.rpartition(".")[0]]).pop("last", None)  # as the module itself explains


class Image:
    """The modules of one library. It is never unloaded: Go cannot be."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._library = library = _load(path)
        self._create = _function(library, "grumpy_create_module", ctypes.py_object, ctypes.py_object)
        self._exec = _function(library, "grumpy_exec_module", ctypes.py_object, ctypes.py_object, ctypes.py_object, ctypes.py_object)
        self._renew = _function(library, "grumpy_renew", None, ctypes.py_object, ctypes.py_object)
        self._supersede = _function(library, "grumpy_supersede", None, ctypes.py_object, ctypes.py_object)
        self._look = _function(library, "grumpy_look", None)
        settings = _function(library, "grumpy_settings", None, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64)
        percent, megabytes, processors = go_limits
        settings(-1 if percent is None else percent, -1 if megabytes is None else megabytes << 20, processors or 0)
        init = _function(library, "grumpy_init", ctypes.py_object, ctypes.py_object, ctypes.c_size_t)
        init(bridge, threading.main_thread().ident or 0)
        flush_at_exit()
        _at_the_end(_function(library, "grumpy_end", None))
        atexit.register(_function(library, "grumpy_closing", None))
        gc.callbacks.append(_function(library, "grumpy_collector", ctypes.py_object)())
        os.register_at_fork(
            before=_function(library, "grumpy_before_fork", None),
            after_in_parent=_function(library, "grumpy_after_fork_parent", None),
            after_in_child=_function(library, "grumpy_after_fork_child", None),
        )
        if profile_folder is not None:
            self._profile(library, profile_folder)

    def _profile(self, library: ctypes.PyDLL, folder: str) -> None:
        """Only the first image of a process: the signal that samples has one receiver."""
        path = os.path.join(folder, f"{os.getpid()}.pb.gz")
        if not os.path.exists(path) and _function(library, "grumpy_profile", ctypes.c_int, ctypes.py_object)(path):
            atexit.register(_function(library, "grumpy_profile_end", None))

    def go_init(self, helpers: ModuleType) -> type:
        """Makes the image's Go packages usable; answers the base class of Go objects."""
        return _function(self._library, "grumpy_go_init", ctypes.py_object, ctypes.py_object)(helpers)  # type: ignore[no-any-return]

    def go_function(self, path: str, name: str) -> object:
        """A function of a bound package; package "" holds the image's own operations."""
        return _function(self._library, "grumpy_go_function", ctypes.py_object, ctypes.py_object, ctypes.py_object)(path, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module: ModuleType = self._create(spec.name)
        copyreg.pickle(type(module), reduce_module)  # type: ignore[arg-type]
        return module

    @import_machinery
    def exec_module(self, module: ModuleType, code: CodeType, renewed: Iterable[str] = ()) -> None:
        """`renewed` are classes (qualified names) that exist already in the module, which another image filled."""
        spec = getattr(module, "__spec__", None)
        # Under `-m` the spec of `__main__` is that of the module it was found as.
        name = spec.name if spec is not None and module.__name__ != "__main__" else module.__name__
        namespace = module.__dict__ if type(module) is ModuleType else vars(module)
        if "__builtins__" not in namespace:
            namespace["__builtins__"] = __builtins__
        if "__doc__" in code.co_names:
            namespace["__doc__"] = code.co_consts[0]
        leaving.left.pop(name, None)
        self._renew(name, tuple(renewed))
        self._exec(name, module, code)

    def supersede(self, old: FunctionType, new: FunctionType) -> None:
        """Compiled callers that hold `old`, if it is this image's, call `new` from now on."""
        self._supersede(old, new)

    def look(self) -> None:
        """Takes over what others changed in the modules and classes of this image."""
        self._look()


def open_image(path: str) -> Image:
    if sys.implementation.name != "cpython" or sys.abiflags:
        raise GrumpyError(f"images need a release build of CPython with the GIL, not {sys.version}")
    try:
        return Image(path)
    except OSError as error:
        raise GrumpyError(f"cannot load {path}: {error}") from error


def _load(path: str) -> ctypes.PyDLL:
    """Go's threads inherit the mask of the thread that loads them, so none of them ever takes a Ctrl-C."""
    before = _signal.pthread_sigmask(_signal.SIG_BLOCK, set(_signal.valid_signals()) - _FOR_GO)
    try:
        return ctypes.PyDLL(path)
    finally:
        _signal.pthread_sigmask(_signal.SIG_SETMASK, before)


def _function(library: ctypes.PyDLL, name: str, result: Any, *arguments: Any) -> Any:
    function = library[name]
    function.restype = result
    function.argtypes = arguments
    return function
