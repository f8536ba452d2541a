"""A module's source text as CPython would decode it, with its name and digest."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from grumpy_hook.hashing import digest


@dataclass(frozen=True, slots=True)
class Source:
    """`sha256` is the digest of the bytes on disk, so that it can be checked without decoding."""

    name: str
    path: str
    is_package: bool
    text: str = field(repr=False)
    sha256: str

    @classmethod
    def decode(cls, name: str, path: str, is_package: bool, data: bytes) -> Source:
        """Raises SyntaxError or UnicodeDecodeError where the text's encoding is wrong."""
        return cls(name, path, is_package, importlib.util.decode_source(data), digest(data))

    @classmethod
    def read(cls, name: str, path: str, is_package: bool = False) -> Source:
        with open(path, "rb") as file:
            return cls.decode(name, path, is_package, file.read())

    @classmethod
    def from_text(cls, name: str, text: str, path: str = "", is_package: bool = False) -> Source:
        """A source that stands in no file (tests, notebooks)."""
        return cls(name, path or f"<{name}>", is_package, text, digest(text.encode("utf-8", "surrogatepass")))

    @property
    def package(self) -> str:
        """What relative imports in this module start from."""
        return self.name if self.is_package else self.name.rpartition(".")[0]


@contextmanager
def warned() -> Iterator[None]:
    """For texts that are parsed again: what CPython's compiler warns of was shown the first time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
