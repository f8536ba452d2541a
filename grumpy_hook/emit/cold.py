"""What a function mostly does without: Go text that is to stand behind the rest in the machine code.

Go's compiler puts the body of an ``if`` between what is before it and what comes after, however
rarely it runs, unless it begins with the loop ``COLD`` (``goruntime/object/cold.go``).  The test
that leads there must be the ``true`` one to Go's compiler: ``o.Absent(x)``, where ``x.P == nil`` is a negation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

COLD = "for o.Cold {}; "


def cold(e: FunctionEmitter, text: str) -> str:
    """The Go statements `text` as such a body."""
    return COLD + text if e.apart else text


def gives_up(general: str) -> bool:
    """Whether the Go statements leave the function, as those of quick versions do."""
    return general.removeprefix(COLD).startswith("return ")


def unless(e: FunctionEmitter, tests: tuple[str, ...], near: str, general: str) -> str:
    """Go statements: `general` where one of the tests holds (what stands between ``if`` and its body), else `near`."""
    if gives_up(general):
        return "".join(f"if {test} {{ {general} }}; " for test in tests) + near
    e.sites += 1
    away, after = f"away{e.sites}", f"after{e.sites}"
    leaving = "".join(f"if {test} {{ goto {away} }}; " for test in tests)
    return f"{{ {leaving}{near}; goto {after}; {away}: {cold(e, general)}; {after}: }}"
