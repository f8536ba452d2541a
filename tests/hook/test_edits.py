"""What runs again after a save."""

from __future__ import annotations

import pytest

from grumpy_hook.hook.edits import compare


def runs(old: str, new: str, is_main: bool = False) -> list[str]:
    text = compare(old, new, is_main).text
    if text is None:
        return []
    assert len(text.splitlines()) <= len(new.splitlines())
    assert all(line in ("", new.splitlines()[n]) for n, line in enumerate(text.splitlines())), "statements keep their lines"
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a = 1\nb = []", "a = 2\nb = []", ["a = 2"]),
        ("a = 1\nb = [0] * a\nc = b", "a = 2\nb = [0] * a\nc = b", ["a = 2", "b = [0] * a", "c = b"]),
        ("a = 1\nb = 2", "# note\na = 1\n\nb = 2", []),
        ("def f(): return 1\nT = f()", "def f(): return 2\nT = f()", ["def f(): return 2"]),
        ("x = 1\ndef f(): pass", "x = 1\n\ndef f(): pass", ["def f(): pass"]),
        ("x = 1\n@d\ndef f(): pass", "x = 1\n\n@d\ndef f(): pass", []),
        ("x = 1\n@d\ndef f(): pass", "x = 1\n@d\ndef f(): return 1", ["@d", "def f(): return 1"]),
        ("n = 1\ndef f(a=n): pass", "n = 2\ndef f(a=n): pass", ["n = 2", "def f(a=n): pass"]),
        ("n = 1\ndef f(): return n", "n = 2\ndef f(): return n", ["n = 2"]),
        ("n = 0\nn += 1", "n = 0\nn += 2", ["n = 0", "n += 2"]),
        ("a = 1; b = 2", "a = 1; b = 3", ["a = 1; b = 3"]),
        ("a = [\n1]; b = 2\nc = 3", "a = [\n1]; b = 3\nc = 3", ["a = [", "1]; b = 3"]),
        ("class A: pass\nclass B(A): pass", "class A: x = 1\nclass B(A): pass", ["class A: x = 1"]),
        ("class A: pass\nclass B(A): pass", "class A(int): pass\nclass B(A): pass", ["class A(int): pass", "class B(A): pass"]),
        ("from __future__ import annotations\na = 1", "from __future__ import annotations\na = 2", ["from __future__ import annotations", "a = 2"]),
        ("import a\nuse(a)", "import a, b\nuse(a)", ["import a, b"]),
        ("print(1)\nprint(2)", "print(1)\nprint(3)", ["print(3)"]),
        ("for i in x: y = i\nz = y", "for i in x: y = -i\nz = y", ["for i in x: y = -i", "z = y"]),
        ("x = 1\n'text'", "x = 1\n'other'", []),
        ("f = lambda: n\nn = 1", "f = lambda: n\nn = 2", ["n = 2"]),
    ],
)
def test_statements(old: str, new: str, expected: list[str]) -> None:
    assert runs(old, new) == expected


def test_a_main_program_is_not_run_again() -> None:
    old, new = "n = 1\ndef f(): return 1\nmain(n)\n", "n = 2\ndef f(): return 2\nmain(n, 1)\nwhile True: pass\n"
    assert runs(old, new, is_main=True) == ["n = 2", "def f(): return 2"]


def test_classes_that_can_take_the_new_body() -> None:
    old = "class A:\n    n = 0\n    m = 0\n    def f(self): pass\n    class B: k = 1\nclass C: __slots__ = ('x',)\nclass D: pass\ngone = 1\n"
    new = "class A:\n    n = 0\n    m = 1\n    class B:\n        k = 1\n        j = 1\nclass C: __slots__ = ('y',)\nclass D: d = 1\n"
    edit = compare(old, new)
    assert edit.classes == {"A", "A.B", "D"}
    assert edit.kept == {"A.n", "A.B.k"}
    assert edit.dropped == {"A.f"}
    assert edit.removed == ("gone",)
