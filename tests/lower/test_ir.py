"""Source and its printed IR side by side: tests/cases/ir/NAME.py and NAME.ir (`--update-goldens` rewrites the latter)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grumpy_hook.ir.nodes import Module
from grumpy_hook.ir.text import parse_module, print_module
from grumpy_hook.ir.verify import BadIR, verify_module
from grumpy_hook.lower import Rejected, lower_module

CASES = sorted((Path(__file__).parent.parent / "cases" / "ir").glob("*.py"))


def lower(source: str, name: str = "case") -> Module:
    return lower_module(source, ast.parse(source), name, f"{name}.py", False, optimize=0, version=(3, 12))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path, request: pytest.FixtureRequest) -> None:
    module = lower(path.read_text(), path.stem)
    verify_module(module)
    text = print_module(module)
    golden = path.with_suffix(".ir")
    if request.config.getoption("--update-goldens"):
        golden.write_text(text)
    assert golden.read_text() == text
    read = parse_module(text)
    verify_module(read)
    assert print_module(read) == text


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("f = eval\n", "eval is used as a value"),
        ("f = [print, exec]\n", "exec is used as a value"),
    ],
)
def test_rejected(source: str, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        lower(source)
    assert caught.value.reason.startswith(reason)


def test_a_hosted_method_that_needs_its_class_hosts_the_class() -> None:
    module = lower("class A:\n def f(self):\n  return super().f(), [locals() for _ in ()]\n")
    assert [(h.qualname, module.functions[h.code_index].hosted) for h in module.hosted] == [
        ("A", "locals() reads the running frame")
    ]


def test_hosted_code_tells_its_globals() -> None:
    module = lower("def f():\n global made\n made = len(TABLE)\n return [locals() for _ in ()]\n")
    assert module.hosted_reads == {"len", "TABLE", "locals"}
    assert module.hosted_writes == {"made"}
    assert "made" in module.globals_assigned


def test_class_descriptions() -> None:
    module = lower("class A(B):\n x: int\n def f(self):\n  self.a = self.b = 1\n  self.c: 'str' = ''\n")
    (info,) = module.classes
    assert (info.bases, info.self_attrs, info.annotations) == (("B",), ["a", "b", "c"], {"x": "int", "c": "str"})
    assert module.functions[info.methods["f"]].is_method_of == "A"


def test_the_verifier_sees_a_read_before_the_write() -> None:
    module = lower("def f(a):\n return a + 1\n")
    block = module.functions[1].blocks[0]
    block.instrs.reverse()
    with pytest.raises(BadIR, match="may be read before it is written"):
        verify_module(module)


def test_a_statement_is_hosted_with_its_place() -> None:
    module = lower("if True:\n    import sys\n    frame = sys._getframe(\n        0); after = 1\n")
    text = next(i.imms[0] for i in module.functions[0].instrs() if i.op == "const" and "frame" in str(i.imms[0]))
    assert text == "\nif 1:\n    frame = sys._getframe(\n        0)\n"
    assert module.hosted_writes == {"frame", "*"}
    assert [(h.qualname, h.span.line) for h in module.hosted] == [("<module>", 3)]


def test_what_a_break_leaves_is_hosted_whole() -> None:
    module = lower("import sys\nfor x in 'ab':\n if sys._getframe(): break\nwhile 0:\n pass\n")
    assert [h.span.line for h in module.hosted] == [3]
    assert not any(i.op == "iter" for i in module.functions[0].instrs())
