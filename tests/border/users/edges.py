"""Objects that end where the readable memory ends: who looks further is killed."""

import ctypes
import mmap
import os
import sys

from compiled import edges

PAGE = mmap.PAGESIZE
LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.mprotect.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
MANY = 1 << 28  # references: nobody ends it


class Bare:
    __slots__ = ()


class Callable:
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return len(args), kwargs


class Container:
    __slots__ = ()

    def __getitem__(self, at):
        return [10, 20][at] if isinstance(at, int) else at

    def __len__(self):
        return 2

    def __contains__(self, x):
        return x == 1

    def __enter__(self):
        return "entered"

    def __exit__(self, *exc):
        return False


class Text(float):
    __slots__ = ()

    def __str__(self):
        return "text"

    def __getattr__(self, name):
        return name * 2


class Equal:
    __slots__ = ()

    def __eq__(self, other):
        return isinstance(other, Equal)

    def __hash__(self):
        return 7

    def __lt__(self, other):
        return True

    def __add__(self, other):
        return ("sum", other)

    __radd__ = __add__

    def __index__(self):
        return 1


def at_edge(x):
    """A copy of an object at the end of the last readable page. The collector's header before it says that it is not tracked."""
    size = type(x).__basicsize__
    memory = mmap.mmap(-1, 2 * PAGE)
    begin = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    assert LIBC.mprotect(begin + PAGE, PAGE, 0) == 0
    place = begin + PAGE - size
    ctypes.memmove(place, id(x), size)
    ctypes.c_ssize_t.from_address(place).value = MANY
    KEPT.append((memory, x))
    return ctypes.cast(place, ctypes.py_object).value


KEPT = []
for original in (object(), Bare(), Callable(), Container(), Text(1.5), Equal(), 2.5, 1j):
    x = at_edge(original)
    for f in edges.OPERATIONS:
        print(type(original).__name__, f.__name__, edges.outcome(f, x))
sys.stdout.flush()
os._exit(0)  # nobody is to end these objects
