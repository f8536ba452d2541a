"""Writes one program: expressions from the tables, with the variables that are in scope."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.generated.tables import EXPRESSIONS
from tests.generated.values import LITERALS

HOLE = re.compile(r"\{(%s)\}" % "|".join(sorted(EXPRESSIONS, key=len, reverse=True)))
BOUND = re.compile(r"@(\w)(?::(\w+))?@")
WRONG = 0.03  # how often a hole is filled with a value of another kind
TRIES = 20


class Writer:
    """`variables`: (name, kind) in scope, innermost last. `tag` makes the names of this program its own."""

    def __init__(self, rng: random.Random, tag: str) -> None:
        self.rng = rng
        self.tag = tag
        self.lines: list[str] = []
        self.indent = 0
        self.variables: list[tuple[str, str]] = []
        self.counter = 0

    # Text

    def put(self, line: str) -> None:
        self.lines.append("    " * self.indent + line)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        self.put(head)
        self.indent += 1
        yield
        self.indent -= 1

    def fresh(self, prefix: str = "v") -> str:
        self.counter += 1
        return f"{prefix}{self.counter}"

    def top(self, prefix: str) -> str:
        """A name at module level."""
        return f"{self.fresh(prefix)}_{self.tag}"

    # Choices

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def kind(self) -> str:
        return self.rng.choice(("int", "int", "int", "float", "str", "str", "bool", "ints", "strs", "list", "tuple", "dict", "set", "bytes", "floats", "pairs", "any"))

    # Expressions

    def expression(self, kind: str, depth: int = 2) -> str:
        if self.chance(WRONG):
            kind = self.kind()
        if depth <= 0 or self.chance(0.15):
            return self.atom(kind)
        template = self.rng.choice(EXPRESSIONS[kind])
        return self.fill(template, depth - 1)

    def fill(self, template: str, depth: int) -> str:
        """A template with its holes filled; an f-string's with names and plain numbers, which every version allows."""
        mark = len(self.variables)
        names: dict[str, str] = {}
        for found in BOUND.finditer(template):
            if found[1] not in names:
                names[found[1]] = self.fresh("b")
                self.variables.append((names[found[1]], found[2] or "int"))
        text = BOUND.sub(lambda found: names[found[1]], template)
        plain = "f'" in text
        text = HOLE.sub(lambda found: self.plain(found[1]) if plain else self.expression(found[1], depth), text)
        del self.variables[mark:]
        return text

    def atom(self, kind: str) -> str:
        known = [name for name, k in self.variables if k == kind]
        if known and self.chance(0.7):
            return self.rng.choice(known[-8:])
        if kind not in LITERALS:
            return self.rng.choice([t for t in EXPRESSIONS[kind] if not HOLE.search(t)])
        return self.rng.choice(LITERALS[kind])

    def plain(self, kind: str) -> str:
        known = [name for name, _ in self.variables]
        if known and self.chance(0.8) and kind != "small":
            same = [name for name, k in self.variables if k == kind]
            return self.rng.choice(same or known)
        return str(self.rng.randrange(12))

    # Statements that must parse

    def valid(self, write: Callable[[], None]) -> None:
        """Runs `write` until what it put parses, in a loop of a function with the known variables."""
        start, variables = len(self.lines), list(self.variables)
        known = " = ".join([*sorted({name for name, _ in variables}), "0"])
        around = f"def outer():\n    {known}\n    def f():\n        {known if not self.indent else 0}\n        for x in y:\n"
        for _ in range(TRIES):
            indent = self.indent
            write()
            body = "\n".join("            " + line for line in self.lines[start:])
            if parses(around + body):
                return
            self.indent = indent
            del self.lines[start:]
            self.variables[:] = variables
        self.put("pass")


def parses(text: str) -> bool:
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<generated>", "exec")
    except (SyntaxError, ValueError, OverflowError):
        return False
    return True
