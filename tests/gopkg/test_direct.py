"""Which calls of Go functions compiled code makes by itself, seen in the Go text."""

from __future__ import annotations

import pytest

from grumpy_hook.passes.golang import Constant, Direct
from grumpy_hook.passes.lattice import FLOAT
from grumpy_hook.pipeline import compile_modules
from grumpy_hook.source import Source

DIRECTS = {
    "__go__.math.bits.OnesCount64": Direct("math/bits", "OnesCount64", ("uint64",), "int"),
    "__go__.strings.Contains": Direct("strings", "Contains", ("string", "string"), "bool"),
    "__go__.strings.ToUpper": Direct("strings", "ToUpper", ("string",), "string"),
    "__go__.hash.crc32.ChecksumIEEE": Direct("hash/crc32", "ChecksumIEEE", ("[]byte",), "uint32"),
    "__go__.strconv.Atoi": Direct("strconv", "Atoi", ("string",), "int", "fails"),
    "__go__.strings.Repeat": Direct("strings", "Repeat", ("string", "int"), "string", "panics"),
    "__go__.math.Pi": Constant("math", "Pi", FLOAT),
}


def text(source: str) -> str:
    image = compile_modules([Source.from_text("user", source, "/src/user.py")], DIRECTS)
    return "\n".join(image.files.values())


@pytest.mark.parametrize(
    ("imported", "called"),
    [
        ("import __go__.math.bits as b", "b.OnesCount64(i)"),
        ("from __go__.math import bits", "bits.OnesCount64(i)"),
        ("from __go__.math.bits import OnesCount64 as f", "f(i)"),
    ],
)
def test_however_it_is_imported(imported: str, called: str) -> None:
    go = text(f"{imported}\ndef f_(n):\n    s = 0\n    for i in range(n):\n        s += {called}\n    return s\n")
    assert "go0.OnesCount64(uint64(" in go and '"math/bits"' in go


def test_texts_bytes_and_bools() -> None:
    imports = "import __go__.strings as s\nfrom __go__.hash.crc32 import ChecksumIEEE\n"
    go = text(f"{imports}def f(a, b):\n    return s.Contains(a, 'x'), s.ToUpper(a), ChecksumIEEE(b)\n")
    assert 'o.Bool(go0.Contains(o.Text(r0), "x"))' in go
    assert "!o.Borrowed(r0)" in go and "gb.String(go0.ToUpper(o.Text(r0)))" in go
    assert "ChecksumIEEE(o.ByteView(r1))" in go


def test_not_with_other_arguments() -> None:
    go = text("import __go__.math.bits as b\ndef f(n):\n    return b.OnesCount64(x=n), b.OnesCount64(n, n), b.OnesCount64('1'), b.OnesCount64(-1)\n")
    assert "go0." not in go


def test_a_loop_that_only_computes_looks_at_the_module_once_a_batch() -> None:
    go = text("import __go__.math.bits as b\ndef f(n):\n    s = 0\n    for i in range(n):\n        s += b.OnesCount64(i)\n    return s\n")
    batch = go.partition("\nT1:\n")[2].partition("\nS1:\n")[0]
    assert "go0.OnesCount64(uint64(" in batch
    assert ".At(" not in batch and ".Is(" not in batch and " >= 0" not in batch


def test_a_constant_is_read_once_a_batch() -> None:
    go = text("import __go__.math as m\ndef f(n):\n    s = 0.0\n    for i in range(n):\n        s += m.Pi\n    return s\n")
    before, _, batch = go.partition("\nT1:\n")
    assert "gc0.Value().IsFloat()" in before and "gc0" not in batch.partition("\nS1:\n")[0]
    assert "if (gc0.At(" in text("import __go__.math as m\ndef f():\n    return [m.Pi]\n")


def test_so_does_a_while() -> None:
    go = text("import __go__.math.bits as b\ndef f(n):\n    i = 0\n    while i < n:\n        i += b.OnesCount64(i) + 1\n    return i\n")
    batch = go.partition("\nT1:\n")[2].partition("\nS1:\n")[0]
    assert "go0.OnesCount64(uint64(" in batch and ".At(" not in batch and "r2 < int64(r0.N)" in batch


@pytest.mark.parametrize("called", ["s_.Contains('a', 'b')", "s_.ToUpper('a')", "print(i)"])
def test_no_batches_of_calls_that_may_last(called: str) -> None:
    go = text(f"import __go__.strings as s_\ndef f(n):\n    s = 0\n    for i in range(n):\n        s += i\n        {called}\n    return s\n")
    assert "\nT1:\n" not in go


def test_a_string_that_goes_into_the_next_function_stays_gos() -> None:
    go = text("import __go__.strings as s\ndef f(a):\n    return s.Contains(s.ToUpper(a), 'X')\n")
    assert "= go0.ToUpper(o.Text(r0)); o.ASCIIText(" in go and "go0.Contains(o.TextOr(" in go
    go = text("import __go__.strings as s\ndef f(a):\n    b = s.ToUpper(a)\n    return s.Contains(b, 'X'), b\n")
    assert "o.TextOr(" not in go


def test_what_fails_or_panics_is_called_again_the_general_way() -> None:
    go = text("from __go__.strconv import Atoi\ndef f(a):\n    return Atoi(a)\n")
    assert "failed = go0.Atoi(o.Text(r0)); failed != nil { going = false }" in go and "if !going { if r" in go
    go = text("from __go__.strings import Repeat\ndef f(a, n):\n    return Repeat(a, n)\n")
    assert "defer gb.Recovered(); r = go0.Repeat(a0, a1); done = true; return" in go
