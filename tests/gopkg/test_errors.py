"""Errors and panics as exceptions."""

from __future__ import annotations

from types import ModuleType

import pytest

from grumpy_hook import GoError, GoPanic


def test_a_trailing_error_raises(lib: ModuleType) -> None:
    assert lib.Fail(2) == 2
    with pytest.raises(GoError, match=r"^golib: odd$") as caught:
        lib.Fail(3)
    assert caught.value.results == (3,)
    assert caught.value == lib.ErrOdd and caught.value.is_(lib.ErrOdd)


def test_an_error_elsewhere_is_a_value(lib: ModuleType) -> None:
    assert lib.MaybeError(False) == (None, 1)
    error, n = lib.MaybeError(True)
    assert isinstance(error, GoError) and error == lib.ErrOdd and n == 1
    assert lib.NilError() is None


def test_wrapping(lib: ModuleType) -> None:
    with pytest.raises(GoError, match="wrapped: code 7") as caught:
        lib.FailWrapped()
    assert caught.value.as_(lib.CodeError).Code == 7
    assert caught.value.unwrap().value.Code == 7
    assert caught.value.as_(lib.Point) is None and not caught.value.is_(lib.ErrOdd)


def test_well_known_errors_are_built_in_ones_too(hook: None) -> None:
    from __go__ import io, os, strings

    with pytest.raises(FileNotFoundError, match="no such file") as missing:
        os.Open("/nonexistent/file")
    assert isinstance(missing.value, GoError) and missing.value.is_(os.ErrNotExist) and missing.value.value.Path == "/nonexistent/file"
    with pytest.raises(EOFError) as end:
        strings.NewReader("").ReadByte()
    assert end.value == io.EOF
    with pytest.raises(FileExistsError):
        os.Mkdir("/", 0o700)


def test_exceptions_pass_through_go(lib: ModuleType) -> None:
    from __go__ import errors

    raised = ValueError("mine")
    wrapped = errors.Join(raised, lib.ErrOdd)
    assert wrapped.is_(raised) and wrapped.is_(lib.ErrOdd)


def test_panics(lib: ModuleType) -> None:
    with pytest.raises(GoPanic, match="boom") as caught:
        lib.Boom("boom")
    assert caught.value.value == "boom" and "go-lib.Boom" in caught.value.stack and "go-lib.Boom" in caught.value.__notes__[0]
    with pytest.raises(GoPanic, match="assignment to entry in nil map"):
        lib.NilMap()
    with pytest.raises(GoPanic, match="index out of range"):
        lib.Index(5)
    assert lib.Index(1) == 2
