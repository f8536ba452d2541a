"""How native each line is: the comment at its end says what is expected."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from grumpy_hook.source import Diagnostic, Source
from grumpy_hook.tools.annotate import fragment, page, refusal
from grumpy_hook.tools.facts import Level, ModuleFacts, examine
from grumpy_hook.tools.show import Stage, show
from grumpy_hook.tools.why import explain_slow
from tests.run.test_run import fits

TEXT = '''\
import json, math, sys  # border

LIMIT = 10  # unboxed

def total(n):  # unboxed
    s = 0  # unboxed
    for i in range(n):  # unboxed
        s += i * i  # unboxed
    return s  # unboxed

def twice(n: int):  # unboxed
    return total(n) + total(n)  # unboxed

def words(text):  # unboxed
    counts = {}  # general: makes a dict
    for w in text.split():  # general: calls .split()
        counts[w] = counts.get(w, 0) + 1  # general: stores an item
    out = json.dumps(counts)  # border: json is imported
    return out.strip()  # border: json is imported

def odd(x):  # hosted: made by CPython
    return sys._getframe().f_code is x  # hosted: sys._getframe()

def uses_odd(n):  # unboxed
    return odd(n)  # border: odd is hosted

class P:  # unboxed
    def __init__(self, x: float, y: float):  # unboxed
        self.x = x  # unboxed
        self.y = y  # unboxed

    def norm(self):  # unboxed
        return math.sqrt(self.x * self.x + self.y * self.y)  # unboxed

P(1.0, 2.0)  # general

def mixed(a, b):  # unboxed
    c = a + b  # general: annotate a: int
    return c  # unboxed
'''


@pytest.fixture(scope="module")
def facts() -> ModuleFacts:
    found = examine(Source.from_text("sample", TEXT, "/src/sample.py"))
    assert isinstance(found, ModuleFacts)
    return found


@pytest.mark.parametrize("number", range(1, len(TEXT.splitlines()) + 1))
def test_level_and_reason(facts: ModuleFacts, number: int) -> None:
    line = facts.lines[number - 1]
    expected = re.search(r"  # (\w+)(?:: (.*))?$", line.text)
    if expected is None:
        assert line.level is Level.NOTHING
        return
    reasons = "; ".join(f"{reason.text} {reason.change}" for reason in line.reasons)
    assert line.level.word == expected[1], reasons
    assert (expected[2] or "") in reasons


def test_functions_have_predicted_types_and_shares(facts: ModuleFacts) -> None:
    found = {function.qualname: function for function in facts.functions}
    assert found["total"].signature == "total(n: int) -> int" and found["total"].locals == {"s": "int", "i": "int"}
    assert found["P.norm"].signature == "norm(self: P) -> float"
    assert found["total"].share == {Level.UNBOXED: 1.0}
    assert found["words"].share[Level.GENERAL] > 0.7 and found["odd"].share == {Level.HOSTED: 1.0}
    assert "sys._getframe()" in found["odd"].hosted
    assert not found["mixed"].specialised and found["total"].specialised


def test_lines_carry_their_go(facts: ModuleFacts) -> None:
    assert any("MulInt" in text or "*" in text for text in facts.lines[7].go)
    assert not any(line.go for line in facts.lines if line.level is Level.NOTHING)


def test_loops_are_counted(facts: ModuleFacts) -> None:
    assert [line.number for line in facts.lines if line.depth == 1] == [8, 17]


class Reader(HTMLParser):
    """Checks that tags are closed in order, and counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.counts: dict[str, int] = {}
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    assert not reader.open
    return reader


def test_the_page_stands_alone(facts: ModuleFacts) -> None:
    reader = read(page(facts, {8: 0.25}))
    assert "script" not in reader.counts and "link" not in reader.counts
    assert all(link.startswith("#L") for link in reader.links)
    lines = sum(line.level is not Level.NOTHING for line in facts.lines)
    assert reader.counts["details"] == reader.counts["summary"] == lines
    assert "250.0 ms" in page(facts, {8: 0.25}) and "f_code is x" in page(facts)


def test_the_fragment_has_the_same_lines(facts: ModuleFacts) -> None:
    assert read(fragment(facts)).counts["details"] == read(page(facts)).counts["details"]


def test_a_module_that_is_interpreted_says_why() -> None:
    diagnostic = Diagnostic("too <dynamic>", "/src/x.py")
    assert "too &lt;dynamic&gt;" in refusal(diagnostic, "x")


def test_show_types_and_why_slow() -> None:
    source = Source.from_text("sample", TEXT, "/src/sample.py")
    shown = list(show(Stage.TYPES, source))
    assert "     5  total(n: int) -> int" in shown and "          s: int, i: int" in shown
    slow = list(explain_slow(source))
    assert "counts[w]" in slow[1], "loops come first"
    assert any("annotate a: int or a: float" in line for line in slow)


def test_every_example_can_be_examined() -> None:
    """The facts of real code: generators, closures, decorators, matches."""
    cases = Path(__file__).parents[1] / "run" / "cases"
    for path in [path for path in sorted(cases.glob("*.py")) if fits(path.stem)][::6]:
        found = examine(Source.read("case", str(path)))
        if isinstance(found, ModuleFacts):
            assert any(line.level for line in found.lines)
            read(page(found))
