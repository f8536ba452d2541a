"""Definitions and statements written out whole, with holes for expressions: what takes several lines to come to life.

{N} is a name at module level that the form makes; a hole {kind} is an expression of that kind, as in tables.py, and
{word:a|b|c} one of the texts.
"""

from __future__ import annotations

import random
import re
import warnings

from tests.generated.statements import Statements
from tests.generated.writer import TRIES, parses

IMPORTS = """
import asyncio
import functools
import json
import math
import sys
import traceback
from abc import ABC, abstractmethod
from collections import Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
from dataclasses import dataclass, field, replace
from enum import Enum, Flag, IntEnum, auto
from functools import reduce
from itertools import accumulate, chain, combinations, groupby, islice, product, zip_longest
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


def groups(error, depth=0):
    print(" " * depth, type(error).__name__, error)
    for part in getattr(error, "exceptions", ()):
        groups(part, depth + 1)
"""

# What is defined, and what is done with it.
DEFINITIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        """
type {N}Alias[K, *Ts] = {word:dict[K, list[K]]|tuple[*Ts]|K | None}
def {N}Of[K: {word:int|(int, str)}, **P](x: K, *a: {any}) -> K:
    def inner[U](u: U) -> tuple[K, U]: return x, u, K.__name__
    return inner({any}), a
class {N}[K](list[K]):
    items: K
    def put[U](self, v: K, u: U = {any}): self.append((v, u)); return self, K.__name__, U.__name__
    class Inner[V]: both = (K.__name__, V.__name__)
""",
        ("show({N}Alias.__value__, {N}Alias.__type_params__, {N}Alias.__name__)", "show({N}Of({any}, {any}))", "show({N}([{int}]).put({any}))", "show({N}.__type_params__, {N}[{word:int|str}], {N}.Inner.both, {N}.__orig_bases__)", "show({N}Of.__type_params__[0].__bound__, {N}Of.__annotations__)"),
    ),
    (
        """
def {N}Typed(a: {word:int|float|str|'list[int]'|'list[float] | None'|'dict[str, int]'|tuple|'tuple[int, list]'|'Iterable[float]'}, b: {word:float|int|'float | None'|'list[str]'} = {any}, *rest: int):
    out = []
    for i, x in enumerate(a) if hasattr(a, '__iter__') else ():
        out.append((i, x, b))
        if i > 3: break
    for x, y in zip(out, [b, {any}]): show(x, y)
    try: show(a + a, a * 2, b if b is None else -b)
    except TypeError as e: show(e)
    return 1 - len(out), out, rest
class {N}:
    v: float = {any}
    def __init__(self, v: float = {any}, to: '{N} | None' = None): self.v, self.to = v, to
    def deep(self): return [self.v] + (self.to.deep() if self.to is not None else [])
    @classmethod
    def made(cls, *a): return cls.named(*a)
    @classmethod
    def named(cls, *a): return cls.__name__, a
class {N}Sub({N}):
    def __init__(self, v: {word:float|int}): super({N}Sub, self).__init__(v); self.more = v
    def deep(self): return ['sub', *super({N}Sub, self).deep()]
    named = {word:staticmethod(lambda *a: a)|classmethod(lambda cls, *a: a)|{N}.named}
""",
        (
            "show({N}Typed({any}))", "show({N}Typed({ints}, {any}))", "show({N}Typed({any}, {float}, {int}))", "for q in ({int}, {float}, {any}): show({N}Typed([q], q))", "o = {N}Sub({any}); o.to = {N}({any}); o.to.other = {int}; show(o.deep(), list(vars(o)), o.to.other)",
            "show([{N}({any}, {N}Sub({int})).deep() for _ in range(3)])", "o = {N}(); o.link = {N}({int}); o.link.link = o; show(o.link.link.v, list(vars(o.link)))", "show({N}.made({any}), {N}Sub.made({any}))",
        ),
    ),
    (
        """
@dataclass({word:|order=True|frozen=True|slots=True|kw_only=True|eq=False|order=True, frozen=True|unsafe_hash=True})
class {N}:
    x: int
    y: {word:int|str|'later'} = {int}
    z: list = field(default_factory=list, compare={bool})
    {word:def __post_init__(self): show('post', self.x)|def both(self): return self.x, self.y|w = 5}
    def total(self, n=2): return self.x * n + {int}
""",
        (
            "show({N}({int}), {N}(x={int}, y={any}))", "show({N}({int}) == {N}({int}))", "show({N}(1) < {N}(x={int}))", "show(hash({N}(1)) == hash({N}(1)))", "o = {N}(1); o.x = {any}; show(o, o.z)", "show(replace({N}(x=1), x={any}))",
            "o = {N}(x={int}); o.z.append({any}); show(o.z, {N}(1).z)", "show({N}(x={int}).total(), {N}(x={int}).total({small}))", "match {N}(x={int}):\n    case {N}(x={word:1|0|n}): show('matched')\n    case {N}(): show('class')", "o = {N}(x=3); del o.x; show(o)", "show(copy({N}(x={any})))",
        ),
    ),
    (
        """
class {N}({word:Enum|IntEnum|Flag}):
    A = {word:1|auto()|4}
    B = {word:2|auto()|A}
    {word:C = 8|D = 4|C = auto()}
    @property
    def low(self): return self.name.lower(), {int}
    @classmethod
    def first(cls): return list(cls)[0]
    def __str__(self): return {str}
""",
        (
            "show(list({N}), {N}.A, {N}.A.value)", "show({N}(1), {N}(4))", "show({N}['B'], {N}[{str}])", "show({N}.A.low, {N}.first().name)", "show({N}.A is {N}.B, {N}.A == {int}, {N}.A in {N})", "show(f'{{N}.A}', str({N}.B), format({N}.A, '>6'))", "show({N}.A < {N}.B)", "show({N}.A | {N}.B)", "{N}.A = {int}",
            "show({{N}.A: {int}}[{N}.A])", "match {N}.B:\n    case {N}.A: show('A')\n    case {N}.B: show('B')", "show(len({N}), {N}.A.name, isinstance({N}.A, int))", "show([m.name for m in reversed({N})], {N}.__members__['A'])",
        ),
    ),
    (
        """
class {N}(ABC{word:|, Generic[T]}):
    K = {int}
    def __init__(self, v={int}): self.v = v
    @abstractmethod
    def part(self, n): return n + {int}
    def whole(self, n=1): return self.part(n), {any}
    @property
    {word:@abstractmethod|@functools.cache}
    def named(self): return {str}
    @classmethod
    def make(cls, *a): return cls(*a)
    @staticmethod
    def plain(a, b=2): return a, b
class {N}Sub({N}):
    def part(self, n):
        show('sub', n)
        return super().part(n) * {tiny}
    named = property(lambda self: ('named', self.v))
    def __eq__(self, o): return isinstance(o, {N}) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __call__(self, *a, k={int}): return a, k, self.v
""",
        (
            "{N}()", "show({N}Sub().whole(), {N}Sub({int}).whole({int}))", "show({N}Sub({int}).named, {N}Sub.make({int}).v)", "show({N}Sub(1) == {N}Sub({int}), {N}Sub(1) != 1)", "show({N}Sub.plain({any}), {N}Sub().plain(1, {any}))", "show({N}Sub()({any}, k={any}))", "show(isinstance({N}Sub(), {N}), issubclass({N}Sub, {N}), {N}.__abstractmethods__ == {'part'})",
            "o = {N}Sub({any}); o.extra = {any}; show(o.v, o.extra, sorted(vars(o)))", "o = {N}Sub(); o.v += {int}; show(o.v, {{o: 1}[o]})", "o = {N}Sub(); o.named = 3", "show(sum(o.part({int}) for o in [{N}Sub(), {N}Sub(2)]))", "show({N}Sub.K, {N}Sub().K, {N}[int])", "show([o.v for o in sorted([{N}Sub(3), {N}Sub(1)], key=lambda o: o.v)])",
        ),
    ),
    (
        """
class {N}({word:int|str|float|tuple|list|dict|set|bytes|Exception|UserList|UserDict|deque|OrderedDict|frozenset|defaultdict}):
    {word:def __repr__(self): return 'R' + super().__repr__()|def __len__(self): return {small}|def __eq__(self, o): return {bool}|def __add__(self, o): return ('add', o)|def __getitem__(self, k): return ('item', k)|def __iter__(self): return iter({ints})}
    {word:def __contains__(self, o): return {bool}|def __bool__(self): return {bool}|def __hash__(self): return {small}|def __missing__(self, k): return {any}|def __str__(self): return {str}|def __mul__(self, o): return NotImplemented|__hash__ = None}
    {word:tag = {any}|def more(self, n): return n, {int}|def __setitem__(self, k, v): super().__setitem__(k, v); show('set', k)|def append(self, v): super().append(v); super().append(v)}
""",
        (
            "o = {N}({word:|{int}|{str}|{ints}|{dict}|{float}|{bytes}}); show(o); show(len(o), bool(o))", "o = {N}({word:|{ints}|{str}}); show(list(o)); show([*o], {any} in o)", "o = {N}({word:|3|'ab'|[1, 2]}); show(o + {any}); show(o * 2)", "o = {N}({word:|3|'ab'|[1, 2]|{'a': 1}}); show(o[{word:0|'a'|-1|0:1}])",
            "o = {N}({word:|[1, 2]|{'a': 1}}); o[{word:0|'a'|9}] = {any}; show(o)", "o = {N}({word:|{ints}}); o.append({int}); show(o); o += {ints}; show(o)", "o = {N}({word:|{int}|{str}}); o.attr = {any}; show(o.attr, o == {int}, o == {str}, str(o), f'{o}')", "show(type({N}() + {N}()).__name__, {N}() == {N}())", "show(copy({N}({word:|{ints}|{str}})))", "o = {N}({word:|[3, 1]|'ba'}); show(sorted(o), max(o), hash(o) == hash(o))",
            "o = {N}(); o.update({word:{dict}|{ints}|{str}}); show(o, sorted(o, key=repr))", "raise {N}({any})", "o = {N}({word:|5|'x'|[1]}); show(isinstance(o, (int, str, list)), '%s %r' % (o, o))", "a, *b = {N}({word:{ints}|'abc'|{dict}}); show(a, b)",
        ),
    ),
    (
        """
class {N}Field:
    def __set_name__(self, owner, name): self.name = name; show('named', name)
    def __get__(self, o, t=None): return ('get', self.name, o is None)
    {word:def __set__(self, o, v): o.__dict__[self.name] = ('set', v)|other = 1}
    {word:def __delete__(self, o): show('del', self.name)|more = 2}
class {N}:
    f = {N}Field()
    __slots__ = ({word:'__dict__', 'a'|'a', 'b', '__dict__'|'__dict__',})
    def __init__(self, a=1): self.a = a
    def __getattr__(self, n):
        if n == {word:'zz'|'f'|'b'}: return {any}
        raise AttributeError(n)
""",
        (
            "show({N}.f, {N}().f)", "o = {N}({int}); o.f = {any}; show(o.f, o.__dict__)", "o = {N}(); del o.f; show(vars(o))", "o = {N}(); o.__dict__['f'] = {any}; show(o.f)", "show({N}().zz, {N}().nope)", "show({N}.a.__get__({N}({any})))", "o = {N}(); del o.a; show(o.a)", "o = {N}({any}); o.b = {any}; show(o.b, hasattr(o, 'c'), getattr(o, 'd', {any}))",
            "{N}.f = {any}; show({N}().f)", "show(copy({N}({any})).a)",
        ),
    ),
    (
        """
class {N}Meta(type):
    def __new__(meta, name, bases, space, **kw):
        show('new', name, kw, [k for k in space if k[0] != '_'])
        return super().__new__(meta, name, bases, space)
    def __init__(cls, name, bases, space, **kw): super().__init__(name, bases, space)
    def __call__(cls, *a, **kw): show('call', a); return super().__call__(*a, **kw)
    def __len__(cls): return {small}
    def __getattr__(cls, n): return ('meta', n)
class {N}(metaclass={N}Meta, {word:k=1|**{'j': 2}}):
    attr = {any}
    def __init__(self, v=0): self.v = v
    def m(self, n={int}): return __class__.__name__, self.v, n
class {N}Sub({N}):
    def m(self, *a): return super().m(*a) + ({int},)
""",
        ("show({N}(1).m(), {N}Sub({any}).m({int}))", "show({N}.zip, len({N}), {N}.attr, type({N}).__name__)", "show({N}().zip)", "o = {N}Sub(); o.v += {int}; show(o.v)", "{N}.attr = {any}; show({N}Sub.attr, {N}Sub().attr)", "show(isinstance({N}Sub(), {N}), [c.__name__ for c in {N}Sub.__mro__])"),
    ),
    (
        """
class {N}(NamedTuple):
    a: int
    b: str = {str}
    def pair(self): return self.b, self.a * {tiny}
{N}Plain = namedtuple('{N}Plain', 'p q', defaults=[{int}])
""",
        ("show({N}({int}), {N}(a=1, b={any}).pair())", "show({N}Plain(1), {N}Plain({any}, q=2)._asdict())", "a, b = {N}({int}); show(a, b)", "show({N}(1)._replace(a={any}), {N}(1) == (1, {str}), {N}(1) < (2,))", "match {N}({int}):\n    case {N}(a={word:0|1|n}): show('named')\n    case (x, y): show(x, y)", "{N}(1).a = {int}", "show({N}(1)[{small}], [*{N}(1)], {N}(1) + (2,))", "{N}()"),
    ),
    (
        """
async def {N}Steps(n, log):
    try:
        for i in range(n):
            try:
                got = yield i
                log.append(got)
                {word:await asyncio.sleep(0)|if i == 2: return|show(i, {any})|if i == 1: raise KeyError(i)}
            except ValueError as error:
                log.append(str(error))
                yield {any}
    finally:
        log.append('closed')
class {N}Context:
    async def __aenter__(self): return {any}
    async def __aexit__(self, kind, error, trace): show('leave', kind); return {bool}
async def {N}Main(log):
    steps = {N}Steps(4, log)
    {word:show(await steps.asend(None))|show(await anext(steps))|show(await anext(steps, {any}))|pass}
    {word:show(await steps.asend({any}))|show(await steps.athrow(ValueError({int})))|await steps.aclose()|async for x in steps: show(x)|pass}
    await steps.aclose()
    async with {N}Context() as entered:
        show(entered)
        {word:raise ValueError({int})|show({any})|return {any}|async for x in {N}Steps(3, log): show(x)}
    show([x async for x in {N}Steps({small}, log) if x], {x: x * 2 async for x in {N}Steps(2, log)})
    show(await asyncio.gather({N}One({int}), {N}One({any}), return_exceptions=True))
    async for x in {N}Steps(3, log):
        if x == {small}: continue
        show(x)
    else:
        show('else')
    return {any}
async def {N}One(v):
    await asyncio.sleep(0)
    return v + {int}
def {N}(log):
    try:
        return asyncio.run({N}Main(log))
    finally:
        show(log)
""",
        ("show({N}([]))", "show({N}([{any}]))"),
    ),
    (
        """
def {N}(error, log):
    try:
        try:
            raise error
        except* {word:ValueError|(ValueError, TypeError)|LookupError|OSError} as group:
            groups(group)
            {word:raise|raise KeyError({int})|log.append({any})|raise TypeError('from') from group|pass}
        except* {word:TypeError|KeyError|ArithmeticError}:
            log.append('second')
        {word:else: log.append('else')|except* Exception: log.append('rest')}
        finally:
            log.append('finally')
    except BaseException as left:
        groups(left); show(type(left.__cause__).__name__, type(left.__context__).__name__)
    return log
""",
        (
            "show({N}(ValueError({int}), []))", "show({N}(ExceptionGroup('g', [ValueError(1), TypeError({str}), KeyError(3)]), []))", "show({N}(ExceptionGroup('g', [OSError(1), ExceptionGroup('h', [ValueError(2), ZeroDivisionError()])]), []))", "show({N}(KeyError({any}), []))", "show({N}(BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError()]), []))",
        ),
    ),
    (
        """
@contextmanager
def {N}Open(v, swallow=False):
    show('open', v)
    try:
        yield v
    except {word:ValueError|KeyError|Exception} as error:
        show_error(error)
        if not swallow: raise
    finally:
        show('close', v)
def {N}(v, how):
    with {N}Open(v, how) as a, {word:suppress(KeyError)|{N}Open({int})|ExitStack()} as b:
        show(a)
        {word:raise ValueError(v)|raise KeyError(a)|return a, {any}|show({any})}
    return 'after'
""",
        ("show({N}({any}, {bool}))", "show({N}({int}, True))", "with {N}Open(1, True): raise ValueError({any})"),
    ),
    (
        """
def {N}(n, log):
    for i in range(n):
        try:
            try:
                log.append(i)
                {word:if i == 1: continue|if i == 2: break|if i == 1: return log, i|if i == 1: raise KeyError(i)|{any}}
                {word:if i == 3: raise ValueError(i)|log.append({any})|log[9]|del log[0]}
            except {word:KeyError|IndexError|ValueError|LookupError} as error:
                log.append(str(error))
                {word:continue|break|return 'handled'|raise|pass|raise TypeError(i) from None}
            finally:
                log.append('f')
                {word:pass|if i == 2: break|if i == 1: return 'over'|if i == 0: continue|log.append({any})}
        except {word:ValueError|TypeError|Exception}:
            log.append('outer')
        else:
            log.append('else')
    else:
        log.append('all')
    return log
""",
        ("show({N}({small}, []))", "show({N}(4, [{any}]))", "show({N}(5, []))"),
    ),
    (
        """
def {N}(start, step: int = {word:1|2|{int}}):
    count = start
    seen = []
    def add(n={int}):
        nonlocal count, step
        count += n
        seen.append(count)
        def deeper():
            nonlocal count
            count = {word:count * 2|-count|{any}|[count]}
            return count
        return deeper if n else step
    class Inner:
        nonlocal seen
        {word:seen = [{any}]|size = count|count = {int}}
        def get(self): return count, seen, step
    {word:del step|step = {any}|pass|step += 1}
    return add, Inner().get, (lambda: (count, seen))
""",
        ("a, g, s = {N}({any}); show(a()); show(g(), s())", "a, g, s = {N}({int}); show(a({int})()); show(a(0)); show(g(), s())", "a, g, s = {N}({int}, {any}); a(1); a(); show(s())", "show([f() for f in {N}({float})])"),
    ),
    (
        """
def {N}(n: int, m: int = {word:9223372036854775807|4611686018427387904|-9223372036854775808|3037000500|{int}}):
    t = {word:0|1|n|m|0.5}
    for i in range({word:{small}|70|n, n + 3|m - 2, m + 2|n, m, 4611686018427387904}):
        t = {word:t + m|t - i * m|t * 3 + n|(t << 1) ^ i|t // (i + 1) - m|t + (i ** 2 & m)|-t - i|t * i % (m or 1)|divmod(t, (n or 3))[i & 1]|abs(t) - m}
        if {word:t > m|-5 < t < n <= m|t == i != n|i in (2, 3)|i > 8}: {word:break|t = t >> 3|continue|n -= 1|show(t)}
        {word:n += 1|m ^= t if isinstance(t, int) else 1|t -= n|pass}
    else:
        show('all', t, n)
    while n > {word:0|3|m} and i < 100:
        n -= {word:1|2|i or 1}; i += 1
        {word:if n == 2: break|t += n|m = min(m, n)|t = max(t, n, m)}
    return t, n, m
""",
        ("show({N}({small}))", "show({N}(5, {int}))", "show({N}({int}, {small}))", "show({N}(3, {float}))", "show({N}(9223372036854775806))"),
    ),
    (
        """
def {N}(data, part):
    out = [data.count(part), data.find(part), part in data, data[{small}:], data[::{word:-1|2|-2}]]
    data = bytearray(data)
    {word:data.extend(part)|data += part|data[1:2] = part|data.insert({small}, 65)|data *= {tiny}|data[{small}] = 7}
    view = memoryview(data)
    out += [view[{small}:{small}].tobytes(), len(view), view[::-1].tobytes(), view == data, view.tolist()[:3]]
    {word:view[0:1] = b'Z'|view[0] = {small}|out.append(view[{small}])|out.append(view.hex())|out.append({small} in view)}
    view.release()
    {word:data.append({small})|del data[{small}:]|data.reverse()|out.append(data.pop())|data.remove(97)|data.clear()}
    out.append(data.{word:upper()|title()|split()|splitlines()|strip()|hex()|isalpha()|decode('latin-1')|rpartition(part)|replace(part, b'<>')|zfill(8)|expandtabs(4)|center(9, b'-')|translate(None, part)|startswith((part, b'a'))|rindex(part)|join([part, part])|removeprefix(part)|swapcase()|rsplit(part, 1)})
    return out, data, data == bytes(data)
""",
        ("show({N}({bytes}, {bytes}))", "show({N}({bytes}, b'a'))", "show({N}({bytearray}, {bytes}))", "show({N}(b'Hello World', b'o'))"),
    ),
    (
        """
def {N}Each(log):
    def see(v): log.append(v); return v
    first, *rest = see({ints}) or [0]
    show(see({int}) < see({int}) <= see({any}), see(1) == see(1.0) == see(True) != see({int}), see({char}) in see({str}) in see([{str}]))
    show({N}Take(see(1), *see({ints}), k=see(2), **see({'z': {any}}), y=see(3)), {N}Take(*see({str}), *rest, **{'a b': {int}}))
    show([*see({ints}), *rest, first], {**see({dict}), see({char}): see({int})}, {*rest, *see({ints})}, (*see({str}), first))
    x = y = log[{small}]
    log[{small}], z = see({int}), see({str})
    (a, [b, *c]), d = (see({int}), see({str})), see({any})
    for log[0], w in enumerate(see({strs})): show(w, log[0])
    w = z[see({small})] if see({bool}) else see({any}) and see({int}) or see({str})
    return x, y, z, a, b, c, d, w
def {N}Take(a={int}, /, *args, k={any}, **kw): return a, args, k, kw
def {N}():
    log = []
    try:
        return {N}Each(log)
    finally:
        show(log)
""",
        ("show({N}())", "show({N}Take(*{ints}, **{dict}))", "show({N}Take({any}, k={any}, a={int}))", "show({N}Take(*{any}))", "show({N}Take(**{any}))"),
    ),
    (
        """
@functools.singledispatch
def {N}(v, n={int}): return 'object', n
@{N}.register
def _(v: int, n=1): return 'int', v + n
@{N}.register(str)
@{N}.register(bytes)
def _(v, n=2): return 'text', v * n
@functools.lru_cache(maxsize={word:2|None|0})
def {N}Cached(a, b={int}): show('miss', a); return a, b
{N}Part = functools.partial({N}Cached, {int})
def {N}Wrap(f):
    @functools.wraps(f)
    def inner(*a, **kw):
        show('before', f.__name__, a)
        try: return f(*a, **kw)
        finally: show('after')
    return inner
@{N}Wrap
def {N}Named(a, b: int = {int}, *, c={any}): "doc"; return a, b, c
""",
        ("show({N}({any}), {N}({int}), {N}({str}, 1))", "show({N}Cached({int}), {N}Cached(1), {N}Cached(1), {N}Cached.cache_info()[:2])", "show({N}Part(), {N}Part({any}))", "show({N}Named({any}), {N}Named.__name__, {N}Named.__doc__)", "show({N}Named({any}, c={any}, b=2))", "show({N}Named())", "show({N}Cached({ints}))"),
    ),
)  # fmt: skip


WORD = re.compile(r"\{word:((?:[^{}]|\{[^{}]*\})*)\}")


class Forms(Statements):
    """`forms`: what can be done with those made so far."""

    def __init__(self, rng: random.Random, tag: str) -> None:
        super().__init__(rng, tag)
        self.forms: list[tuple[str, tuple[str, ...]]] = []

    def written_out(self) -> None:
        """One of DEFINITIONS, whose parts fit together."""
        for _ in range(TRIES):
            definition, uses = self.rng.choice(DEFINITIONS)
            name = self.top("N")
            text = self.filled(definition.strip("\n"), name)
            if parses(text) and _runs(text):
                self.lines += text.splitlines()
                self.forms.append((name, uses))
                return

    def filled(self, text: str, name: str) -> str:
        text = WORD.sub(lambda found: self.rng.choice(_choices(found[1])), text)
        return self.fill(text.replace("{N}", name), 1)

    def use_forms(self) -> None:
        for name, uses in self.forms:
            for use in self.rng.sample(uses, min(len(uses), self.rng.randint(2, 4))):
                self.use_form(name, use)

    def use_form(self, name: str, use: str) -> None:
        def write() -> None:
            with self.block("try:"):
                for line in self.filled(use, name).splitlines():
                    self.put(line)
            with self.block("except BaseException as error:"):
                self.put("show_error(error)")

        self.valid(write)


def _runs(text: str) -> bool:
    """At module level it has to: one that does not would end the whole batch."""
    names: dict[str, object] = {"__name__": "tried", "show": lambda *values: None}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(IMPORTS + text, "<tried>", "exec"), names)
    except Exception:
        return False
    return True


def _choices(text: str) -> list[str]:
    """Texts between bars; a bar within brackets is part of the text."""
    found, depth = [""], 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "|" and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found
