"""Which modules are adopted: by name patterns, or, without patterns, what stands under the project root.

Patterns name modules: `app.hot` is that module, `app.*` is app and all below it; `*`, `?` and `[...]`
work as in file names. The standard library and installed packages are adopted only where a pattern
spells out their top-level name; test modules only where a pattern spells out the test part.
"""

from __future__ import annotations

import functools
import os
import sys

from grumpy_hook.config import Config
from grumpy_hook.hashing import digest_parts

WILD = frozenset("*?[")
INSTALLED = frozenset({"site-packages", "dist-packages"})
TESTS = frozenset({"test", "tests", "conftest"})
OWN = frozenset({"grumpy_hook", "__main__"})


class Policy:
    def __init__(self, config: Config) -> None:
        self._include = config.include
        self._exclude = config.exclude
        if any(WILD & set(pattern) for pattern in (*(config.include or ()), *config.exclude)):
            import fnmatch  # noqa: F401  here, for an import in the middle of an import would ask again
        self._root = os.path.realpath(config.root or os.getcwd())

    def wants(self, name: str) -> bool:
        """The cheap question, by name alone, asked at every import."""
        top = name.partition(".")[0]
        if top in OWN or any(_matches(pattern, name) for pattern in self._exclude):
            return False
        if self._include is None:
            return top not in sys.stdlib_module_names and not _has_test_part(name)
        return any(self._named(pattern, name, top) for pattern in self._include)

    def adopts(self, name: str, origin: str) -> bool:
        """Of a module that the standard finders found in the file `origin`."""
        if not self.wants(name):
            return False
        if self._include is None:
            return self.first_party(origin)
        return not is_installed(origin) or any(_spells(pattern, name.partition(".")[0]) for pattern in self._include if _matches(pattern, name))

    def first_party(self, origin: str) -> bool:
        """Under the project root and not installed: such files are also read for the imports they make."""
        path = os.path.realpath(origin)
        return path.startswith(os.path.join(self._root, "")) and not is_installed(path)

    def literal(self) -> tuple[str, ...]:
        """Modules that the patterns name outright."""
        return tuple(p.removesuffix(".*") for p in self._include or () if not WILD & set(p.removesuffix(".*")))

    def digest(self) -> str:
        parts = ["bare"] if self._include is None else ["only", *self._include]
        return digest_parts([*parts, "not", *self._exclude, self._root])

    def _named(self, pattern: str, name: str, top: str) -> bool:
        if not _matches(pattern, name):
            return False
        if top in sys.stdlib_module_names and not _spells(pattern, top):
            return False
        return not _has_test_part(name) or _has_test_part(pattern)


@functools.cache
def is_installed(path: str) -> bool:
    """In the standard library, in site-packages, or in the folder of a virtual environment."""
    if INSTALLED.intersection(path.split(os.sep)):
        return True
    if any(path.startswith(folder) for folder in _library_folders()):
        return True
    return sys.prefix != sys.base_prefix and path.startswith(os.path.join(os.path.realpath(sys.prefix), ""))


@functools.cache
def _library_folders() -> tuple[str, ...]:
    folder = os.path.dirname(os.__file__)
    return tuple({os.path.join(folder, ""), os.path.join(os.path.realpath(folder), "")})


def _matches(pattern: str, name: str) -> bool:
    base = pattern.removesuffix(".*")
    if not WILD & set(base):
        return name == base or (base != pattern and name.startswith(base + "."))
    from fnmatch import fnmatchcase  # loaded by Policy before any import asks

    return fnmatchcase(name, base) or fnmatchcase(name, pattern)


def _spells(pattern: str, top: str) -> bool:
    return pattern.partition(".")[0] == top


def _is_test(part: str) -> bool:
    return part in TESTS or part.startswith("test_") or part.endswith("_test")


def _has_test_part(name: str) -> bool:
    return any(_is_test(part) for part in name.split("."))
