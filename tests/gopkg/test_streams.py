"""Go's readers and writers where Python expects file objects."""

from __future__ import annotations

import csv
import gc
import io
import json
import pickle
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from grumpy_hook import GoError, go

pytestmark = pytest.mark.usefixtures("hook")


def test_reading() -> None:
    from __go__.bufio import NewReader as Buffered
    from __go__.strings import NewReader

    assert json.load(NewReader('{"a": [1, 2]}')) == {"a": [1, 2]}
    r = NewReader("abcde")
    assert (r.read(2), r.read(10), r.read(1), r.read()) == (b"ab", b"cde", b"", b"")
    for lines in (NewReader("a\nb\n\nc"), Buffered(NewReader("a\nb\n\nc"))):
        assert list(lines) == [b"a\n", b"b\n", b"\n", b"c"]
    r = NewReader("abc\nde\nf")
    assert (r.readline(), r.readline(1), r.readline(), r.readline(None), r.readline()) == (b"abc\n", b"d", b"e\n", b"f", b"")
    assert NewReader("a\nb\nc\n").readlines(3) == [b"a\n", b"b\n"]
    assert r.readable() and not r.writable() and not r.isatty() and not r.closed and isinstance(r, io.RawIOBase)
    assert (r.seek(1), r.tell(), r.read(1)) == (1, 1, b"b")


def test_what_io_and_its_users_put_around_it() -> None:
    from __go__.bytes import Buffer
    from __go__.bytes import NewReader as NewBytes
    from __go__.strings import NewReader

    assert io.BufferedReader(NewReader("abc\ndef")).readlines() == [b"abc\n", b"def"]
    assert list(csv.reader(io.TextIOWrapper(NewReader("a,\u00e9\n1,2\n"), encoding="utf-8", newline=""))) == [["a", "\u00e9"], ["1", "2"]]
    assert pickle.load(NewBytes(pickle.dumps({"a": [1]}))) == {"a": [1]}
    b = Buffer()
    with zipfile.ZipFile(b, "w") as archive:
        archive.writestr("x", "data")
    assert zipfile.ZipFile(NewBytes(b.Bytes())).read("x") == b"data"
    b.Reset()
    shutil.copyfileobj(NewReader("x" * 100_000), b)
    assert b.Len() == 100_000


def test_writing() -> None:
    from __go__.bufio import NewWriter
    from __go__.strings import Builder

    b = Builder()
    print("x", 1, file=b)
    assert (b.write("\u00e9"), b.write(b"abc"), b.write(bytearray(2))) == (1, 3, 2)
    b.writelines(["a", b"b"])
    json.dump({"a": 1}, b)
    assert b.String() == 'x 1\n\u00e9abc\0\0ab{"a": 1}'
    with pytest.raises(io.UnsupportedOperation, match="Builder has no method Seek"):
        b.seek(0)
    for wrong in (5, None):
        with pytest.raises(TypeError):
            b.write(wrong)
    b.Reset()
    w = NewWriter(b)
    w.write("abc")
    assert b.Len() == 0
    w.flush()
    assert b.Len() == 3


def test_files(tmp_path: Path) -> None:
    from __go__ import os

    name = str(tmp_path / "f")
    with os.Create(name) as f:
        f.write("hello\n")
        assert (f.fileno() > 2, f.tell(), f.seek(0)) == (True, 6, 0)
    f.close()
    with os.Open(name) as f:
        assert f.read() == b"hello\n"
    with pytest.raises(GoError, match="closed"):
        f.read()
    raw = os.Create(name)
    text = io.TextIOWrapper(io.BufferedWriter(raw))
    text.write("abc")
    assert not text.closed
    text.close()
    assert text.closed and raw.closed and not os.Stdin.closed
    unraisable: list[object] = []
    before, sys.unraisablehook = sys.unraisablehook, unraisable.append
    try:
        del text, raw
        gc.collect()
    finally:
        sys.unraisablehook = before
    assert unraisable == []
    assert Path(name).read_text() == "abc"


def test_errors_and_short_reads() -> None:
    from __go__.bufio import NewReader
    from __go__.io import Pipe

    class Bad:
        def read(self, n: int) -> bytes:
            raise ValueError("disk")

    class Short:
        left = 3

        def read(self, n: int) -> bytes:
            self.left -= 1
            return b"ab" if self.left >= 0 else b""

    with pytest.raises(ValueError, match="disk"):
        NewReader(Bad()).read()
    assert NewReader(Short()).read(5) == b"ababa"
    reader, writer = Pipe()

    def feed() -> None:
        with writer:
            print("one\ntwo", file=writer)

    done = go(feed)
    assert list(reader) == [b"one\n", b"two\n"]
    done.result(10)
