"""Go's readers and writers as Python's file objects: an io.Reader has read(), an io.Writer write(), and so on.

They are unbuffered, as files opened with buffering=0: io.BufferedReader and io.TextIOWrapper go around them.
"""

from __future__ import annotations

import io
import weakref
from collections.abc import Iterable, Iterator
from typing import Any

from grumpy_hook.gopkg.errors import GoEOFError, GoError

CHUNK = 1 << 16
_STALLED = 100  # reads without a result and without an error: io.ErrNoProgress
_closed: dict[int, weakref.ref[Any]] = {}  # by id: Go objects are equal by what they hold
_CLOSED = ("file already closed", "use of closed network connection")


class Stream:
    """What every file object has."""

    __slots__ = ()

    @property
    def closed(self) -> bool:
        """Whether close() was called; Go does not tell."""
        return id(self) in _closed

    def readable(self) -> bool:
        return isinstance(self, Reader)

    def writable(self) -> bool:
        return isinstance(self, Writer)

    def seekable(self) -> bool:
        return hasattr(self, "Seek")

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return int(self._can("Seek")(offset, whence))

    def tell(self) -> int:
        return self.seek(0, 1)

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return int(self._can("Fd")())

    def flush(self) -> None:
        if hasattr(self, "Flush"):
            self.Flush()

    def close(self) -> None:
        """Close(), where there is such a method; closing twice is no error, as in Python."""
        if self.closed:
            return
        key = id(self)
        _closed[key] = weakref.ref(self, lambda _: _closed.pop(key, None))
        try:
            if hasattr(self, "Close"):
                self.Close()
        except GoError as error:
            if not str(error).endswith(_CLOSED):
                raise

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _can(self, method: str) -> Any:
        found = getattr(self, method, None)
        if found is None:
            raise io.UnsupportedOperation(f"{type(self).__name__} has no method {method}")
        return found


class Reader(Stream):
    """An io.Reader."""

    __slots__ = ()
    Read: Any

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        for _ in range(_STALLED if view.nbytes else 0):
            try:
                count = int(self.Read(view))
            except GoEOFError as end:
                if str(end) != "EOF":  # io.ErrUnexpectedEOF, say
                    raise
                return int(end.results[0])
            if count:
                return count
        if view.nbytes:
            raise OSError("multiple Read calls return no data or error")
        return 0

    readinto1 = readinto

    def read(self, size: int | None = -1, /) -> bytes:
        """`size` bytes, fewer at the end; all that is left without a size."""
        if size is None or size < 0:
            return b"".join(iter(self.read1, b""))
        parts, missing = [], size
        while missing and (part := self.read1(missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def read1(self, size: int = -1, /) -> bytes:
        """What one Read gives."""
        buffer = bytearray(CHUNK if size < 0 else min(size, CHUNK))
        count = self.readinto(buffer)
        return bytes(memoryview(buffer)[:count])

    def readall(self) -> bytes:
        return self.read()

    def readline(self, size: int | None = -1, /) -> bytes:
        limit = -1 if size is None else size
        if limit < 0 and hasattr(self, "ReadBytes"):
            try:
                return bytes(self.ReadBytes(10))
            except GoEOFError as end:
                return bytes(end.results[0] or b"")
        line = bytearray()
        while limit < 0 or len(line) < limit:
            part = self.read1(1)
            line += part
            if part in (b"", b"\n"):
                break
        return bytes(line)

    def readlines(self, hint: int | None = -1, /) -> list[bytes]:
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")


class Writer(Stream):
    """An io.Writer."""

    __slots__ = ()
    Write: Any

    def write(self, data: Any, /) -> int:
        """Bytes, or a str as UTF-8."""
        units = memoryview(data.encode() if isinstance(data, str) else data)
        self.Write(units)
        return len(data) if isinstance(data, str) else units.nbytes

    def writelines(self, lines: Iterable[Any], /) -> None:
        for line in lines:
            self.write(line)


class ReaderWriter(Reader, Writer):
    """Both."""

    __slots__ = ()


def kind(reads: bool, writes: bool) -> type | None:
    """The base class of such a Go type."""
    return ReaderWriter if reads and writes else Reader if reads else Writer if writes else None


io.RawIOBase.register(Reader)
io.RawIOBase.register(Writer)
