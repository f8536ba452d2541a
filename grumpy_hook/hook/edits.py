"""What of a module runs again after a save, decided from its old and its new text.

    old             new             runs again
    N = 1           N = 2           yes: edited
    T = [0] * N     T = [0] * N     yes: it reads N, which is made anew
    CACHE = {}      CACHE = {}      no: CACHE keeps what it holds
    def f(): ...    def f(): 1      yes, and callers that hold the old f call the new one

A definition that only moved runs again too, for the line numbers of its tracebacks, unless a decorator
would then act twice. In a program's main module only definitions, imports and assignments run again.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
IMPORTS = (ast.Import, ast.ImportFrom)
SCOPES = (*DEFINITIONS, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Edit(NamedTuple):
    """`text` is the new text with only the statements that run again, each on its own lines; None where
    none does. `removed` are globals that the new text binds no more. `classes` (qualified names) are
    updated in place; of the attributes of these, `kept` keep their value and `dropped` go, as `C.name`.
    """

    text: str | None
    removed: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()


def compare(old: str, new: str, is_main: bool = False) -> Edit:
    """Both texts must parse."""
    before, after = ast.parse(old).body, ast.parse(new).body
    again = _running(before, after, is_main)
    removed = set(_all_bound(before)) - set(_all_bound(after))
    pairs = list(_same_classes("", before, [after[number] for number in sorted(again)]))
    kept, dropped = set(), set()
    for name, one, other in pairs:
        same, gone = _attributes(one, other)
        kept |= {f"{name}.{attribute}" for attribute in same}
        dropped |= {f"{name}.{attribute}" for attribute in gone}
    text = _only(new, after, again) if again else None
    return Edit(text, tuple(sorted(removed)), frozenset(name for name, _, _ in pairs), frozenset(kept), frozenset(dropped))


def _running(before: list[ast.stmt], after: list[ast.stmt], is_main: bool) -> set[int]:
    """The numbers of the statements that run again."""
    places: dict[str, list[int]] = defaultdict(list)
    for statement in before:
        places[ast.dump(statement)].append(statement.lineno)
    headers = {s.name: _header(s) for s in before if isinstance(s, ast.ClassDef)}
    again: set[int] = set()
    for number, statement in enumerate(after):
        known = places.get(ast.dump(statement))
        line = known.pop(0) if known else None
        moved = isinstance(statement, DEFINITIONS) and not statement.decorator_list and line != statement.lineno
        if line is None or moved:
            again.add(number)
    fresh = set(_made_anew((after[number] for number in again), headers))
    while more := {n for n, s in enumerate(after) if n not in again and not fresh.isdisjoint(_read(s).union(_assigned(s, headers)))}:
        again |= more
        fresh.update(_made_anew((after[number] for number in more), headers))
    wanted = {n for n in again if not _does_nothing(n, after[n])}
    if is_main:
        wanted = {n for n in wanted if isinstance(after[n], (*DEFINITIONS, *ASSIGNMENTS, *IMPORTS))}
    return _whole_lines(after, wanted)


def _does_nothing(number: int, statement: ast.stmt) -> bool:
    """A bare constant that is not the docstring, and could become it in the shortened text."""
    return number > 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _made_anew(statements: Iterable[ast.stmt], headers: dict[str, str]) -> Iterator[str]:
    for statement in statements:
        yield from _assigned(statement, headers)


def _assigned(statement: ast.stmt, headers: dict[str, str]) -> Iterator[str]:
    """Globals that get another value when it runs. Functions and classes are updated in place instead, and
    what an import binds is seldom another object."""
    if isinstance(statement, ast.ClassDef):
        if headers.get(statement.name) not in (None, _header(statement)):
            yield statement.name
    elif not isinstance(statement, (*DEFINITIONS, *IMPORTS)):
        yield from _bound(statement)


def _header(statement: ast.ClassDef) -> str:
    """What of a class statement cannot be changed in place."""
    slots = [s for s in statement.body if "__slots__" in _bound(s)]
    return "".join(ast.dump(node) for node in [*statement.bases, *statement.keywords, *slots])


def _all_bound(statements: Iterable[ast.stmt]) -> Iterator[str]:
    for statement in statements:
        yield from _bound(statement)


def _bound(node: ast.AST) -> list[str]:
    """The names that a statement binds in its own scope."""
    if isinstance(node, DEFINITIONS):
        return [node.name]
    found: list[str] = []
    pending: list[ast.AST] = [node]
    while pending:
        node = pending.pop()
        if isinstance(node, DEFINITIONS):
            found.append(node.name)
        elif isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                found.append(node.id)
        elif isinstance(node, ast.alias):
            found.append(node.asname or node.name.partition(".")[0])
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            found.append(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            found.append(node.rest)
        if not isinstance(node, SCOPES):
            pending.extend(ast.iter_child_nodes(node))
    return found


def _read(statement: ast.stmt) -> set[str]:
    """The names that running it looks up: not those in the bodies of functions."""
    found: set[str] = set()
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            arguments = node.args
            pending += [*node.decorator_list, *arguments.defaults, *[d for d in arguments.kw_defaults if d is not None]]
        elif isinstance(node, ast.Lambda):
            pending += [*node.args.defaults, *[d for d in node.args.kw_defaults if d is not None]]
        else:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.add(node.id)
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            pending.extend(ast.iter_child_nodes(node))
    return found


def _same_classes(prefix: str, before: Iterable[ast.stmt], after: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.ClassDef, ast.ClassDef]]:
    """Classes of both texts whose old object can take the new body."""
    old = {s.name: s for s in before if isinstance(s, ast.ClassDef)}
    for new in after:
        if isinstance(new, ast.ClassDef) and (known := old.get(new.name)) is not None and _header(known) == _header(new):
            yield prefix + new.name, known, new
            yield from _same_classes(f"{prefix}{new.name}.", known.body, new.body)


def _attributes(before: ast.ClassDef, after: ast.ClassDef) -> tuple[set[str], set[str]]:
    """The class attributes whose assignments were not edited, and those that the body binds no more."""
    old, new = _assignments(before), _assignments(after)
    same = {name for name, text in new.items() if old.get(name) == text}
    return same, set(_all_bound(before.body)) - set(_all_bound(after.body))


def _assignments(statement: ast.ClassDef) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for inner in statement.body:
        for name in _bound(inner):
            found[name].append(ast.dump(inner))
    return {n: texts for n, texts in found.items() if not any(n == s.name for s in statement.body if isinstance(s, DEFINITIONS))}


def _whole_lines(statements: list[ast.stmt], again: set[int]) -> set[int]:
    """Statements that share a line (`a = 1; b = 2`) run together."""
    grown = set(again)
    for number in range(1, len(statements)):
        if statements[number].lineno == statements[number - 1].end_lineno and {number, number - 1} & grown:
            grown |= {number, number - 1}
    for number in range(len(statements) - 1, 0, -1):
        if statements[number].lineno == statements[number - 1].end_lineno and number in grown:
            grown.add(number - 1)
    return grown


def _only(text: str, statements: list[ast.stmt], again: set[int]) -> str:
    """The statements that run again, on their own lines."""
    lines = text.split("\n")
    shown = [""] * len(lines)
    future = {n for n, s in enumerate(statements) if isinstance(s, ast.ImportFrom) and s.module == "__future__"}
    for number in again | future:
        statement = statements[number]
        decorators = statement.decorator_list if isinstance(statement, DEFINITIONS) else []
        first = min([statement.lineno, *[d.lineno for d in decorators]])
        for line in range(first - 1, statement.end_lineno or first):
            shown[line] = lines[line]
    return "\n".join(shown).rstrip("\n") + "\n"
