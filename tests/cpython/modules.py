"""Which of CPython's test modules are run, and what else is compiled with each.

The test module itself is always compiled. `HELPERS` are modules of the test package that hold most of its
tests; `LIBRARIES` the pure-Python module under test.
"""

from __future__ import annotations

import importlib.util
import re

MODULES = tuple(
    re.findall(
        r"\w+",
        """
    grammar syntax scope generators genexps listcomps setcomps dictcomps iter unpack unpack_ex extcall keywordonlyarg
    positional_only_arg named_expressions patma augassign binop compare richcmp bool int long float complex str
    string_literals fstring format bytes list tuple dict set range slice enumerate sort builtin class descr super
    property decorators metaclass subclassinit genericclass exceptions raise exception_group except_star with
    contextlib coroutines asyncgen baseexception funcattrs types dataclasses enum functools collections itertools
    heapq bisect statistics fractions textwrap json copy typing
    type_params type_aliases
        """,
    )
)

LIBRARIES = {
    "heapq": ("heapq",),
    "bisect": ("bisect",),
    "statistics": ("statistics",),
    "fractions": ("fractions",),
    "textwrap": ("textwrap",),
    "json": ("json.*",),
    "copy": ("copy",),
    "dataclasses": ("dataclasses",),
    "enum": ("enum",),
}

HELPERS = {
    "list": ("test.seq_tests", "test.list_tests"),
    "tuple": ("test.seq_tests",),
    "str": ("test.string_tests",),
    "bytes": ("test.string_tests", "test.list_tests", "test.seq_tests"),
    "dict": ("test.mapping_tests",),
    "collections": ("test.mapping_tests",),
}


# Modules that some versions keep under other names.
FORMERLY = {"str": "test.test_unicode"}


def file_name(name: str) -> str:
    """The full name of the module that holds the tests of `name`."""
    full = f"test.test_{name}"
    return FORMERLY[name] if name in FORMERLY and find(full) is None else full


def patterns(name: str) -> list[str]:
    """What the hook is told to adopt for the tests of `name`."""
    return [f"{file_name(name)}.*", *HELPERS.get(name, ()), *LIBRARIES.get(name, ())]


def find(full: str) -> object:
    try:
        return importlib.util.find_spec(full)
    except ModuleNotFoundError:
        return None


def lacking(name: str) -> str | None:
    """Why the tests of `name` cannot be run with this interpreter."""
    if find("test.support") is None:
        return "this distribution of CPython leaves out the test package: install it (Debian: libpython3-testsuite) or use another CPython"
    full = file_name(name)
    return None if find(full) is not None else f"this CPython has no {full}"
