"""Lowers files and compares each function with CPython's own code object.

    python tests/lower/sweep.py [FILE or FOLDER ...]     default: the standard library

Prints what is hosted or rejected and why, and every difference found.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
import sysconfig
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from grumpy_hook.ir.nodes import Function, Kind, Module
from grumpy_hook.ir.verify import verify_module
from grumpy_hook.lower import Rejected, lower_module

SKIPPED = ("lib2to3/tests/data", "test/bad", "site-packages", "idlelib/idle_test/example")
CO_NESTED_KINDS = {0x20: Kind.GENERATOR, 0x80: Kind.COROUTINE, 0x200: Kind.ASYNC_GENERATOR}
COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>")


def lower_file(path: Path) -> tuple[Module, CodeType] | Rejected | None:
    """None when CPython itself does not compile it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            data = path.read_bytes()
            tree = ast.parse(data)
            code = compile(data, str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, UnicodeDecodeError):
        return None
    try:
        return lower_module(importlib.util.decode_source(data), tree, path.stem, str(path), path.name == "__init__.py"), code
    except Rejected as rejected:
        return rejected


def twins(code: CodeType) -> dict[tuple[str, int], list[CodeType]]:
    """Code objects by qualified name and first line, in order of appearance."""
    found: dict[tuple[str, int], list[CodeType]] = defaultdict(list)

    def walk(parent: CodeType) -> None:
        for const in parent.co_consts:
            if isinstance(const, CodeType):
                found[const.co_qualname, const.co_firstlineno].append(const)
                walk(const)

    found["<module>", 1].append(code)
    walk(code)
    return found


def differences(module: Module, code: CodeType) -> Iterator[str]:
    verify_module(module)
    by_name = twins(code)
    for fn in module.functions:
        qualname, line, number = fn.twin
        same = by_name.get((qualname, line), [])
        if number >= len(same):
            yield f"{qualname} line {line} number {number}: no such code object"
        else:
            yield from (f"{qualname} line {line}: {text}" for text in compare(fn, same[number]))


def compare(fn: Function, code: CodeType) -> Iterator[str]:
    params = fn.params
    counts = (params.posonly, params.pos, params.kwonly, params.varargs, params.varkw)
    flags = code.co_flags
    own = (code.co_posonlyargcount, code.co_argcount, code.co_kwonlyargcount, bool(flags & 4), bool(flags & 8))
    hidden = code.co_name.startswith("<generic parameters of")  # called where it is made, with what this compiler gives it
    if counts != own and not hidden:
        yield f"parameters {counts}, not {own}"
    if params.names != code.co_varnames[: len(params.names)] and ".0" not in params.names and not hidden:
        yield f"parameters {params.names}, not {code.co_varnames}"
    if fn.free_vars != code.co_freevars and not hidden:
        yield f"free variables {fn.free_vars}, not {code.co_freevars}"
    kind = next((kind for flag, kind in CO_NESTED_KINDS.items() if flags & flag), None)
    if kind is not fn.kind and (kind is not None or fn.kind in CO_NESTED_KINDS.values()):
        yield f"kind {fn.kind}, not {kind}"
    if fn.kind in (Kind.PLAIN, Kind.GENERATOR) and code.co_name not in ("<lambda>", "<genexpr>"):
        doc = code.co_consts[0] if code.co_consts and isinstance(code.co_consts[0], str) else None
        if fn.hosted is None and fn.docstring is not None and fn.docstring != doc:
            yield f"docstring {fn.docstring!r}, not {doc!r}"


def files(roots: list[Path]) -> Iterator[Path]:
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*.py")):
            if not any(part in path.as_posix() for part in SKIPPED):
                yield path


def main(arguments: list[str]) -> int:
    roots = [Path(a) for a in arguments] or [Path(sysconfig.get_paths()["stdlib"])]
    reasons: Counter[str] = Counter()
    seen = functions = failures = 0
    spent = 0.0
    for path in files(roots):
        start = time.perf_counter()
        lowered = lower_file(path)
        spent += time.perf_counter() - start
        if lowered is None:
            continue
        seen += 1
        if isinstance(lowered, Rejected):
            reasons[f"rejected: {lowered.reason}"] += 1
            print(f"{path}:{lowered.span.line}: rejected: {lowered.reason}")
            continue
        module, code = lowered
        functions += len(module.functions)
        for hosted in module.hosted:
            reasons[f"hosted: {hosted.reason}"] += 1
            print(f"{path}:{hosted.span.line}: {hosted.qualname} hosted: {hosted.reason}")
        for text in differences(module, code):
            failures += 1
            print(f"{path}: DIFFERENT {text}")
    print(f"{seen} files, {functions} code objects, {failures} differences, {spent:.1f} s")
    for reason, count in reasons.most_common():
        print(f"{count:6} {reason}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
