"""The statements of a small quick function in the place of its call.

What gives up goes on to the call itself (`otherwise`), within one Go block: nothing jumps into it, and its variables and
labels have names of their own.  Go's compiler inlines only what is smaller, and nothing that has a loop of gotos.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grumpy_hook.passes.types import Signature

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

GIVE_UP = "«»"  # stands for the way out of a quick function that has done nothing
LARGEST = 16  # operations of a function that is inlined
ROOM = 120  # operations inlined in one function: Go's compiler does badly with large ones
ROOMY = 600  # operations of a function in which nothing is inlined


def result(value: str) -> str:
    """The mark of a quick function's return."""
    return f"«{value}»"


@dataclass(frozen=True)
class Quick:
    """``f_Nq``: what it takes and returns, and its statements, in which marks stand for the ways out. `weight`: operations."""

    index: int
    signature: Signature
    stores: bool
    body: str
    params: tuple[tuple[str, str], ...]
    variables: tuple[tuple[str, str], ...]
    labels: frozenset[str]
    result: tuple[str, str]  # its Go type and that type's zero
    weight: int

    @property
    def function(self) -> str:
        """The Go function."""
        body = self.body.replace(GIVE_UP, f"return {self.result[1]}, false")
        body = re.sub("«(.+?)»", r"return \1, true", body)
        params = ", ".join(f"{name} {kind}" for name, kind in self.params)
        return f"func f_{self.index}q({params}) ({self.result[0]}, bool) {{\n{_declared(self.variables, body)}{body}}}\n"

    def call(self, e: FunctionEmitter, args: list[str], got: str, take: str, otherwise: str) -> str:
        """Go statements: `take` with the result in `got`, or `otherwise` where it gives up."""
        if self._fits(e):
            return self._inlined(e, args, got, take, otherwise)
        done = e.temp("done_", "bool")
        return f"if {got}, {done} = f_{self.index}q({', '.join(args)}); {done} {{ {take} }} else {{ {otherwise} }}"

    def _fits(self, e: FunctionEmitter) -> bool:
        if not e.inlines or self.weight > LARGEST or e.weight + self.weight > ROOM or e.size > ROOMY or '"' in self.body:
            return False
        e.weight += self.weight
        return True

    def _inlined(self, e: FunctionEmitter, args: list[str], got: str, take: str, otherwise: str) -> str:
        number = e.package.inlined()
        own = {name for name, _ in self.params + self.variables} | self.labels

        def renamed(text: str) -> str:
            return re.sub(r"\b[A-Za-z_]\w*\b", lambda word: f"{word[0]}_{number}" if word[0] in own else word[0], text)

        body = "; ".join(line for line in renamed(self.body).splitlines() if not line.startswith("//line"))
        body = body.replace(GIVE_UP, f"goto F{number}")
        body = re.sub("«(.+?)»", rf"{got} = \1; goto D{number}", body).replace(":; ", ": ")
        given = "".join(f"var {name}_{number} {kind} = {arg}; " for (name, kind), arg in zip(self.params, args, strict=True))
        unread = "".join(f"_ = {name}_{number}; " for name, _ in self.params if not re.search(rf"\b{name}\b", self.body))
        declared = _declared(tuple((f"{name}_{number}", kind) for name, kind in self.variables), body).replace("\n", "; ")
        e.inner_labels |= {f"{label}_{number}" for label in self.labels} | {f"D{number}", f"F{number}", f"E{number}"}
        failed = f"goto E{number}; F{number}: {{ {otherwise} }}; E{number}: " if f"F{number}" in body else ""
        return f"{{ {given}{unread}{declared}{body}; D{number}: {{ {take} }}; {failed}}}"


def _declared(variables: tuple[tuple[str, str], ...], body: str) -> str:
    """The declarations; Go wants each to be read."""
    return "".join(f"var {name} {kind}\n" + ("" if _read(name, body) else f"_ = {name}\n") for name, kind in variables)


def _read(name: str, body: str) -> bool:
    """Whether the Go text does more with the variable than to assign it."""
    return re.search(rf"\b{name}\b(?!(, \w+)* = )", body) is not None
