"""match statements. Names are bound when the whole pattern has matched, before the guard."""

from __future__ import annotations

import ast

from grumpy_hook.lower import names
from grumpy_hook.lower.builder import Place
from grumpy_hook.lower.context import Fn

Captures = dict[str, int]  # name -> register, in order of appearance


def match(fn: Fn, node: ast.Match) -> None:
    subject = fn.held(node.subject, fn.expr(node.subject))
    done = fn.label()
    for case in node.cases:
        following = fn.label()
        captures: Captures = {}
        _pattern(fn, case.pattern, subject, following, captures)
        for name, reg in captures.items():
            names.store(fn, case.pattern, name, reg, last_use=False)
        if case.guard is not None:
            passed = fn.label()
            fn.cond(case.pattern, case.guard, passed, following)
            fn.start(passed)
        fn.stmts(case.body)
        fn.jump(done)
        fn.start(following)
    fn.start(done)


def _pattern(fn: Fn, pattern: ast.pattern, subject: int, fail: int, captures: Captures) -> None:
    """Goes to `fail` when the subject does not match, else on."""
    match pattern:
        case ast.MatchValue(value=value):
            _unless(fn, pattern, fn.value(pattern, "compare_bool", (subject, fn.expr(value)), "eq"), fail)
        case ast.MatchSingleton(value=value):
            _unless(fn, pattern, fn.value(pattern, "is", (subject, fn.const(pattern, value)), False), fail)
        case ast.MatchAs(pattern=inner, name=name):
            if inner is not None:
                _pattern(fn, inner, subject, fail, captures)
            if name is not None:
                captures[name] = subject
        case ast.MatchStar(name=name):
            if name is not None:
                captures[name] = subject
        case ast.MatchSequence():
            _sequence(fn, pattern, subject, fail, captures)
        case ast.MatchMapping():
            _mapping(fn, pattern, subject, fail, captures)
        case ast.MatchClass():
            _class(fn, pattern, subject, fail, captures)
        case ast.MatchOr():
            _or(fn, pattern, subject, fail, captures)


def _unless(fn: Fn, place: Place, truth: int, fail: int) -> None:
    matched = fn.label()
    fn.branch(place, truth, matched, fail)
    fn.start(matched)


def _wildcard(pattern: ast.pattern) -> bool:
    return (isinstance(pattern, ast.MatchAs) and pattern.pattern is None and pattern.name is None) or (
        isinstance(pattern, ast.MatchStar) and pattern.name is None
    )


def _length(fn: Fn, place: Place, subject: int, op: str, count: int, fail: int) -> None:
    length = fn.value(place, "length", (subject,))
    _unless(fn, place, fn.value(place, "compare_bool", (length, fn.const(place, count)), op), fail)


def _sequence(fn: Fn, pattern: ast.MatchSequence, subject: int, fail: int, captures: Captures) -> None:
    patterns = pattern.patterns
    count = len(patterns)
    star = next((n for n, p in enumerate(patterns) if isinstance(p, ast.MatchStar)), None)
    _unless(fn, pattern, fn.value(pattern, "match_sequence", (subject,)), fail)
    if star is None:
        _length(fn, pattern, subject, "eq", count, fail)
    elif count > 1:
        _length(fn, pattern, subject, "ge", count - 1, fail)
    if all(_wildcard(p) for p in patterns):
        return
    if star is not None and _wildcard(patterns[star]):
        _items(fn, pattern, star, subject, fail, captures)
        return
    if star is None:
        parts = fn.multi(pattern, "unpack", count, (subject,), count)
    else:
        parts = fn.multi(pattern, "unpack_ex", count, (subject,), star, count - star - 1)
    for inner, reg in zip(patterns, parts, strict=True):
        _pattern(fn, inner, reg, fail, captures)


def _items(fn: Fn, pattern: ast.MatchSequence, star: int, subject: int, fail: int, captures: Captures) -> None:
    """`[a, *_, b]`: single items are taken by index, those after the star from the end."""
    count = len(pattern.patterns)
    for number, inner in enumerate(pattern.patterns):
        if _wildcard(inner):
            continue
        if number < star:
            index = fn.const(pattern, number)
        else:
            length = fn.value(pattern, "length", (subject,))
            index = fn.value(pattern, "binary", (length, fn.const(pattern, count - number)), "sub")
        _pattern(fn, inner, fn.value(pattern, "getitem", (subject, index)), fail, captures)


def _mapping(fn: Fn, pattern: ast.MatchMapping, subject: int, fail: int, captures: Captures) -> None:
    _unless(fn, pattern, fn.value(pattern, "match_mapping", (subject,)), fail)
    count = len(pattern.keys)
    if not count and pattern.rest is None:
        return
    keys: tuple[int, ...] = ()
    if count:
        _length(fn, pattern, subject, "ge", count, fail)
        keys = fn.exprs(pattern.keys)
    values = fn.value(pattern, "match_keys", (subject, fn.value(pattern, "build_tuple", keys)))
    _found(fn, pattern, values, fail)
    parts = fn.multi(pattern, "unpack", count, (values,), count) if count else ()
    for inner, reg in zip(pattern.patterns, parts, strict=True):
        _pattern(fn, inner, reg, fail, captures)
    if pattern.rest is not None:
        rest = fn.value(pattern, "build_dict", ())
        fn.effect(pattern, "dict_update", (rest, subject))
        for key in keys:
            fn.effect(pattern, "delitem", (rest, key))
        captures[pattern.rest] = rest


def _class(fn: Fn, pattern: ast.MatchClass, subject: int, fail: int, captures: Captures) -> None:
    cls = fn.expr(pattern.cls)
    attributes = fn.value(
        pattern, "match_class", (subject, cls), len(pattern.patterns), tuple(pattern.kwd_attrs)
    )
    _found(fn, pattern, attributes, fail)
    patterns = pattern.patterns + pattern.kwd_patterns
    if not patterns:
        return
    parts = fn.multi(pattern, "unpack", len(patterns), (attributes,), len(patterns))
    for inner, reg in zip(patterns, parts, strict=True):
        _pattern(fn, inner, reg, fail, captures)


def _found(fn: Fn, place: Place, found: int, fail: int) -> None:
    _unless(fn, place, fn.value(place, "is", (found, fn.const(place, None)), True), fail)


def _or(fn: Fn, pattern: ast.MatchOr, subject: int, fail: int, captures: Captures) -> None:
    """Every alternative binds the same names; they meet in common registers."""
    matched = fn.label()
    common: Captures = {}
    for alternative in pattern.patterns:
        following = fail if alternative is pattern.patterns[-1] else fn.label()
        own: Captures = {}
        _pattern(fn, alternative, subject, following, own)
        if not common:
            common = {name: fn.reg() for name in own}
        for name, reg in own.items():
            fn.into(pattern, common[name], "move", (reg,))
        fn.jump(matched)
        if following != fail:
            fn.start(following)
    fn.start(matched)
    captures.update(common)
